import { ALLOWED, type Decision, refuse } from '../decision';
import type { FollowUpParameters } from './parameters';
import type { CallbackResult, DismissalGround, FollowUpKind } from './types';

/** What the organiser says when he passes a matter on. */
export interface PassingFields {
  textId: string;
  tellPlace: boolean;
  /** Counted ratings of the place; null: there is no place. */
  ratingsAtPlace: number | null;
}

/** Nobody may be recognised by the place at which he was (GE-WAY-3). */
export function checkPassing({ hideBelow, ruleId }: FollowUpParameters, fields: PassingFields): Decision {
  if (fields.textId === '') return refuse('TEXT_REQUIRED', '请写明转办内容', ruleId, 'note');
  if (!fields.tellPlace) return ALLOWED;
  if (fields.ratingsAtPlace === null)
    return refuse('NO_PLACE', '没有对应的点位，不能告知点位', ruleId, 'tellPlace');
  return fields.ratingsAtPlace < hideBelow
    ? refuse('SMALL_CELL', `该点位计入的评价不足${hideBelow}条，告知点位可能认出评价人`, ruleId, 'tellPlace')
    : ALLOWED;
}

export interface DismissalFields {
  ground: DismissalGround;
  reasonId: string;
  addresseeId: string;
  replyId: string;
}

/** A dismissal gives its reason; a complaint gets an answer, and is told who is competent. */
export function checkDismissal(kind: FollowUpKind, ruleId: string, fields: DismissalFields): Decision {
  if (fields.reasonId === '') return refuse('REASON_REQUIRED', '不予转办须说明理由', ruleId, 'note');
  if (fields.ground === 'NOT_COMPETENT') {
    if (kind !== 'COMPLAINT') return refuse('GROUND_NOT_FITTING', '差评不适用这一理由', ruleId, 'ground');
    if (fields.addresseeId === '')
      return refuse('ADDRESSEE_REQUIRED', '请写明应向哪个单位反映', ruleId, 'addressee');
  }
  return kind === 'COMPLAINT' && fields.replyId === '' ? replyRequired(ruleId) : ALLOWED;
}

const replyRequired = (ruleId: string): Decision =>
  refuse('REPLY_REQUIRED', '请写明给投诉人的答复', ruleId, 'reply');

export interface ReviewFields {
  accept: boolean;
  reasonId: string;
  replyId: string;
}

/** An answer that is given back gives the reason; of a complaint that is accepted the complainant is told. */
export function checkReview(kind: FollowUpKind, ruleId: string, fields: ReviewFields): Decision {
  if (!fields.accept)
    return fields.reasonId === '' ? refuse('REASON_REQUIRED', '退回须说明理由', ruleId, 'note') : ALLOWED;
  return kind === 'COMPLAINT' && fields.replyId === '' ? replyRequired(ruleId) : ALLOWED;
}

/** An extension lies behind the limit that stands; both are China dates. */
export function checkExtension(
  until: string,
  reasonId: string,
  dueOn: string | null,
  ruleId: string,
): Decision {
  if (reasonId === '') return refuse('REASON_REQUIRED', '申请延期须说明理由', ruleId, 'note');
  return dueOn !== null && until <= dueOn
    ? refuse('EXTENSION_TOO_EARLY', '延期后的日期须晚于现在的期限', ruleId, 'until')
    : ALLOWED;
}

export interface CallbackFields {
  result: CallbackResult;
  satisfaction: number | null;
  /** What is still to be done, for the object to read; absent in steps from before a matter could go back. */
  reasonId?: string;
}

/** Very dissatisfied or dissatisfied. */
export const isDissatisfied = (satisfaction: number | null): boolean =>
  satisfaction !== null && satisfaction <= 2;

/** Whether the matter goes back to the object with this call, given how often it still may. */
export const goesBack = ({ satisfaction, reasonId }: CallbackFields, reworksLeft: number): boolean =>
  isDissatisfied(satisfaction) && reworksLeft > 0 && reasonId !== undefined;

/** Satisfaction from 1 to 5, if and only if the person was reached; what goes back gives the reason, nothing else does. */
export function checkCallback(ruleId: string, fields: CallbackFields, reworksLeft: number): Decision {
  const of = checkSatisfaction(ruleId, fields);
  if (!of.allowed) return of;
  const back = goesBack(fields, reworksLeft);
  if (back && fields.reasonId === '')
    return refuse('REASON_REQUIRED', '回访不满意的须写明还需要单位办理什么', ruleId, 'reason');
  return !back && fields.reasonId
    ? refuse('REASON_NOT_EXPECTED', '本次回访后不再交单位办理，不填再次办理要求', ruleId, 'reason')
    : ALLOWED;
}

function checkSatisfaction(ruleId: string, { result, satisfaction }: CallbackFields): Decision {
  if (result === 'NO_CONTACT') {
    return satisfaction === null
      ? ALLOWED
      : refuse('SATISFACTION_NOT_EXPECTED', '未接通时不填满意度', ruleId, 'satisfaction');
  }
  return satisfaction !== null && Number.isInteger(satisfaction) && satisfaction >= 1 && satisfaction <= 5
    ? ALLOWED
    : refuse('SATISFACTION_REQUIRED', '接通后须记录满意度（1至5）', ruleId, 'satisfaction');
}

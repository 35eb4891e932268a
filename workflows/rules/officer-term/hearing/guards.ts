import { chinaDate } from '../../calendar/dates';
import { ALLOWED, type Decision, refuse } from '../decision';
import { deliveryMoments, isFinal, standsWithout } from './procedure';
import type { HearingContext, Procedure, ProcedureEvent, ProcedureStatus } from './types';

const BEFORE_END: readonly ProcedureStatus[] = ['DETECTED', 'NOTIFIED', 'WINDOW', 'DECIDING', 'REVIEW'];

const ALLOWED_IN: Record<ProcedureEvent['type'], readonly ProcedureStatus[]> = {
  NOTIFIED: ['DETECTED'],
  DELIVERED: ['NOTIFIED'],
  ANSWERED: ['NOTIFIED', 'WINDOW'],
  LATE_REPORT: [...BEFORE_END, 'STAYED'],
  STAY_PROPOSED: BEFORE_END,
  STAY_CONFIRMED: BEFORE_END,
  STAY_REJECTED: BEFORE_END,
  DECIDED: BEFORE_END,
  FACTS_REFUTED: [...BEFORE_END, 'STAYED'],
};

/** May this event happen to the procedure now? Every refusal names the rule. */
export function checkProcedureEvent(
  procedure: Procedure,
  event: ProcedureEvent,
  context: HearingContext,
): Decision {
  const { ruleId } = procedure;
  if (isFinal(procedure)) return refuse('PROCEDURE_OVER', '该程序已经结束', ruleId);
  if (!ALLOWED_IN[event.type].includes(procedure.status)) {
    return refuse('WRONG_STATUS', '程序当前所处环节不能办理此项', ruleId);
  }
  switch (event.type) {
    case 'DELIVERED':
      return checkDelivery(procedure, event, context);
    case 'STAY_PROPOSED':
      return checkStayProposal(procedure, event, context);
    case 'STAY_CONFIRMED':
    case 'STAY_REJECTED':
      return checkStayAnswer(procedure, event, context);
    case 'DECIDED':
      return checkDecision(procedure, event, context);
    case 'FACTS_REFUTED':
      return ownCase(event.by, context, ruleId) ?? factsKnown(procedure, event.factIds) ?? ALLOWED;
    default:
      return ALLOWED;
  }
}

type Event<T extends ProcedureEvent['type']> = Extract<ProcedureEvent, { type: T }>;

function checkDelivery(procedure: Procedure, event: Event<'DELIVERED'>, context: HearingContext): Decision {
  const { ruleId } = procedure;
  if (event.way === 'READ') {
    return event.by === context.officerAccountId
      ? ALLOWED
      : refuse('NOT_THE_OFFICER', '只有本人阅读告知书才算送达', ruleId);
  }
  const own = ownCase(event.by, context, ruleId);
  if (own) return own;
  const from = deliveryMoments(procedure.notifiedAt!, context).publicNoticeFrom;
  return event.way === 'PUBLIC_NOTICE' && event.at < from
    ? refuse(
        'PUBLIC_NOTICE_TOO_EARLY',
        `告知满${context.hearing.publicNoticeAfterWorkingDays}个工作日仍未送达的，方可公告送达`,
        ruleId,
      )
    : ALLOWED;
}

function checkStayProposal(
  procedure: Procedure,
  event: Event<'STAY_PROPOSED'>,
  context: HearingContext,
): Decision {
  const { ruleId } = procedure;
  const own = ownCase(event.by, context, ruleId) ?? factsKnown(procedure, event.factIds);
  if (own) return own;
  if (event.reasonId === '') return refuse('REASON_REQUIRED', '暂缓须说明理由', ruleId, 'note');
  if (standsWithout(procedure, event.factIds)) {
    return refuse('STAY_TOO_NARROW', '其余事实仍足以构成该情形，须扩大暂缓所涉事实', ruleId, 'factIds');
  }
  return event.until !== null && event.until <= chinaDate(event.at)
    ? refuse('STAY_END_PAST', '暂缓期限须晚于今天', ruleId, 'until')
    : ALLOWED;
}

function checkStayAnswer(
  procedure: Procedure,
  event: Event<'STAY_CONFIRMED' | 'STAY_REJECTED'>,
  context: HearingContext,
): Decision {
  const { ruleId, stayProposal } = procedure;
  if (!stayProposal) return refuse('NO_STAY_PROPOSED', '没有待确认的暂缓', ruleId);
  const own = ownCase(event.by, context, ruleId);
  if (own) return own;
  return event.by === stayProposal.proposedBy
    ? refuse('FOUR_EYES', '提出暂缓的人不能自己确认，须由另一人办理', ruleId)
    : ALLOWED;
}

function checkDecision(procedure: Procedure, event: Event<'DECIDED'>, context: HearingContext): Decision {
  const { ruleId, mode, status, hearing } = procedure;
  const own = ownCase(event.by, context, ruleId);
  if (own) return own;
  if (event.reasonId === '') return refuse('REASON_REQUIRED', '决定须说明理由', ruleId, 'note');
  if (mode === 'AUTO' && status !== 'REVIEW') {
    return refuse('AUTOMATIC_GROUND', '该情形届满自动执行，只能由两人办理暂缓', ruleId);
  }
  const heard = !hearing || status === 'DECIDING' || status === 'REVIEW' || procedure.answers.length > 0;
  return event.keep || heard
    ? ALLOWED
    : refuse('NOT_YET_HEARD', '陈述申辩期届满或本人已陈述后，方可作出决定', ruleId);
}

function ownCase(by: string, context: HearingContext, ruleId: string): ReturnType<typeof refuse> | null {
  return by === context.officerAccountId ? refuse('OWN_CASE', '不能办理涉及本人的事项', ruleId) : null;
}

function factsKnown(procedure: Procedure, factIds: readonly string[]): ReturnType<typeof refuse> | null {
  const known = procedure.facts.map(({ factId }) => factId);
  if (factIds.length === 0) return refuse('FACTS_REQUIRED', '须写明所涉事实', procedure.ruleId, 'factIds');
  return factIds.every((id) => known.includes(id))
    ? null
    : refuse('FACTS_UNKNOWN', '所列事实不属于本程序', procedure.ruleId, 'factIds');
}

import { ALLOWED, type Decision, type Refused, refuse } from '../../decision';
import { isSeed } from '../draw/random';
import {
  type EvaluationSchemeParameters,
  GROUPS,
  type OrganActor,
  type RoundStep,
  type StepParameters,
} from '../parameters';
import { periodEnd, periodOf } from '../period';
import { checkTieDecision } from '../rank/tieDecision';
import { closesAt, type EvaluationRound, type RoundEvent, type RoundStatus } from './types';

/** Status in which each event can happen to a round. */
export const ALLOWED_IN: Record<RoundEvent['type'], readonly RoundStatus[]> = {
  PREPARE: ['PREPARING'],
  DRAW: ['PREPARED'],
  OPEN: ['DRAWN'],
  EXTEND: ['OPEN'],
  CLOSE: ['OPEN'],
  SCORE: ['CLOSED'],
  RANK: ['SCORED'],
  DECIDE_TIE: ['RANKED'],
  REVIEW: ['RANKED'],
  PUBLISH: ['REVIEWED'],
  START_MEASURES: ['PUBLISHED'],
  BOOK: ['MEASURES'],
  CORRECT: ['PUBLISHED', 'MEASURES', 'BOOKED'],
  WITHDRAW_CORRECTION: ['CLOSED', 'SCORED', 'RANKED', 'REVIEWED'],
  VOID: ['PREPARING', 'PREPARED', 'DRAWN', 'OPEN', 'CLOSED', 'SCORED', 'RANKED', 'REVIEWED'],
};

/** The step of the order to which an event belongs; it gives rule and organ. */
export const STEP_OF: Record<RoundEvent['type'], RoundStep> = {
  PREPARE: 'PREPARE',
  DRAW: 'DRAW',
  OPEN: 'OPEN',
  EXTEND: 'OPEN',
  CLOSE: 'CLOSE',
  SCORE: 'SCORE',
  RANK: 'RANK',
  DECIDE_TIE: 'RANK',
  REVIEW: 'REVIEW',
  PUBLISH: 'PUBLISH',
  START_MEASURES: 'START_MEASURES',
  BOOK: 'BOOK',
  CORRECT: 'PUBLISH',
  WITHDRAW_CORRECTION: 'PUBLISH',
  VOID: 'PREPARE',
};

type Event<T extends RoundEvent['type']> = Extract<RoundEvent, { type: T }>;

export function stepRule({ round }: EvaluationSchemeParameters, step: RoundStep): StepParameters {
  return round.steps.find((each) => each.step === step)!;
}

/** May this event happen to the round now? Every refusal names the rule. */
export function checkRoundEvent(
  parameters: EvaluationSchemeParameters,
  round: EvaluationRound,
  event: RoundEvent,
): Decision {
  const rule = stepRule(parameters, STEP_OF[event.type]);
  return (
    outOfOrder(parameters, round, event) ??
    wrongActor(rule, event.by) ??
    wrongContent(parameters, round, event, rule.ruleId) ??
    ALLOWED
  );
}

function outOfOrder(
  { round: { ruleId } }: EvaluationSchemeParameters,
  round: EvaluationRound,
  event: RoundEvent,
): Refused | null {
  if (round.status === 'VOIDED') return refuse('ROUND_VOIDED', '本轮评价已经作废', ruleId);
  if (ALLOWED_IN[event.type].includes(round.status)) {
    return event.type === 'VOID' && round.publications.length > 0 ? published(ruleId) : null;
  }
  return event.type === 'VOID'
    ? published(ruleId)
    : refuse('WRONG_STATUS', '本轮评价当前所处环节不能办理此项', ruleId);
}

const published = (ruleId: string): Refused =>
  refuse('ALREADY_PUBLISHED', '结果已经通报，不能作废，只能按更正程序发布新版本', ruleId);

function wrongActor({ organ, automatic, ruleId }: StepParameters, by: OrganActor | null): Refused | null {
  if (by === null) {
    return automatic ? null : refuse('PERSON_REQUIRED', '此项须由有权人员办理', ruleId);
  }
  return by.organ === organ ? null : refuse('WRONG_ORGAN', '此项不属于本单位的职责', ruleId);
}

function wrongContent(
  parameters: EvaluationSchemeParameters,
  round: EvaluationRound,
  event: RoundEvent,
  ruleId: string,
): Refused | null {
  switch (event.type) {
    case 'PREPARE':
      return preparation(parameters, event);
    case 'DRAW':
      return drawing(parameters, round, event);
    case 'OPEN':
      return event.closesAt > event.at ? null : pastEnd(ruleId);
    case 'EXTEND':
      if (event.closesAt <= closesAt(round)!) {
        return refuse('NOT_LATER', '延长后的截止时间须晚于原截止时间', ruleId, 'closesAt');
      }
      return reason(event.reasonId, '延长评价时间', ruleId);
    case 'CLOSE':
      return event.at >= closesAt(round)! || (event.early ?? event.answered >= round.draw!.selected)
        ? null
        : refuse('STILL_OPEN', '评价截止时间未到，不能结束', ruleId);
    case 'SCORE':
      return scoring(parameters, round, event, ruleId);
    case 'RANK':
      return event.ties.some((tie, i) => event.ties.findIndex(({ group }) => group === tie.group) !== i)
        ? refuse('GROUP_TWICE', '同一组的并列只能列一次', ruleId)
        : null;
    case 'DECIDE_TIE':
      return tieDecision(round, event, ruleId);
    case 'REVIEW':
      return review(round, event, ruleId);
    case 'PUBLISH':
      return event.bulletinId === ''
        ? refuse('BULLETIN_MISSING', '须附排名通报', ruleId, 'bulletinId')
        : null;
    case 'CORRECT':
      return reason(event.reasonId, '更正已通报的结果', ruleId);
    case 'WITHDRAW_CORRECTION':
      return round.publications.length === 0
        ? noCorrection(ruleId)
        : reason(event.reasonId, '撤回更正', ruleId);
    case 'VOID':
      return reason(event.reasonId, '作废本轮评价', ruleId);
    default:
      return null;
  }
}

function reason(reasonId: string | null, what: string, ruleId: string): Refused | null {
  return reasonId ? null : refuse('REASON_REQUIRED', `${what}须说明理由`, ruleId, 'reason');
}

export const noCorrection = (ruleId: string): Refused =>
  refuse('NO_CORRECTION', '没有正在进行的更正', ruleId);

const pastEnd = (ruleId: string): Refused =>
  refuse('CLOSES_IN_PAST', '评价截止时间须晚于开始时间', ruleId, 'closesAt');

function preparation(
  { library, objects, questionnaires }: EvaluationSchemeParameters,
  event: Event<'PREPARE'>,
): Refused | null {
  if (event.questionnaires.concentrated === null || event.questionnaires.realTime === null) {
    return refuse(
      'QUESTIONNAIRE_MISSING',
      '集中评价和实时评价都须有已发布的问卷',
      questionnaires.valuesRuleId,
    );
  }
  if (event.unusable > 0) {
    return refuse(
      'LIBRARY_UNUSABLE',
      `样本库中有${event.unusable}条重复或无法归层的记录，须先更正`,
      library.ruleId,
    );
  }
  if (event.stale > 0) {
    return refuse('REFRESH_DUE', `样本库中有${event.stale}名成员未按期更新调整`, library.refreshRuleId);
  }
  if (event.deviatingLeaves > 0 && library.deviations === 'REFUSE') {
    return refuse('LIBRARY_DEVIATES', `样本库有${event.deviatingLeaves}个层的人数与规定不符`, library.ruleId);
  }
  const otherNumber = GROUPS.some((group) => event.objects[group] !== objects.counts[group]);
  if (event.deviatingLeaves > 0 || otherNumber) {
    const what = otherNumber ? '评价对象数与规定不符的，冻结' : '样本库人数与规定不符的，冻结';
    return reason(event.reasonId, what, otherNumber ? objects.ruleId : library.ruleId);
  }
  return null;
}

function drawing(
  { draw: { size, ruleId } }: EvaluationSchemeParameters,
  round: EvaluationRound,
  event: Event<'DRAW'>,
): Refused | null {
  if (event.frameHash !== round.frozen!.frameHash) {
    return refuse('FRAME_CHANGED', '样本库与冻结时不一致，不能抽样', ruleId, 'frameHash');
  }
  if (!isSeed(event.seed)) return refuse('SEED_INVALID', '随机种子格式不正确', ruleId, 'seed');
  return event.selected === size
    ? null
    : refuse('DRAW_SIZE', `须抽取${size}人，实际为${event.selected}人`, ruleId, 'selected');
}

/** The real-time part belongs to the whole period, so nothing is scored before the period is over (GE-SCO-1). */
function scoring(
  parameters: EvaluationSchemeParameters,
  round: EvaluationRound,
  event: Event<'SCORE'>,
  ruleId: string,
): Refused | null {
  if (event.at < periodEnd(parameters, round)) {
    const { to } = periodOf(parameters, round);
    return refuse('PERIOD_RUNNING', `本轮时段至${to}止，时段结束后方可计分`, ruleId);
  }
  if (event.belowMinimum.length > 0) {
    return reason(event.reasonId, '有效评价数不足的对象不参加排名的', parameters.score.minimumRuleId);
  }
  return event.unscreened > 0
    ? reason(event.reasonId, '存疑评价尚未甄别即计分的', parameters.ratings.ruleId)
    : null;
}

function tieDecision(round: EvaluationRound, event: Event<'DECIDE_TIE'>, ruleId: string): Refused | null {
  const tie = round.ties.find(({ group }) => group === event.group) ?? null;
  const decision = checkTieDecision(tie, event, ruleId);
  return decision.allowed ? null : decision;
}

/** Reviewed by somebody who had no hand in the result; nothing is approved while a tie is undecided (AMB-GE-5). */
function review(round: EvaluationRound, event: Event<'REVIEW'>, ruleId: string): Refused | null {
  const hands = [
    round.scoring?.by,
    round.ranking?.by,
    ...round.ties.map(({ decision }) => decision?.by),
    round.corrections.at(-1)?.by,
  ];
  if (hands.some((hand) => hand?.accountId === event.by.accountId)) {
    return refuse('FOUR_EYES', '办理计分、排名、裁定或更正的人不能复核，须由另一人办理', ruleId);
  }
  if (!event.approve) return reason(event.reasonId, '退回重新计分', ruleId);
  const open = round.ties.find(({ mustDecide, decision }) => mustDecide && decision === null);
  return open ? refuse('TIE_UNDECIDED', '末位并列尚未裁定，不能通过复核', open.ruleId, open.group) : null;
}

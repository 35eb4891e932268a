import type { Actor, Role } from '../../actor';
import { ALLOWED, type Decision, refuse } from '../../decision';
import type { EvaluationSchemeParameters } from '../parameters';
import { ALLOWED_IN, noCorrection, STEP_OF, stepRule } from './guards';
import { ROUND_COMMAND_LABELS } from './labels';
import type { RoundEvent, RoundStatus, TieState } from './types';

/** What the guard of the screens looks at: a round as its row shows it. */
export interface RoundFacts {
  status: RoundStatus;
  /** A version has been published. */
  published: boolean;
  /** Account that scored the version in work; null when the process did. */
  scoredBy: string | null;
  ties: readonly TieState[];
  parameters: EvaluationSchemeParameters;
  /** Id of the organisation that is each organ. */
  organs: Readonly<Record<string, string>>;
}

export interface RoundAction {
  command: string;
  label: string;
  allowed: boolean;
  code?: string;
  message?: string;
  ruleId?: string;
}

/** Which event each command is, in the order in which a round meets them. */
const EVENTS: Record<string, RoundEvent['type']> = {
  prepare: 'PREPARE',
  draw: 'DRAW',
  open: 'OPEN',
  replace: 'EXTEND',
  remind: 'EXTEND',
  extend: 'EXTEND',
  close: 'CLOSE',
  score: 'SCORE',
  rank: 'RANK',
  decideTie: 'DECIDE_TIE',
  review: 'REVIEW',
  publish: 'PUBLISH',
  startMeasures: 'START_MEASURES',
  book: 'BOOK',
  correct: 'CORRECT',
  withdrawCorrection: 'WITHDRAW_CORRECTION',
  voidRound: 'VOID',
};

/** Steps beside the round's own, with the role that takes them. */
const OTHERS: Record<string, Role> = { urge: 'SUPERVISOR', order: 'SUPERVISOR' };

const ORGANISER = 'ORGANISER';
const roleOf = (organ: string): Role => (organ === ORGANISER ? 'ORGANISER' : 'DECISION_BODY');

/**
 * May this person take this step now: role, organ, order, another person's eyes (GE-RND-1, GE-USE-1, AMB-GE-5)? What the
 * records say of it – a library that deviates, a sheet that came in – is for the process. Never looks at a clock.
 */
export function checkRoundCommand(command: string, facts: RoundFacts, actor: Actor): Decision {
  const { parameters, status, published } = facts;
  const orderRule = parameters.round.ruleId;
  const label = ROUND_COMMAND_LABELS[command] ?? command;
  const other = OTHERS[command];
  if (other) {
    return actor.role === other
      ? notVoided(facts)
      : refuse('ROLE_NOT_ALLOWED', `您的角色不能办理“${label}”`, orderRule);
  }
  const event = EVENTS[command];
  if (!event) return refuse('UNKNOWN_COMMAND', '没有这个操作', orderRule);
  const rule = stepRule(parameters, STEP_OF[event]);
  if (!actsFor(facts, rule.organ, actor)) {
    return refuse('WRONG_ORGAN', `“${label}”不属于本单位的职责`, rule.ruleId);
  }
  const over = notVoided(facts);
  if (!over.allowed) return over;
  if (event === 'VOID' && (published || !ALLOWED_IN.VOID.includes(status))) {
    return refuse('ALREADY_PUBLISHED', '结果已经通报，不能作废，只能按更正程序发布新版本', orderRule);
  }
  if (!ALLOWED_IN[event].includes(status)) {
    return refuse('WRONG_STATUS', '本轮评价当前所处环节不能办理此项', orderRule);
  }
  if (event === 'WITHDRAW_CORRECTION' && !published) return noCorrection(rule.ruleId);
  return resultDecision(event, facts, actor, rule.ruleId);
}

/** Ties are decided where one has to be; whoever had a hand in the result does not review it. */
function resultDecision(
  event: RoundEvent['type'],
  { ties, scoredBy }: RoundFacts,
  { accountId }: Actor,
  ruleId: string,
): Decision {
  if (event === 'DECIDE_TIE' && !ties.some(({ mustDecide }) => mustDecide)) {
    return refuse('NO_TIE_TO_DECIDE', '没有需要裁定的末位并列', ruleId);
  }
  if (event !== 'REVIEW') return ALLOWED;
  const hands = [scoredBy, ...ties.map(({ decision }) => decision?.by?.accountId ?? null)];
  return hands.includes(accountId)
    ? refuse('FOUR_EYES', '办理计分、排名、裁定或更正的人不能复核，须由另一人办理', ruleId)
    : ALLOWED;
}

const notVoided = ({ status, parameters }: RoundFacts): Decision =>
  status === 'VOIDED' ? refuse('ROUND_VOIDED', '本轮评价已经作废', parameters.round.ruleId) : ALLOWED;

const actsFor = ({ organs }: RoundFacts, organ: string, { role, organisationId }: Actor): boolean =>
  organisationId !== null && organs[organ] === organisationId && roleOf(organ) === role;

/** The person's role that may take the step, or the first one that belongs to it; null when none does. */
export function actorForRound(command: string, facts: RoundFacts, actors: readonly Actor[]): Actor | null {
  const mine = actors.filter((actor) => concerns(command, facts, actor));
  return mine.find((actor) => checkRoundCommand(command, facts, actor).allowed) ?? mine[0] ?? null;
}

function concerns(command: string, facts: RoundFacts, actor: Actor): boolean {
  const other = OTHERS[command];
  if (other) return actor.role === other;
  const event = EVENTS[command];
  return event !== undefined && actsFor(facts, stepRule(facts.parameters, STEP_OF[event]).organ, actor);
}

/** All steps that belong to the person, each allowed or with the reason why not. */
export function roundActions(facts: RoundFacts, actors: readonly Actor[]): RoundAction[] {
  return [...Object.keys(EVENTS), ...Object.keys(OTHERS)].flatMap((command): RoundAction[] => {
    const actor = actorForRound(command, facts, actors);
    if (!actor) return [];
    const decision = checkRoundCommand(command, facts, actor);
    const label = ROUND_COMMAND_LABELS[command] ?? command;
    if (decision.allowed) return [{ command, label, allowed: true }];
    const { code, message, ruleId } = decision;
    return [{ command, label, allowed: false, code, message, ruleId }];
  });
}

import type { Actor } from '../../rules/actor';
import { type Refused, refuse } from '../../rules/decision';
import type { OrganActor, RoundStep } from '../../rules/evaluation/parameters';
import { stepRule } from '../../rules/evaluation/round/guards';
import { roleOf } from '../draft';
import type { EvaluationRoundState } from '../state';

/** For which organ a person acts, the wanted one if he may; '' for none, which every guard refuses. */
export function organActor(
  { input }: EvaluationRoundState,
  actor: Actor | null,
  wanted: string,
): OrganActor | null {
  if (actor === null) return null;
  const organs = Object.entries(input.organs)
    .filter(([code, { id }]) => id === actor.organisationId && roleOf(code) === actor.role)
    .map(([code]) => code);
  return {
    accountId: actor.accountId,
    organ: organs.includes(wanted) ? wanted : (organs[0] ?? ''),
  };
}

/** Refusal of somebody who does not act for the organ of a step. */
export function notOrganOf(
  state: EvaluationRoundState,
  actor: Actor | null,
  step: RoundStep,
): Refused | null {
  const { organ, ruleId } = stepRule(state.input.parameters, step);
  const by = organActor(state, actor, organ);
  if (by === null) return refuse('PERSON_REQUIRED', '此项须由有权人员办理', ruleId);
  return by.organ === organ ? null : refuse('WRONG_ORGAN', '此项不属于本单位的职责', ruleId);
}

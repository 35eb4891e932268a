import { refuse } from '../../rules/decision';
import type { RoundStep } from '../../rules/evaluation/parameters';
import { newRound } from '../../rules/evaluation/round/step';
import { Draft, ORGANISER, type StepRule } from '../draft';
import type { ReplaceCommand, ReplacementFacts, RoundCommand } from '../messages';
import { nextReminderAt } from '../state';
import { notOrganOf } from './actor';

/** Takes up a round (GE-RND-1). */
export const begin: StepRule<RoundCommand> = (state, { actor }, at) => {
  if (state.round !== null) return refuse('ALREADY_BEGUN', '本轮评价已经启动', 'GE-RND-1');
  const refused = notOrganOf(state, actor, 'PREPARE');
  if (refused) return refused;
  const { input } = state;
  const draft = new Draft(state, { at, action: 'begin', ruleId: 'GE-RND-1', actor });
  draft.state.begunBy = actor!.accountId;
  draft.take(newRound(input.parameters, input.roundId, input, at));
  Object.assign(draft.details, { year: input.year, number: input.number });
  return draft.done();
};

/**
 * Gives somebody's place to the next reserve of the same leaf (GE-DRW-1). Whoever has answered keeps his place: then the
 * step stands without effect and is answered all the same, so that nobody learns who has (GE-WAY-3).
 */
export const replace: StepRule<ReplaceCommand & { facts?: ReplacementFacts }> = (state, command, at) => {
  const { actor, memberId, ground, facts } = command;
  const { ruleId } = state.input.parameters.draw;
  if (state.status !== 'OPEN') return refuse('WRONG_STATUS', '只有集中评价进行中才能替换人员', ruleId);
  const refused = notOrganOf(state, actor, 'OPEN');
  if (refused) return refused;
  if (facts && !facts.decision.allowed) return facts.decision;

  const draft = new Draft(state, { at, action: 'replace', ruleId, actor });
  if (facts?.decision.allowed) {
    const { leafId, replacedBy, tokenHash } = facts as Extract<ReplacementFacts, { leafId: string }>;
    draft.rows.replacement = { memberId, replacedBy, leafId, tokenHash, ground, by: actor!.accountId };
    Object.assign(draft.details, { leafId, ground });
  }
  return draft.done((next, { effective }) =>
    effective === true ? { ...next, replaced: next.replaced + 1, mailings: next.mailings + 1 } : next,
  );
};

/** Reminds everybody who has not answered; nobody is told who they are. */
export const remind: StepRule<Partial<RoundCommand>> = (state, { actor = null }, at) => {
  if (state.status !== 'OPEN') return refuse('WRONG_STATUS', '集中评价未在进行中', 'GE-WAY-2');
  const due = nextReminderAt(state);
  if (actor === null && (due === null || due > at)) {
    return refuse('NOTHING_DUE', '没有到期的提醒', 'GE-WAY-2');
  }
  const refused = actor && notOrganOf(state, actor, 'OPEN');
  if (refused) return refused;
  const draft = new Draft(state, { at, action: 'remind', ruleId: 'GE-WAY-2', actor });
  if (due !== null && due <= at) draft.state.reminded = [...state.reminded, due];
  draft.rows.remind = true;
  draft.state.mailings += 1;
  return draft.done();
};

/** The process can't take a step by itself and leaves it to the organiser. */
export const hold: StepRule<{ step: RoundStep; code: string }> = (state, { step, code }, at) => {
  if (state.held) return refuse('ALREADY_HELD', '该环节已在等待人工办理', 'GE-RND-1');
  const draft = new Draft(state, { at, action: 'hold', ruleId: 'GE-RND-1', actor: null });
  draft.state.held = { step, code };
  Object.assign(draft.details, { step, code });
  const organiser = { organisationId: state.input.organs[ORGANISER]!.id, role: 'ORGANISER' };
  draft.tell('EVALUATION_STEP_HELD', organiser);
  return draft.done();
};

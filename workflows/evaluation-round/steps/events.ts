import type { Actor } from '../../rules/actor';
import type { OrganActor, RoundStep } from '../../rules/evaluation/parameters';
import { checkRoundEvent, stepRule } from '../../rules/evaluation/round/guards';
import { applyRoundEvent } from '../../rules/evaluation/round/step';
import type { RoundEvent } from '../../rules/evaluation/round/types';
import { Draft, type Step } from '../draft';
import { BULLETIN, type EvaluationRoundCommands, type StepFacts } from '../messages';
import type { EvaluationRoundState } from '../state';
import { organActor } from './actor';
import { presumedFacts } from './facts';

/** Commands that are an event of the round's rules, each with the step that gives its organ and rule. */
export const EVENT_STEPS = {
  prepare: 'PREPARE',
  draw: 'DRAW',
  open: 'OPEN',
  extend: 'OPEN',
  close: 'CLOSE',
  score: 'SCORE',
  rank: 'RANK',
  decideTie: 'RANK',
  review: 'REVIEW',
  publish: 'PUBLISH',
  startMeasures: 'START_MEASURES',
  book: 'BOOK',
  correct: 'PUBLISH',
  withdrawCorrection: 'PUBLISH',
  voidRound: 'PREPARE',
} as const satisfies Partial<Record<keyof EvaluationRoundCommands, RoundStep>>;

export type EventName = keyof typeof EVENT_STEPS;
/** A command with what the activity found out for it; without, it is only being checked. */
export type Informed<Name extends EventName> = EvaluationRoundCommands[Name] & {
  facts?: Name extends keyof StepFacts ? StepFacts[Name] : never;
};
type Command = { [Name in EventName]: { name: Name } & Informed<Name> }[EventName];

/** Takes an event if the rules allow it: order, organ, content, four eyes (GE-RND-1). */
export function takeEvent(
  state: EvaluationRoundState,
  name: EventName,
  args: Omit<Command, 'name'>,
  at: string,
): Step {
  const { parameters } = state.input;
  const command = { ...args, name } as Command;
  const { organ, ruleId } = stepRule(parameters, EVENT_STEPS[name]);
  const actor: Actor | null = command.actor ?? null;
  const event = eventOf(state, command, at, organActor(state, actor, organ) as OrganActor);
  const round = state.round!;
  const decision = checkRoundEvent(parameters, round, event);
  if (!decision.allowed) return decision;

  const noteId = 'noteId' in command ? command.noteId : null;
  const draft = new Draft(state, { at, action: name, ruleId, actor, noteId });
  const changed = applyRoundEvent(parameters, round, event);
  draft.take(changed);
  leave(draft, command);
  return draft.done(name === 'close' ? countedAtClose : undefined);
}

/** `by` is null where the process acts; the guard refuses that wherever a person is required. */
function eventOf(state: EvaluationRoundState, command: Command, at: string, by: OrganActor): RoundEvent {
  const round = state.round!;
  const facts = <Name extends keyof StepFacts>(name: Name, given: StepFacts[Name] | undefined) =>
    given ?? presumedFacts(state)[name];
  switch (command.name) {
    case 'prepare':
      return { type: 'PREPARE', at, by, reasonId: command.noteId, ...facts('prepare', command.facts) };
    case 'draw':
      return { type: 'DRAW', at, by, ...facts('draw', command.facts) };
    case 'open':
      return { type: 'OPEN', at, by, closesAt: command.closesAt };
    case 'extend':
      return { type: 'EXTEND', at, by, closesAt: command.closesAt, reasonId: command.noteId };
    case 'close':
      return { type: 'CLOSE', at, by, ...facts('close', command.facts) };
    case 'score':
      return { type: 'SCORE', at, by, reasonId: command.noteId ?? null, ...facts('score', command.facts) };
    case 'rank':
      return { type: 'RANK', at, by, ties: facts('rank', command.facts).ties };
    case 'decideTie': {
      const { group, objectIds, noteId: reasonId } = command;
      return { type: 'DECIDE_TIE', at, by, group, objectIds, reasonId };
    }
    case 'review':
      return { type: 'REVIEW', at, by, approve: command.approve, reasonId: command.noteId ?? '' };
    case 'publish':
      return { type: 'PUBLISH', at, by, bulletinId: `${round.id}:${round.version}` };
    case 'startMeasures':
      return { type: 'START_MEASURES', at, by };
    case 'book':
      return { type: 'BOOK', at, by };
    case 'correct':
      return { type: 'CORRECT', at, by, reasonId: command.noteId ?? '' };
    case 'withdrawCorrection':
      return { type: 'WITHDRAW_CORRECTION', at, by, reasonId: command.noteId ?? '' };
    case 'voidRound':
      return { type: 'VOID', at, by, reasonId: command.noteId ?? '' };
  }
}

/** How many had answered when the collection really ended. */
function countedAtClose(
  state: EvaluationRoundState,
  { answered }: Record<string, unknown>,
): EvaluationRoundState {
  const { round } = state;
  if (typeof answered !== 'number' || !round?.closed) return state;
  return { ...state, round: { ...round, closed: { ...round.closed, answered } } };
}

/** Rows, papers and facts of the step beside the round itself. */
function leave(draft: Draft, command: Command): void {
  const round = draft.state.round!;
  const { version } = round;
  switch (command.name) {
    case 'prepare': {
      const { frameHash, members, deviatingLeaves } = round.frozen!;
      Object.assign(draft.details, { frameHash, members, deviatingLeaves });
      return;
    }
    case 'draw': {
      const { seed, drawHash, selected } = round.draw!;
      Object.assign(draft.details, { seed, drawHash, selected });
      return;
    }
    case 'open':
      draft.state.sealPublicKey = command.facts?.sealPublicKey ?? null;
      draft.state.mailings += 1;
      Object.assign(draft.details, { closesAt: command.closesAt, invited: command.facts?.invited });
      return;
    case 'extend':
      draft.details.closesAt = command.closesAt;
      return;
    case 'close':
      draft.rows.close = true;
      draft.details.answered = round.closed!.answered;
      return;
    case 'score': {
      const { resultHash, unranked, unscreened } = round.scoring!;
      Object.assign(draft.details, { resultHash, unranked, unscreened, version });
      return;
    }
    case 'rank':
    case 'decideTie':
      draft.rows.ranks = { version, rows: command.facts?.rows ?? [] };
      if (command.name === 'decideTie') draft.details.objectIds = command.objectIds;
      return;
    case 'publish': {
      const { resultHash } = round.scoring!;
      const correction = round.corrections.find((each) => each.version === version);
      draft.paper(BULLETIN, '广营评', { roundId: round.id, version, resultHash });
      draft.rows.publication = {
        version,
        resultHash,
        by: command.actor!.accountId,
        correctionNoteId: correction?.reasonId ?? null,
      };
      Object.assign(draft.details, { version, resultHash });
      return;
    }
    case 'startMeasures': {
      const { start, cancel } = command.facts ?? { start: [], cancel: [] };
      draft.rows.measures = { version, start, cancel };
      Object.assign(draft.details, { start: start.map(({ key }) => key), cancel });
      return;
    }
    case 'book':
      draft.rows.points = { version, entries: command.facts?.entries ?? [] };
      draft.details.entries = command.facts?.entries;
      return;
    case 'withdrawCorrection':
      draft.details.withdrawn = round.corrections.at(-1)!.version;
      draft.details.version = version;
      return;
    case 'correct':
      draft.details.version = version;
      return;
    default:
      return;
  }
}

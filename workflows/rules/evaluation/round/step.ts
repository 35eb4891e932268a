import { cancelLimit, passLimit } from '../limits';
import type { EvaluationSchemeParameters, LimitParameters } from '../parameters';
import { periodEnd, type RoundKey } from '../period';
import { stepRule } from './guards';
import {
  closesAt,
  type EvaluationRound,
  NEXT_STEP,
  type RoundEffect,
  type RoundEvent,
  type Stamp,
} from './types';

export interface RoundOutcome {
  round: EvaluationRound;
  effects: RoundEffect[];
}

/** A round at its beginning; throws RangeError for a number that the year does not have (GE-PER-1). */
export function newRound(
  parameters: EvaluationSchemeParameters,
  id: string,
  { year, number }: RoundKey,
  createdAt: string,
): RoundOutcome {
  if (!parameters.round.periods[number - 1]) throw new RangeError(`no round ${number} in a year`);
  const round: EvaluationRound = {
    id,
    year,
    number,
    status: 'PREPARING',
    createdAt,
    version: 1,
    frozen: null,
    draw: null,
    opened: null,
    extensions: [],
    closed: null,
    scoring: null,
    ranking: null,
    ties: [],
    reviews: [],
    publications: [],
    corrections: [],
    voided: null,
  };
  return { round, effects: passLimit(null, roundLimit(parameters, round), createdAt) };
}

/** The time limit that stands in the round's status: that of the step that comes next; null when there is none. */
export function roundLimit(
  parameters: EvaluationSchemeParameters,
  round: Pick<EvaluationRound, 'status'>,
): LimitParameters | null {
  const next = NEXT_STEP[round.status];
  return next === null ? null : stepRule(parameters, next).limit;
}

/** The instant at which the process itself closes the collection; null when it is not open. */
export function nextRoundAt(round: EvaluationRound): string | null {
  return round.status === 'OPEN' ? closesAt(round) : null;
}

/** Applies an event that checkRoundEvent has allowed. A LIMIT_STARTED may have its origin in the time to come. */
export function applyRoundEvent(
  parameters: EvaluationSchemeParameters,
  round: EvaluationRound,
  event: RoundEvent,
): RoundOutcome {
  const { at } = event;
  const next = changed(round, event, { at, by: event.by });
  const [before, after] = [roundLimit(parameters, round), roundLimit(parameters, next)];
  const fallsAway = ['VOID', 'CORRECT', 'WITHDRAW_CORRECTION'].includes(event.type);
  const limits = fallsAway
    ? [...cancelLimit(before, at), ...passLimit(null, after, at)]
    : passLimit(before, after, at);
  const started = limits.map((each) =>
    each.kind === 'LIMIT_STARTED' ? { ...each, at: limitOrigin(parameters, next, at) } : each,
  );
  return { round: next, effects: [...started, ...effectsOf(next, event)] };
}

/** Scoring has to wait for the end of the period, so its time does not run before (GE-SCO-1). */
function limitOrigin(parameters: EvaluationSchemeParameters, round: EvaluationRound, at: string): string {
  const end = periodEnd(parameters, round);
  return round.status === 'CLOSED' && at < end ? end : at;
}

function changed(round: EvaluationRound, event: RoundEvent, stamp: Stamp): EvaluationRound {
  switch (event.type) {
    case 'PREPARE': {
      const { frameHash, members, deviatingLeaves, objects, questionnaires, reasonId } = event;
      const frozen = {
        ...stamp,
        frameHash,
        members,
        deviatingLeaves,
        objects: objects.COUNTY + objects.DEPARTMENT,
        questionnaires: {
          concentrated: questionnaires.concentrated!,
          realTime: questionnaires.realTime!,
        },
        reasonId,
      };
      return { ...round, status: 'PREPARED', frozen };
    }
    case 'DRAW': {
      const { seed, drawHash, selected } = event;
      return { ...round, status: 'DRAWN', draw: { ...stamp, seed, drawHash, selected } };
    }
    case 'OPEN':
      return { ...round, status: 'OPEN', opened: { ...stamp, closesAt: event.closesAt } };
    case 'EXTEND': {
      const { closesAt: until, reasonId } = event;
      return { ...round, extensions: [...round.extensions, { ...stamp, closesAt: until, reasonId }] };
    }
    case 'CLOSE':
      return { ...round, status: 'CLOSED', closed: { ...stamp, answered: event.answered } };
    case 'SCORE': {
      const { resultHash, belowMinimum, unscreened, reasonId } = event;
      const scoring = { ...stamp, resultHash, unranked: belowMinimum, unscreened, reasonId };
      return { ...round, status: 'SCORED', scoring, ranking: null, ties: [] };
    }
    case 'RANK': {
      const ties = event.ties.map((tie) => ({ ...tie, decision: null }));
      return { ...round, status: 'RANKED', ranking: stamp, ties };
    }
    case 'DECIDE_TIE': {
      const decision = { ...stamp, objectIds: event.objectIds, reasonId: event.reasonId };
      const ties = round.ties.map((tie) => (tie.group === event.group ? { ...tie, decision } : tie));
      return { ...round, ties };
    }
    case 'REVIEW': {
      const { approve, reasonId } = event;
      const review = { ...stamp, version: round.version, approved: approve, reasonId };
      return { ...round, status: approve ? 'REVIEWED' : 'CLOSED', reviews: [...round.reviews, review] };
    }
    case 'PUBLISH': {
      const { version, scoring, publications } = round;
      const publication = {
        ...stamp,
        version,
        bulletinId: event.bulletinId,
        resultHash: scoring!.resultHash,
      };
      return { ...round, status: 'PUBLISHED', publications: [...publications, publication] };
    }
    case 'START_MEASURES':
      return { ...round, status: 'MEASURES' };
    case 'BOOK':
      return { ...round, status: 'BOOKED' };
    case 'CORRECT': {
      // A version that was begun and withdrawn keeps its number, so that no two results share one.
      const version = Math.max(round.version, ...round.corrections.map((each) => each.version)) + 1;
      const standing = {
        version: round.version,
        scoring: round.scoring,
        ranking: round.ranking,
        ties: round.ties,
      };
      const { reasonId } = event;
      const corrections = [...round.corrections, { ...stamp, version, reasonId, standing, withdrawn: null }];
      return { ...round, status: 'CLOSED', version, corrections, scoring: null, ranking: null, ties: [] };
    }
    case 'WITHDRAW_CORRECTION': {
      const { standing, ...correction } = round.corrections.at(-1)!;
      const withdrawn = { ...stamp, reasonId: event.reasonId };
      const corrections = [...round.corrections.slice(0, -1), { ...correction, standing, withdrawn }];
      // To where the standing version was published: what has followed from it follows again, and changes nothing.
      return { ...round, ...standing, status: 'PUBLISHED', corrections };
    }
    case 'VOID':
      return { ...round, status: 'VOIDED', voided: { ...stamp, reasonId: event.reasonId } };
  }
}

function effectsOf(round: EvaluationRound, event: RoundEvent): RoundEffect[] {
  const { at } = event;
  const { version } = round;
  switch (event.type) {
    case 'OPEN':
      return [{ kind: 'INVITE', at, closesAt: event.closesAt }];
    case 'EXTEND':
      return [{ kind: 'COLLECTION_EXTENDED', at, closesAt: event.closesAt }];
    case 'CLOSE':
      return [{ kind: 'COLLECTION_ENDED', at }];
    case 'RANK':
      return round.ties
        .filter(({ mustDecide }) => mustDecide)
        .map(({ group }) => ({ kind: 'ASK_TIE_DECISION', at, group }));
    case 'PUBLISH':
      return [
        { kind: 'BULLETIN_PUBLISHED', at, version, bulletinId: event.bulletinId },
        { kind: 'MEASURES_TO_START', at, version },
      ];
    case 'START_MEASURES':
      return [{ kind: 'POINTS_TO_BOOK', at, version }];
    case 'VOID':
      return [{ kind: 'ROUND_VOIDED', at }];
    default:
      return [];
  }
}

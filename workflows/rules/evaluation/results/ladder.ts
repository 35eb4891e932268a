import type { EvaluationSchemeParameters, LadderMeasure } from '../parameters';
import { compareRounds, type RoundKey } from '../period';
import type { History } from './placing';

/** A measure that a bottom placing leads to. The key names it once: one per object, round and measure. */
export interface MeasureDue {
  key: string;
  measure: LadderMeasure;
  ruleId: string;
  objectId: string;
  roundId: string;
  streak: number;
}

/** Rounds in a row, up to and including the last of the history, in which the object was in a group. */
export function streakOf(
  history: readonly History[],
  kind: 'top' | 'bottom',
  options: { crossYear: boolean },
): number {
  const year = history.at(-1)?.round.year;
  let streak = 0;
  for (const { round, placing } of [...history].reverse()) {
    if (placing === null || placing.rank === null || !placing[kind]) break;
    if (!options.crossYear && round.year !== year) break;
    streak += 1;
  }
  return streak;
}

/**
 * Measures due on the last round of the history (GE-USE-2, GE-USE-3, GE-USE-4, AMB-GE-6, AMB-GE-7): every bottom
 * placing starts a rectification, the second in a row an interview as well, the third and each later one a review as
 * well. Being in the bottom group is what counts, not the rank in it.
 */
export function measuresDue(
  { ladder }: EvaluationSchemeParameters,
  history: readonly History[],
): MeasureDue[] {
  const placing = history.at(-1)?.placing;
  if (!placing) return [];
  const { objectId, roundId } = placing;
  const streak = streakOf(history, 'bottom', ladder);
  return ladder.rungs
    .filter((rung) => rung.streak <= streak)
    .map(({ measure, ruleId }) => ({
      key: `${roundId}:${objectId}:${measure}`,
      measure,
      ruleId,
      objectId,
      roundId,
      streak,
    }));
}

/** Where an object stands on the ladder, and what another bottom placing in the next round would bring. */
export interface LadderOutlook {
  streak: number;
  ifBottomAgain: { streak: number; measures: LadderMeasure[]; ruleIds: string[] };
}

export function ladderOutlook(
  { ladder, round }: EvaluationSchemeParameters,
  history: readonly History[],
): LadderOutlook {
  const streak = streakOf(history, 'bottom', ladder);
  const last = history.at(-1)?.round;
  const newYear = last !== undefined && last.number >= round.perYear;
  const next = (newYear && !ladder.crossYear ? 0 : streak) + 1;
  const rungs = ladder.rungs.filter((rung) => rung.streak <= next);
  return {
    streak,
    ifBottomAgain: {
      streak: next,
      measures: rungs.map(({ measure }) => measure),
      ruleIds: rungs.map(({ ruleId }) => ruleId),
    },
  };
}

/** What changes when a round is published in a corrected version: measures that are new, and those without ground now. */
export function measureChanges(
  standing: readonly MeasureDue[],
  corrected: readonly MeasureDue[],
): { start: MeasureDue[]; cancel: MeasureDue[] } {
  const keys = (list: readonly MeasureDue[]) => new Set(list.map(({ key }) => key));
  const [before, after] = [keys(standing), keys(corrected)];
  return {
    start: corrected.filter(({ key }) => !before.has(key)),
    cancel: standing.filter(({ key }) => !after.has(key)),
  };
}

/**
 * Measures of a corrected round and of every round published after it, whose streaks run through it; to be compared
 * with those that stand by measureChanges. Keys stay the same, so what is unchanged goes on undisturbed.
 */
export function measuresFrom(
  parameters: EvaluationSchemeParameters,
  history: readonly History[],
  from: RoundKey,
): MeasureDue[] {
  return history.flatMap(({ round }, index) =>
    compareRounds(round, from) < 0 ? [] : measuresDue(parameters, history.slice(0, index + 1)),
  );
}

import type { ScoreParameters } from '../parameters';
import type { Questionnaire } from '../questionnaire/types';
import { type Cell, hideSmallCells } from '../score/breakdown';
import { add, divide, exact, shown } from '../score/exact';

/** Ratings with the same number of scored answers, and the sum of their points. */
export interface WorthSum {
  scored: number;
  ratings: number;
  points: number;
}

/**
 * Mean of ratings as the score counts it (GE-SCO-2, GE-SCO-4): each is worth the mean of its scored answers, and each
 * counts the same. Exact, shown with so many decimals; null when none has a scored answer.
 */
export function meanOf(sums: readonly WorthSum[], decimals: number): string | null {
  const valid = sums.filter(({ scored, ratings }) => scored > 0 && ratings > 0);
  const count = valid.reduce((total, { ratings }) => total + ratings, 0);
  if (count === 0) return null;
  const total = valid.reduce((sum, { scored, points }) => add(sum, exact(points, scored)), exact(0));
  return shown(divide(total, exact(count)), decimals);
}

/** How often an option of a question was chosen. */
export interface Choice {
  version: number;
  questionId: string;
  option: string;
  ratings: number;
}

export interface AspectLevels {
  code: string;
  label: string;
  /** Scored answers. */
  count: number;
  /** Mean of the scored answers; null when there is none. */
  mean: string | null;
  /** By option, as the questionnaires name them, the best first; those not scored last. */
  levels: { label: string; points: number | null; count: number }[];
}

/** Answers aspect by aspect (GE-CON-2), each worth what its own version of the questionnaire says (GE-CON-3). */
export function aspectLevels(
  { decimals }: Pick<ScoreParameters, 'decimals'>,
  aspects: readonly { code: string; label: string }[],
  questionnaires: ReadonlyMap<number, Questionnaire>,
  choices: readonly Choice[],
): AspectLevels[] {
  return aspects.map(({ code, label }) => {
    const levels = new Map<string, AspectLevels['levels'][number]>();
    for (const [version, { questions }] of questionnaires) {
      for (const question of questions.filter(({ aspect }) => aspect === code)) {
        for (const option of question.options) {
          const key = `${option.label} ${option.points}`;
          const level = levels.get(key) ?? { label: option.label, points: option.points, count: 0 };
          level.count += choices
            .filter(
              (each) =>
                each.version === version && each.questionId === question.id && each.option === option.code,
            )
            .reduce((sum, { ratings }) => sum + ratings, 0);
          levels.set(key, level);
        }
      }
    }
    const sorted = [...levels.values()].sort((a, b) => (b.points ?? -1) - (a.points ?? -1));
    const scored = sorted.filter((level) => level.points !== null);
    const count = scored.reduce((sum, level) => sum + level.count, 0);
    const points = scored.reduce((sum, level) => sum + level.points! * level.count, 0);
    return {
      code,
      label,
      count,
      mean: count === 0 ? null : shown(exact(points, count), decimals),
      levels: sorted,
    };
  });
}

/** What an evaluated object is shown of its ratings in the period of a published round. */
export interface OwnBoard {
  total: Cell;
  windows: Cell[];
  aspects: Cell[];
}

/**
 * Figures of one object for its own people (GE-WAY-3): numbers and means only, small cells hidden, none that could be
 * computed from the others. Too few altogether, and nothing is shown.
 */
export function ownBoard(
  score: ScoreParameters,
  windows: readonly { key: string; label: string; sums: readonly WorthSum[] }[],
  aspects: readonly AspectLevels[],
): OwnBoard {
  const countOf = (sums: readonly WorthSum[]) => sums.reduce((total, { ratings }) => total + ratings, 0);
  const all = windows.flatMap(({ sums }) => sums);
  const hidden = countOf(all) > 0 && countOf(all) < score.hideBelow;
  const cell = (key: string, label: string, count: number, value: string | null): Cell =>
    hidden || (count > 0 && count < score.hideBelow)
      ? { key, label, count: null, value: null, hidden: true }
      : { key, label, count, value, hidden: false };
  return {
    total: cell('TOTAL', '合计', countOf(all), meanOf(all, score.decimals)),
    windows: hideSmallCells(
      score,
      windows.map(({ key, label, sums }) => ({
        key,
        label,
        count: countOf(sums),
        value: meanOf(sums, score.decimals),
      })),
    ),
    aspects: aspects.map(({ code, label, count, mean }) => cell(code, label, count, mean)),
  };
}

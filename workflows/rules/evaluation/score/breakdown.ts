import type { ScoreParameters } from '../parameters';
import { scoredPoints } from '../questionnaire/answers';
import type { Questionnaire, Rating } from '../questionnaire/types';
import { exact, shown } from './exact';

/** One line of a breakdown; `count` and `value` are null when hidden. */
export interface Cell {
  key: string;
  label: string;
  count: number | null;
  value: string | null;
  hidden: boolean;
}

/**
 * Hides the figures of small cells (GE-WAY-3: the evaluated can't find out who rated). So that the hidden cells can't
 * be computed from a published total, further cells are hidden, the smallest first, until at least two of them with
 * together no fewer than the minimum are. Cells without any answer tell nothing of anybody and stay.
 */
export function hideSmallCells(
  { hideBelow }: ScoreParameters,
  cells: readonly { key: string; label: string; count: number; value: string | null }[],
): Cell[] {
  const filled = cells.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
  const hidden = new Set(filled.filter(({ count }) => count < hideBelow).map(({ key }) => key));
  const hiddenCount = () => filled.reduce((sum, { key, count }) => sum + (hidden.has(key) ? count : 0), 0);
  for (const { key } of filled) {
    if (hidden.size === 0 || hiddenCount() >= hideBelow) break;
    hidden.add(key);
  }
  return cells.map(({ key, label, count, value }) =>
    hidden.has(key)
      ? { key, label, count: null, value: null, hidden: true }
      : { key, label, count, value, hidden: false },
  );
}

/** Mean of the scored answers aspect by aspect, for the evaluated object's own report; small cells hidden. */
export function aspectBreakdown(
  score: ScoreParameters,
  questionnaire: Questionnaire,
  aspects: readonly { code: string; label: string }[],
  ratings: readonly Rating[],
): Cell[] {
  return aspects.map(({ code, label }) => {
    const questions = questionnaire.questions.filter(({ aspect }) => aspect === code);
    const scored = ratings
      .map((rating) => scoredPoints({ questions }, rating))
      .filter((points) => points.length > 0);
    const count = scored.length;
    const points = scored.flat();
    const sum = points.reduce((total, each) => total + each, 0);
    const hidden = count > 0 && count < score.hideBelow;
    const value = count === 0 || hidden ? null : shown(exact(sum, points.length), score.decimals);
    return { key: code, label, count: hidden ? null : count, value, hidden };
  });
}

import { scoredPoints } from '../questionnaire/answers';
import type { Questionnaire, Rating } from '../questionnaire/types';
import { add, divide, exact, exactText, shown } from './exact';
import type { CalculationStep, PartScore } from './types';

const PART_LABELS = { CONCENTRATED: '集中评价得分', REAL_TIME: '实时评价得分' } as const;

/**
 * Score of one object from all ratings of one questionnaire (GE-SCO-1, GE-SCO-2): a rating is worth the mean of its
 * scored answers, the part is the mean of the ratings that have any. Every respondent counts the same. 0 … 100, exact.
 */
export function scorePart(
  questionnaire: Questionnaire,
  ratings: readonly Rating[],
  decimals: number,
): PartScore {
  const sums = new Map<number, { ratings: number; points: number }>();
  for (const rating of ratings) {
    const points = scoredPoints(questionnaire, rating);
    if (points.length === 0) continue;
    const sum = sums.get(points.length) ?? { ratings: 0, points: 0 };
    sums.set(points.length, {
      ratings: sum.ratings + 1,
      points: points.reduce((total, each) => total + each, sum.points),
    });
  }
  const rows = [...sums].sort(([a], [b]) => b - a);
  const valid = rows.reduce((total, [, row]) => total + row.ratings, 0);
  const counted: CalculationStep = {
    label: '有效评价',
    detail: `共${ratings.length}份，其中${ratings.length - valid}份全部选择“不了解/未接触”，不计分`,
    value: String(valid),
  };
  if (valid === 0) return { value: null, shown: null, valid, given: ratings.length, steps: [counted] };
  const total = rows.reduce((sum, [answers, { points }]) => add(sum, exact(points, answers)), exact(0));
  const value = divide(total, exact(valid));
  return {
    value: exactText(value),
    shown: shown(value, decimals),
    valid,
    given: ratings.length,
    steps: [
      counted,
      ...rows.map(([answers, row]) => ({
        label: `作答${answers}题的${row.ratings}份`,
        detail: `得分合计${row.points}，按每份${answers}题平均`,
        value: exactText(exact(row.points, answers)),
      })),
      {
        label: PART_LABELS[questionnaire.kind],
        detail: `(${rows.map(([answers, { points }]) => `${points}÷${answers}`).join(' + ')}) ÷ ${valid} = ${exactText(value)}`,
        value: shown(value, decimals),
      },
    ],
  };
}

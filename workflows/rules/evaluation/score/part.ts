import { scoredPoints } from '../questionnaire/answers';
import type { Questionnaire, QuestionnaireKind, Rating } from '../questionnaire/types';
import { add, divide, exact, exactText, shown } from './exact';
import type { CalculationStep, PartScore } from './types';

const PART_LABELS = { CONCENTRATED: '集中评价得分', REAL_TIME: '实时评价得分' } as const;

/**
 * Ratings of one object with the same number of scored answers, summed up: all that a score needs to know of them.
 * `answers` is 0 for those without any scored answer.
 */
export interface AnswerSum {
  answers: number;
  ratings: number;
  points: number;
}

/** Sums of ratings that were given on this version of a questionnaire. */
export function sumsOf(
  questionnaire: Pick<Questionnaire, 'questions'>,
  ratings: readonly Rating[],
): AnswerSum[] {
  return merged(
    ratings.map((rating) => {
      const points = scoredPoints(questionnaire, rating);
      return {
        answers: points.length,
        ratings: 1,
        points: points.reduce((total, each) => total + each, 0),
      };
    }),
  );
}

/** One sum for each number of scored answers, the largest number first; sums of several versions are put together. */
function merged(sums: readonly AnswerSum[]): AnswerSum[] {
  const byAnswers = new Map<number, AnswerSum>();
  for (const { answers, ratings, points } of sums) {
    const sum = byAnswers.get(answers) ?? { answers, ratings: 0, points: 0 };
    byAnswers.set(answers, {
      answers,
      ratings: sum.ratings + ratings,
      points: sum.points + points,
    });
  }
  return [...byAnswers.values()].sort((a, b) => b.answers - a.answers);
}

/**
 * Score of one object from all ratings of one kind (GE-SCO-1, GE-SCO-2): a rating is worth the mean of its scored
 * answers, the part is the mean of the ratings that have any. Every respondent counts the same. 0 … 100, exact.
 */
export function scorePart(kind: QuestionnaireKind, sums: readonly AnswerSum[], decimals: number): PartScore {
  const all = merged(sums);
  const rows = all.filter(({ answers }) => answers > 0);
  const count = (of: readonly AnswerSum[]) => of.reduce((total, { ratings }) => total + ratings, 0);
  const [given, valid] = [count(all), count(rows)];
  const counted: CalculationStep = {
    label: '有效评价',
    detail: `共${given}份，其中${given - valid}份全部选择“不了解/未接触”，不计分`,
    value: String(valid),
  };
  if (valid === 0) return { value: null, shown: null, valid, given, steps: [counted] };
  const total = rows.reduce((sum, { answers, points }) => add(sum, exact(points, answers)), exact(0));
  const value = divide(total, exact(valid));
  return {
    value: exactText(value),
    shown: shown(value, decimals),
    valid,
    given,
    steps: [
      counted,
      ...rows.map(({ answers, ratings, points }) => ({
        label: `作答${answers}题的${ratings}份`,
        detail: `得分合计${points}，按每份${answers}题平均`,
        value: exactText(exact(points, answers)),
      })),
      {
        label: PART_LABELS[kind],
        detail: `(${rows.map(({ answers, points }) => `${points}÷${answers}`).join(' + ')}) ÷ ${valid} = ${exactText(value)}`,
        value: shown(value, decimals),
      },
    ],
  };
}

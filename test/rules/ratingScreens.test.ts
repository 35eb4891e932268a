import { addDays } from '../../workflows/rules/calendar/dates';
import type { Decision } from '../../workflows/rules/decision';
import { aspectLevels, meanOf, ownBoard } from '../../workflows/rules/evaluation/ratings/board';
import { checkReason, isPoor, poorQuestions } from '../../workflows/rules/evaluation/ratings/reason';
import {
  checkLateScreening,
  checkScreenerApart,
  scoredAlready,
} from '../../workflows/rules/evaluation/ratings/screening';
import {
  checkMatterNo,
  checkVisitDate,
  normaliseMatterNo,
  visitText,
} from '../../workflows/rules/evaluation/ratings/visit';
import { ROUND_STATUSES } from '../../workflows/rules/evaluation/round/types';
import { parameters, realTime, realTimeRating } from './evaluationBuilders';

const codeOf = (decision: Decision) => (decision.allowed ? 'ALLOWED' : `${decision.code} ${decision.ruleId}`);

describe('one rating for a visit or a matter (GE-PER-2)', () => {
  const TODAY = '2026-03-10';

  test.each([
    ['the same day', 0, 'ALLOWED'],
    ['the day before', -1, 'ALLOWED'],
    ['two days before', -2, 'ALLOWED'],
    ['three days before', -3, 'VISIT_OVER GE-PER-2'],
    ['a day to come', 1, 'VISIT_OVER GE-PER-2'],
  ])('a visit of %s', (_what, days, wanted) => {
    expect(codeOf(checkVisitDate(parameters.ratings, addDays(TODAY, days), TODAY))).toBe(wanted);
  });

  test('a visit is a device, a code and a day: another of them is another visit', () => {
    const visit = { codeId: 'c', deviceKey: 'd', date: TODAY };
    const texts = [
      visit,
      { ...visit, codeId: 'x' },
      { ...visit, deviceKey: 'x' },
      { ...visit, date: '2026-03-11' },
    ];
    expect(new Set(texts.map(visitText)).size).toBe(4);
    expect(visitText(visit)).toBe(visitText({ ...visit }));
  });

  test.each([
    ['GY-2026-00017', 'GY202600017'],
    ['gy 2026 00017', 'GY202600017'],
    ['ＧＹ２０２６－０００１７', 'GY202600017'],
    ['GY—2026—00017', 'GY202600017'],
    ['广市监许〔2026〕17号', '广市监许〔2026〕17号'],
    [' \t', ''],
  ])('the number %s is read as %s', (typed, read) => {
    expect(normaliseMatterNo(typed)).toBe(read);
  });

  test.each([
    ['GY202600017', 'ALLOWED'],
    ['广市监许〔2026〕17号', 'ALLOWED'],
    ['123', 'MATTER_NO_INVALID GE-PER-2'],
    ["1' OR 1=1", 'MATTER_NO_INVALID GE-PER-2'],
    ['9'.repeat(41), 'MATTER_NO_INVALID GE-PER-2'],
  ])('may %s be a number of a matter', (number, wanted) => {
    expect(codeOf(checkMatterNo(parameters.ratings, number))).toBe(wanted);
  });
});

describe('a poor answer needs words (GE-WAY-3)', () => {
  test.each([
    [100, false],
    [31, false],
    [30, true],
    [0, true],
    [null, false],
  ])('an option of %p points is poor: %p', (points, poor) => {
    expect(isPoor(parameters, { points })).toBe(poor);
  });

  test.each([
    ['all well', realTimeRating('VERY_GOOD'), '', 'ALLOWED'],
    ['slight trouble', realTimeRating('GOOD'), '', 'ALLOWED'],
    [
      'one clear trouble, no words',
      realTimeRating('VERY_GOOD', { R2: 'POOR' }),
      ' ',
      'REASON_REQUIRED GE-WAY-3',
    ],
    ['one clear trouble, with words', realTimeRating('VERY_GOOD', { R2: 'POOR' }), '慢', 'ALLOWED'],
    ['nothing known', realTimeRating('UNKNOWN'), '', 'ALLOWED'],
  ])('%s', (_what, answers, reason, wanted) => {
    expect(codeOf(checkReason(parameters, realTime, answers, reason))).toBe(wanted);
  });

  test('names the questions', () => {
    const answers = realTimeRating('VERY_GOOD', { R2: 'POOR', R6: 'VERY_POOR' });
    expect(poorQuestions(parameters, realTime, answers).map(({ id }) => id)).toEqual(['R2', 'R6']);
  });
});

describe('deciding on what was set aside', () => {
  test.each([
    [null, false],
    ...ROUND_STATUSES.map((status): [typeof status, boolean] => [
      status,
      ['SCORED', 'RANKED', 'REVIEWED', 'PUBLISHED', 'MEASURES', 'BOOKED'].includes(status),
    ]),
  ])('a round that is %p has been scored: %p (GE-SCO-1)', (status, scored) => {
    const round = status && { status };
    expect(scoredAlready(round)).toBe(scored);
    expect(codeOf(checkLateScreening(parameters, round, false))).toBe(
      scored ? 'ROUND_SCORED GE-SCO-1' : 'ALLOWED',
    );
    expect(checkLateScreening(parameters, round, true).allowed).toBe(true);
  });

  test.each([
    ['its own people', 'GY-TAX', 'GY-TAX', 'OWN_OBJECT GE-WAY-3'],
    ['another organisation', 'GY-TAX', 'GY-EVALUATION', 'ALLOWED'],
    ['an object without an organisation', null, null, 'ALLOWED'],
  ])('%s', (_what, object, screener, wanted) => {
    expect(codeOf(checkScreenerApart(parameters, object, screener))).toBe(wanted);
  });
});

describe('figures (GE-SCO-2, GE-SCO-4)', () => {
  test('a mean gives every rating the same weight and is rounded once', () => {
    // 100 / 1 and 350 / 5: (100 + 70) / 2
    const sums = [
      { scored: 1, ratings: 1, points: 100 },
      { scored: 5, ratings: 1, points: 350 },
    ];
    expect(meanOf(sums, 2)).toBe('85.00');
    expect(meanOf([{ scored: 3, ratings: 3, points: 200 }], 2)).toBe('22.22');
    expect(meanOf([{ scored: 6, ratings: 2, points: 1_195 }], 2)).toBe('99.58');
  });

  test('ratings without a scored answer weigh nothing', () => {
    expect(meanOf([{ scored: 0, ratings: 9, points: 0 }], 2)).toBeNull();
    expect(meanOf([], 2)).toBeNull();
  });

  test('answers are worth what their own version says (GE-CON-3)', () => {
    const second = {
      ...realTime,
      version: 2,
      questions: realTime.questions.map((question) => ({
        ...question,
        options: question.options.map((option) =>
          option.code === 'GOOD' ? { ...option, points: 70 } : option,
        ),
      })),
    };
    const questionnaires = new Map([
      [1, realTime],
      [2, second],
    ]);
    const aspects = parameters.questionnaires.realTime.aspects;
    const choice = (version: number) => ({ version, questionId: 'R1', option: 'GOOD', ratings: 1 });
    const [first] = aspectLevels(parameters.score, aspects, questionnaires, [choice(1), choice(2)]);
    expect(first).toMatchObject({ code: 'EFFICIENCY', count: 2, mean: '75.00' });
    expect(first!.levels.filter(({ count }) => count > 0).map(({ points }) => points)).toEqual([80, 70]);
  });
});

describe('what the evaluated see (GE-WAY-3)', () => {
  const window = (key: string, ratings: number) => ({
    key,
    label: key,
    sums: [{ scored: 6, ratings, points: ratings * 600 }],
  });
  const aspect = (count: number) => ({
    code: 'EFFICIENCY',
    label: '办事效率',
    count,
    mean: '100.00',
    levels: [],
  });
  const counts = (cells: readonly { count: number | null }[]) => cells.map(({ count }) => count);

  test.each([
    ['enough everywhere', [9, 8], 17, [9, 8]],
    ['one small window takes the next one with it', [9, 8, 3], 20, [9, null, null]],
    ['a window with nobody tells nothing of anybody', [9, 0], 9, [9, 0]],
    ['too few altogether', [2, 2], null, [null, null]],
  ])('%s', (_what, windows, total, shown) => {
    const board = ownBoard(
      parameters.score,
      windows.map((ratings, nth) => window(String(nth), ratings)),
      [],
    );
    expect(board.total.count).toBe(total);
    expect(counts(board.windows)).toEqual(shown);
  });

  test('an aspect with few scored answers is hidden, and all when there are too few ratings', () => {
    expect(counts(ownBoard(parameters.score, [window('a', 9)], [aspect(4), aspect(9)]).aspects)).toEqual([
      null,
      9,
    ]);
    expect(counts(ownBoard(parameters.score, [window('a', 4)], [aspect(4)]).aspects)).toEqual([null]);
    expect(ownBoard(parameters.score, [window('a', 4)], []).total.value).toBeNull();
  });
});

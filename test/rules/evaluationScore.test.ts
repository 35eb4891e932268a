import { questionnaireSchema } from '../../db/presets/schemes/evaluationSchema';
import {
  checkAnswers,
  checkSubmission,
  objectOrder,
  sheetProgress,
} from '../../workflows/rules/evaluation/questionnaire/answers';
import type { AnswerSheet, Questionnaire } from '../../workflows/rules/evaluation/questionnaire/types';
import { questionnaireProblems } from '../../workflows/rules/evaluation/questionnaire/version';
import { aspectBreakdown, hideSmallCells } from '../../workflows/rules/evaluation/score/breakdown';
import { scoreObject } from '../../workflows/rules/evaluation/score/composite';
import { exact, exactText, parseExact, shown } from '../../workflows/rules/evaluation/score/exact';
import { scorePart, sumsOf } from '../../workflows/rules/evaluation/score/part';
import { concentrated, parameters, rating, realTime, realTimeRating } from './evaluationBuilders';

const strict = {
  ...parameters,
  questionnaires: { ...parameters.questionnaires, coverage: 'REQUIRE_RATING' as const },
};

describe('versions of a questionnaire', () => {
  const problems = (change: (draft: Questionnaire) => void, of = concentrated) => {
    const draft = structuredClone(of);
    change(draft);
    return questionnaireProblems(parameters, draft).map(({ code, ruleId }) => `${code} ${ruleId}`);
  };

  test('those of the presets can be published: three aspects, six aspects', () => {
    expect(questionnaireProblems(parameters, concentrated)).toEqual([]);
    expect(questionnaireProblems(parameters, realTime)).toEqual([]);
    for (const each of [concentrated, realTime]) expect(questionnaireSchema.parse(each)).toEqual(each);
    expect(
      [concentrated, realTime].map(({ questions }) => new Set(questions.map(({ aspect }) => aspect)).size),
    ).toEqual([3, 6]);
  });

  test.each<[string, string, (draft: Questionnaire) => void]>([
    ['GE-CON-1', 'ASPECT_MISSING GE-CON-1', (draft) => draft.questions.pop()],
    [
      'GE-CON-1',
      'ASPECT_UNKNOWN GE-CON-1',
      (draft) => draft.questions.push({ ...structuredClone(draft.questions[0]!), id: 'C9', aspect: 'LOOKS' }),
    ],
    [
      'GE-CON-1',
      'QUESTION_TWICE GE-CON-1',
      (draft) => draft.questions.push(structuredClone(draft.questions[0]!)),
    ],
    ['GE-CON-1', 'TEXT_MISSING GE-CON-1', (draft) => Object.assign(draft.questions[0]!, { text: ' ' })],
    [
      'GE-CON-3',
      'OPTION_TWICE GE-CON-3',
      (draft) => draft.questions[0]!.options.push({ code: 'GOOD', label: '满意', points: 80 }),
    ],
    [
      'GE-CON-3',
      'VALUE_OUT_OF_RANGE GE-CON-3',
      (draft) => draft.questions[0]!.options.push({ code: 'X', label: '特别满意', points: 101 }),
    ],
    [
      'GE-CON-3',
      'VALUE_OUT_OF_RANGE GE-CON-3',
      (draft) => draft.questions[0]!.options.push({ code: 'X', label: '中', points: 66.5 }),
    ],
    ['GE-CON-3', 'VALUE_SPREAD_MISSING GE-CON-3', (draft) => draft.questions[0]!.options.shift()],
    ['AMB-GE-2', 'UNKNOWN_OPTION_MISSING GE-WAY-2', (draft) => draft.questions[0]!.options.pop()],
  ])('%s: %s', (_rule, expected, change) => {
    expect(problems(change)).toEqual([expected]);
  });

  test('GE-CON-3: fewer than two scored options measure nothing', () => {
    expect(
      problems((draft) => {
        draft.questions[0]!.options = draft.questions[0]!.options.slice(-2);
      }),
    ).toContain('TOO_FEW_SCORED_OPTIONS GE-CON-3');
  });

  test('GE-CON-2: a real-time questionnaire has six aspects and needs no "not known"', () => {
    expect(problems((draft) => draft.questions.pop(), realTime)).toEqual(['ASPECT_MISSING GE-CON-2']);
    expect(problems((draft) => draft.questions[0]!.options.pop(), realTime)).toEqual([]);
  });
});

describe('an answer sheet (GE-WAY-2, AMB-GE-2)', () => {
  const objects = ['LZ', 'CX', 'GY-TAX'];
  const full: AnswerSheet = {
    LZ: rating('GOOD', 'GOOD', 'FAIR'),
    CX: rating('UNKNOWN', 'UNKNOWN', 'UNKNOWN'),
    'GY-TAX': rating('VERY_GOOD', 'UNKNOWN', 'POOR'),
  };

  test('every object is shown, the own county first', () => {
    expect(objectOrder(objects, 'CX')).toEqual(['CX', 'LZ', 'GY-TAX']);
    expect(objectOrder(objects, null)).toEqual(objects);
  });

  test('it can be put aside and gone on with', () => {
    const half = { LZ: full.LZ!, CX: rating('GOOD') };
    expect(checkAnswers(parameters, concentrated, objects, half)).toEqual({ allowed: true });
    expect(sheetProgress(concentrated, objects, half)).toEqual({
      answered: 4,
      total: 9,
      remaining: ['CX', 'GY-TAX'],
      complete: false,
    });
    expect(checkSubmission(parameters, concentrated, objects, half)).toMatchObject({
      code: 'SHEET_INCOMPLETE',
      ruleId: 'GE-WAY-2',
      field: 'CX',
    });
  });

  test('complete with objects that are not known', () => {
    expect(sheetProgress(concentrated, objects, full)).toMatchObject({ answered: 9, complete: true });
    expect(checkSubmission(parameters, concentrated, objects, full)).toEqual({ allowed: true });
  });

  test('AMB-GE-2: with the strict parameter every object must be rated', () => {
    expect(checkSubmission(strict, concentrated, objects, full)).toMatchObject({
      code: 'RATING_REQUIRED',
      field: 'CX',
    });
    const rated = { ...full, CX: rating('UNKNOWN', 'POOR', 'UNKNOWN') };
    expect(checkSubmission(strict, concentrated, objects, rated)).toEqual({ allowed: true });
  });

  test.each<[string, AnswerSheet, string, string]>([
    ['an object that is not evaluated', { XX: rating('GOOD') }, 'OBJECT_UNKNOWN', 'XX'],
    ['a question of another version', { LZ: { C9: 'GOOD' } }, 'QUESTION_UNKNOWN', 'LZ.C9'],
    ['an option of another version', { LZ: { C1: 'SUPERB' } }, 'OPTION_UNKNOWN', 'LZ.C1'],
  ])('refused: %s', (_name, sheet, code, field) => {
    expect(checkAnswers(parameters, concentrated, objects, sheet)).toMatchObject({ code, field });
  });

  test('nothing but "not known" says nothing', () => {
    const unknown = rating('UNKNOWN', 'UNKNOWN', 'UNKNOWN');
    const sheet = Object.fromEntries(objects.map((id) => [id, unknown]));
    expect(checkSubmission(parameters, concentrated, objects, sheet)).toMatchObject({ code: 'SHEET_EMPTY' });
  });
});

describe('exact numbers (GE-SCO-4)', () => {
  test.each([
    [exact(1, 3), '1/3', '0.33'],
    [exact(200, 3), '200/3', '66.67'],
    [exact(6, 3), '2', '2.00'],
    [exact(-1, 8), '-1/8', '-0.13'],
    [exact(5, 1000), '1/200', '0.01'],
    [exact(49, 10_000), '49/10000', '0.00'],
    [exact(-4, 1000), '-1/250', '0.00'],
    [exact(99_995, 1000), '19999/200', '100.00'],
    [exact(0), '0', '0.00'],
  ])('%#: %s', (value, text, decimals) => {
    expect(exactText(value)).toBe(text);
    expect(parseExact(text)).toEqual(value);
    expect(shown(value, 2)).toBe(decimals);
  });

  test('without decimals; no number is no number', () => {
    expect(shown(exact(5, 2), 0)).toBe('3');
    expect(() => exact(1, 0)).toThrow(RangeError);
    expect(() => parseExact('1.5')).toThrow(RangeError);
  });
});

describe('one part of a score (GE-SCO-1, GE-SCO-2)', () => {
  const of = (...ratings: ReturnType<typeof rating>[]) =>
    scorePart('CONCENTRATED', sumsOf(concentrated, ratings), 2);

  test.each([
    ['GE-SCO-2: the mean of the answers of one', [rating('VERY_GOOD', 'GOOD', 'FAIR')], '80', 1],
    ['AMB-GE-2: what is not known is not scored', [rating('VERY_GOOD', 'UNKNOWN', 'UNKNOWN')], '100', 1],
    [
      'GE-SCO-2: each respondent counts the same, however many questions answered',
      [rating('VERY_GOOD', 'VERY_GOOD', 'VERY_GOOD'), rating('VERY_POOR', 'UNKNOWN', 'UNKNOWN')],
      '50',
      2,
    ],
    ['thirds stay thirds', [rating('VERY_GOOD', 'GOOD', 'GOOD')], '260/3', 1],
    [
      'a respondent who knows nothing of it does not count',
      [rating('GOOD', 'GOOD', 'GOOD'), rating('UNKNOWN', 'UNKNOWN', 'UNKNOWN')],
      '80',
      1,
    ],
  ])('%s', (_name, ratings, value, valid) => {
    expect(of(...ratings)).toMatchObject({ value, valid, given: ratings.length });
  });

  test('nobody knows it: no score', () => {
    expect(of(rating('UNKNOWN', 'UNKNOWN', 'UNKNOWN'))).toMatchObject({ value: null, shown: null, valid: 0 });
  });

  test('the steps lead from the answers to the value', () => {
    const { steps } = of(
      rating('VERY_GOOD', 'GOOD', 'GOOD'),
      rating('FAIR', 'FAIR', 'GOOD'),
      rating('POOR', 'UNKNOWN', 'UNKNOWN'),
      rating('UNKNOWN', 'UNKNOWN', 'UNKNOWN'),
    );
    expect(steps).toEqual([
      { label: '有效评价', detail: '共4份，其中1份全部选择“不了解/未接触”，不计分', value: '3' },
      { label: '作答3题的2份', detail: '得分合计460，按每份3题平均', value: '460/3' },
      { label: '作答1题的1份', detail: '得分合计30，按每份1题平均', value: '30' },
      { label: '集中评价得分', detail: '(460÷3 + 30÷1) ÷ 3 = 550/9', value: '61.11' },
    ]);
  });

  test('GE-CON-3: ratings of two versions are put together, each worth what its own version says', () => {
    const second = structuredClone(concentrated);
    for (const { options } of second.questions) options[1]!.points = 70;
    const good = rating('GOOD', 'GOOD', 'GOOD');
    const sums = [...sumsOf(concentrated, [good, good]), ...sumsOf(second, [good])];
    expect(scorePart('CONCENTRATED', sums, 2)).toMatchObject({ value: '230/3', valid: 3, given: 3 });
    expect(scorePart('CONCENTRATED', sums, 2).steps[1]).toMatchObject({ label: '作答3题的3份' });
  });

  test('an option that the questionnaire does not have is an error, never a silent zero', () => {
    expect(() => of(rating('SUPERB'))).toThrow(RangeError);
  });
});

describe('the score of an object (GE-SCO-1, GE-SCO-3, AMB-GE-2, AMB-GE-3)', () => {
  const many = (n: number, ...codes: string[]) => Array.from({ length: n }, () => rating(...codes));
  const score = (realTimeCodes: string[], n = 10, of = parameters) =>
    scoreObject(of, {
      objectId: 'LZ',
      concentrated: sumsOf(concentrated, many(n, 'GOOD', 'GOOD', 'GOOD')),
      realTime: sumsOf(
        realTime,
        realTimeCodes.map((code) => realTimeRating(code)),
      ),
    });

  test.each([
    ['GE-SCO-1: 80 and 100', ['VERY_GOOD'], '84', '84.00', []],
    ['GE-SCO-1: 80 and 0', ['VERY_POOR'], '64', '64.00', []],
    ['GE-SCO-1: thirds', ['VERY_GOOD', 'VERY_GOOD', 'VERY_POOR'], '232/3', '77.33', []],
    ['AMB-GE-3: none in the period', [], '80', '80.00', ['REAL_TIME_MISSING']],
    ['AMB-GE-3: none that is scored', ['UNKNOWN'], '80', '80.00', ['REAL_TIME_MISSING']],
  ])('%s', (_rule, codes, exactly, text, marks) => {
    expect(score(codes)).toMatchObject({ score: exactly, shown: text, marks });
  });

  test('AMB-GE-3: fewer than the minimum count as none; zero instead is a parameter', () => {
    const three = { ...parameters, score: { ...parameters.score, minimumRealTime: 3 } };
    expect(score(['VERY_POOR', 'VERY_POOR'], 10, three)).toMatchObject({
      score: '80',
      marks: ['REAL_TIME_MISSING'],
    });
    expect(score(['VERY_POOR', 'VERY_POOR', 'VERY_POOR'], 10, three)).toMatchObject({
      score: '64',
      marks: [],
    });
    const zero = { ...parameters, score: { ...parameters.score, realTimeMissing: 'ZERO' as const } };
    expect(score([], 10, zero)).toMatchObject({ score: '64', marks: ['REAL_TIME_MISSING'] });
  });

  test('AMB-GE-2: below the minimum of valid answers there is no score', () => {
    expect(score(['VERY_GOOD'], 9)).toMatchObject({ score: null, shown: null, marks: ['BELOW_MINIMUM'] });
    expect(score([], 9).marks).toEqual(['BELOW_MINIMUM', 'REAL_TIME_MISSING']);
    expect(score(['VERY_GOOD'], 9).steps[0]!.detail).toContain('少于10份');
  });

  test('the steps name both parts, the weights and what was missing', () => {
    expect(score(['VERY_GOOD']).steps).toEqual([
      { label: '综合得分', detail: '80 × 80% + 100 × 20% = 84', value: '84.00' },
    ]);
    expect(score([]).steps.map(({ label }) => label)).toEqual(['实时评价缺项', '综合得分']);
  });
});

describe('small cells are hidden (GE-WAY-3)', () => {
  const hidden = (...counts: number[]) =>
    hideSmallCells(
      parameters.score,
      counts.map((count, i) => ({ key: `k${i}`, label: `k${i}`, count, value: '80.00' })),
    ).map((cell) => cell.hidden);

  test.each([
    ['all large', [10, 20, 30], [false, false, false]],
    ['one small: the next smallest goes, too', [3, 20, 30], [true, true, false]],
    ['two small with enough together', [3, 4, 30], [true, true, false]],
    ['two small with too few together', [1, 2, 30], [true, true, true]],
    ['nobody tells nothing', [0, 20, 30], [false, false, false]],
    ['exactly the minimum is shown', [5, 20], [false, false]],
    ['the only one', [3], [true]],
  ])('%s', (_name, counts, expected) => {
    expect(hidden(...counts)).toEqual(expected);
  });

  test('hidden cells carry no figure', () => {
    const [cell] = hideSmallCells(parameters.score, [{ key: 'a', label: 'a', count: 1, value: '20.00' }]);
    expect(cell).toEqual({ key: 'a', label: 'a', count: null, value: null, hidden: true });
  });

  test('aspect by aspect for the evaluated object', () => {
    const ratings = [
      ...Array.from({ length: 5 }, () => realTimeRating('VERY_GOOD')),
      realTimeRating('POOR', { R2: 'UNKNOWN' }),
    ];
    const cells = aspectBreakdown(
      parameters.score,
      realTime,
      parameters.questionnaires.realTime.aspects,
      ratings,
    );
    expect(cells).toHaveLength(6);
    expect(cells[0]).toEqual({
      key: 'EFFICIENCY',
      label: '办事效率',
      count: 6,
      value: '88.33',
      hidden: false,
    });
    expect(cells[1]).toEqual({ key: 'STYLE', label: '工作作风', count: 5, value: '100.00', hidden: false });
    const few = aspectBreakdown(
      parameters.score,
      realTime,
      parameters.questionnaires.realTime.aspects,
      ratings.slice(4),
    );
    expect(few.every((cell) => cell.hidden && cell.value === null && cell.count === null)).toBe(true);
  });
});

import { evaluationParametersSchema } from '../../db/presets/schemes/evaluationSchema';
import { ge } from '../../db/presets/schemes/ge';
import { schemeDifferences, schemeProblems, valuesOf } from '../../workflows/rules/evaluation/scheme/change';
import { type FieldValues, rangeText, withValues } from '../../workflows/rules/evaluation/scheme/field';
import { schemeFields } from '../../workflows/rules/evaluation/scheme/fields';
import { FOLLOW_UP_LIMITS } from '../../workflows/rules/follow-up/parameters';

const { parameters } = ge;
const problems = (values: FieldValues) =>
  schemeProblems(parameters, values).map(({ field, code, ruleId }) => `${field} ${code} ${ruleId}`);

describe('parameters that a new version may set (AMB-GE-9)', () => {
  test('each field has its own place, its rule and a range; the values in force are allowed', () => {
    const fields = schemeFields(parameters);
    expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
    expect(new Set(fields.map(({ label }) => label)).size).toBe(fields.length);
    for (const field of fields) {
      expect(field.ruleId).toMatch(/^(AMB-)?GE-/);
      expect(rangeText(field)).not.toBe('');
    }
    expect(schemeProblems(parameters, valuesOf(parameters))).toEqual([]);
    const { ratings } = parameters;
    const filled = { ...parameters, ratings: { ...ratings, maxReworks: FOLLOW_UP_LIMITS.maxReworks } };
    expect(withValues(parameters, valuesOf(parameters))).toEqual(filled); // older versions do not name it
    expect(schemeDifferences(parameters, filled)).toEqual([]);
    expect(evaluationParametersSchema.parse(filled)).toEqual(filled);
  });

  test.each<[string, FieldValues, string[]]>([
    [
      'weights do not give a hundred',
      { 'score.concentratedPercent': 70 },
      ['score.concentratedPercent WEIGHTS GE-SCO-1', 'score.realTimePercent WEIGHTS GE-SCO-1'],
    ],
    ['no whole number', { 'draw.size': 2.5 }, ['draw.size NOT_WHOLE GE-DRW-1']],
    ['nothing where a number is needed', { 'draw.size': null }, ['draw.size NOT_WHOLE GE-DRW-1']],
    ['a sample larger than the library', { 'draw.size': 2001 }, ['draw.size OUT_OF_RANGE GE-DRW-1']],
    ['figures of two people', { 'score.hideBelow': 2 }, ['score.hideBelow OUT_OF_RANGE GE-WAY-3']],
    [
      'a minimum that cannot be reached',
      { 'draw.size': 100, 'score.minimumConcentrated': 101 },
      ['score.minimumConcentrated MORE_THAN_DRAWN AMB-GE-2'],
    ],
    [
      'first and last places overlap',
      { 'rank.top.COUNTY': 5, 'rank.bottom.COUNTY': 4 },
      ['rank.bottom.COUNTY GROUPS_OVERLAP GE-USE-1'],
    ],
    ['a choice that there is not', { 'rank.bottomTie': 'LOT' }, ['rank.bottomTie CHOICE_UNKNOWN AMB-GE-5']],
    [
      'a missing real-time part counted as a mean',
      { 'score.realTimeMissing': 'MEAN' },
      ['score.realTimeMissing CHOICE_UNKNOWN AMB-GE-3'],
    ],
    [
      'fewer points for more times',
      { 'points.tenthsByTimes.2': 1 },
      ['points.tenthsByTimes.2 FEWER_POINTS AMB-GE-4'],
    ],
    [
      'a ladder out of order',
      { 'ladder.rungs.2.streak': 1 },
      ['ladder.rungs.2.streak LADDER_ORDER GE-USE-4'],
    ],
    [
      'periods that overlap',
      { 'round.periods.1.from': '04-30' },
      ['round.periods.1.from PERIODS_OVERLAP GE-PER-1'],
    ],
    ['no day', { 'round.periods.0.to': '04-31' }, ['round.periods.0.to DAY_INVALID GE-PER-1']],
    [
      'a measure without time',
      { 'rectification.plan.clock.n': 0 },
      ['rectification.plan.clock.n OUT_OF_RANGE GE-USE-2'],
    ],
    ['no field', { 'library.total': 10 }, ['library.total FIELD_UNKNOWN GE-WAY-1']],
    ['places not fixed yet', { 'award.extraPlaces': null }, []],
  ])('%s', (_name, values, expected) => {
    expect(problems(values)).toEqual(expected);
  });

  test('what may be published is what the scheme may be, and its differences are told in words', () => {
    const values = {
      'score.concentratedPercent': 70,
      'score.realTimePercent': 30,
      'rank.bottomTie': 'DECIDE',
      'ladder.crossYear': 'NO',
      'ratings.limits.DEVICE.max': 5,
      'round.steps.SCORE.limit.clock.n': 7,
      'award.extraPlaces': 2,
      'points.tenthsByTimes.3': 10,
    };
    expect(problems(values)).toEqual([]);
    const next = withValues(parameters, values);
    expect(evaluationParametersSchema.parse(next)).toEqual(next);
    expect(next.ladder.crossYear).toBe(false);
    expect(parameters.score.concentratedPercent).toBe(80);
    const told = schemeDifferences(parameters, next).map(({ before, after, ruleId }) => [
      before,
      after,
      ruleId,
    ]);
    expect(told).toEqual([
      ['80 %', '70 %', 'GE-SCO-1'],
      ['20 %', '30 %', 'GE-SCO-1'],
      ['都不计入末位', '由组织单位裁定', 'AMB-GE-5'],
      ['跨年度连续计算', '年度内计算', 'AMB-GE-6'],
      ['0.8 分', '1 分', 'AMB-GE-4'],
      ['尚未确定', '2 名', 'GE-USE-8'],
      ['5 个工作日', '7 个工作日', 'GE-SCO-1'],
      ['3 次', '5 次', 'GE-WAY-3'],
    ]);
  });
});

import { createHash } from 'node:crypto';
import { organisations, regions } from '../../db/presets';
import { evaluatedObjects } from '../../db/presets/evaluation/objects';
import { evaluationParametersSchema } from '../../db/presets/schemes/evaluationSchema';
import { ge } from '../../db/presets/schemes/ge';
import { frameText } from '../../workflows/rules/evaluation/frame/frameText';
import { leavesOf } from '../../workflows/rules/evaluation/frame/leaves';
import { checkLibrary, refreshDue, staleMembers } from '../../workflows/rules/evaluation/frame/library';
import { objectDeviations, objectsOn } from '../../workflows/rules/evaluation/objects';
import { periodEnd, periodOf, roundOf } from '../../workflows/rules/evaluation/period';
import { FIRST_ROUND, fullLibrary, on, parameters } from './evaluationBuilders';

describe('the library of 2000 (GE-LIB-1)', () => {
  const leaves = leavesOf(parameters.library);
  const sumOf = (filter: (leaf: (typeof leaves)[number]) => boolean) =>
    leaves.filter(filter).reduce((sum, { required }) => sum + required, 0);

  test.each([
    ['GE-LIB-1: “四上”企业', 'S1', 1000, 1],
    ['GE-LIB-1: 中小微', 'S2', 300, 1],
    ['GE-LIB-1: 办事群众 60 + 8×30', 'S3', 300, 9],
    ['GE-LIB-1: 监督员 10 + 8×5', 'S4', 50, 9],
    ['GE-LIB-1: 两代表一委员 3×40 + 7×3×10', 'S5', 330, 24],
    ['GE-LIB-1: 记者', 'S6', 20, 1],
  ])('%s', (_rule, stratum, members, count) => {
    expect(sumOf((leaf) => leaf.stratum === stratum)).toBe(members);
    expect(leaves.filter((leaf) => leaf.stratum === stratum)).toHaveLength(count);
  });

  test('45 leaves, 2000 members, ids of their own; the zone is in S3 and S4 and not in S5', () => {
    expect(leaves).toHaveLength(45);
    expect(new Set(leaves.map(({ id }) => id)).size).toBe(45);
    expect(sumOf(() => true)).toBe(2000);
    expect(sumOf(({ stratum, unit }) => stratum === 'S3' && unit === 'CITY')).toBe(60);
    expect(sumOf(({ stratum, unit }) => stratum === 'S3' && unit === 'JK')).toBe(30);
    expect(sumOf(({ stratum, unit }) => stratum === 'S4' && unit === 'JK')).toBe(5);
    expect(sumOf(({ stratum, unit }) => stratum === 'S5' && unit === 'CITY')).toBe(120);
    expect(sumOf(({ stratum, unit }) => stratum === 'S5' && unit === 'JK')).toBe(0);
    expect(leaves.find(({ id }) => id === 'S5-LZ-CPPCC')?.label).toBe(
      '“两代表一委员”代表 / 利州区 / 政协委员',
    );
    expect(leaves.find(({ id }) => id === 'S1')?.label).toBe('“四上”企业代表');
  });

  test('S5 with eight counties would break the total: the parameters are refused', () => {
    const changed = structuredClone(parameters);
    const s5 = changed.library.strata.find(({ code }) => code === 'S5')!;
    s5.units.push({
      code: 'JK',
      label: '经开区',
      cells: ['PARTY', 'CONGRESS', 'CPPCC'].map((code) => ({ id: `S5-JK-${code}`, label: code, count: 10 })),
    });
    expect(JSON.stringify(evaluationParametersSchema.safeParse(changed).error?.issues)).toContain('2030');
  });

  test('a full library deviates nowhere', () => {
    expect(checkLibrary(parameters.library, fullLibrary())).toEqual({
      total: 2000,
      required: 2000,
      deviations: [],
      unknown: [],
      duplicates: [],
    });
  });

  test('what is missing or too many is said leaf by leaf, and nothing is padded', () => {
    const members = fullLibrary().filter(({ id }) => id !== 'S4-JK:0001' && id !== 'S4-JK:0002');
    members.push({ id: 'extra', leafId: 'S6', refreshedFor: FIRST_ROUND });
    members.push({ id: 'lost', leafId: 'S5-JK-PARTY', refreshedFor: FIRST_ROUND });
    members.push({ ...members[0]! });
    const check = checkLibrary(parameters.library, members);
    expect(check.deviations).toEqual([
      { leafId: 'S1', label: '“四上”企业代表', required: 1000, actual: 1001, difference: 1 },
      {
        leafId: 'S4-JK',
        label: '营商环境监督员代表 / 广元经济技术开发区',
        required: 5,
        actual: 3,
        difference: -2,
      },
      { leafId: 'S6', label: '新闻媒体（记者）代表', required: 20, actual: 21, difference: 1 },
    ]);
    expect(check).toMatchObject({ unknown: ['lost'], duplicates: ['S1:0001'] });
  });
});

describe('refresh (GE-LIB-2)', () => {
  const stale = (refreshedFor: typeof FIRST_ROUND, round: typeof FIRST_ROUND) => {
    const members = staleMembers(parameters.library, fullLibrary(refreshedFor), round);
    return [members.length, members.every(({ leafId }) => leafId.startsWith('S3'))];
  };

  test.each([
    ['the same round: nobody', { year: 2023, number: 1 }, { year: 2023, number: 1 }, 0, true],
    ['four months later: the 300 of S3', { year: 2023, number: 1 }, { year: 2023, number: 2 }, 300, true],
    [
      'the last round of the year: the 300 of S3',
      { year: 2023, number: 2 },
      { year: 2023, number: 3 },
      300,
      true,
    ],
    ['a new year: all', { year: 2023, number: 3 }, { year: 2024, number: 1 }, 2000, false],
    ['refreshed for a later round: all', { year: 2023, number: 2 }, { year: 2023, number: 1 }, 2000, false],
  ])('%s', (_name, refreshedFor, round, count, onlyS3) => {
    expect(stale(refreshedFor, round)).toEqual([count, onlyS3]);
  });

  test('what a round asks to be refreshed', () => {
    const due = (number: number) =>
      refreshDue(parameters.library, { year: 2023, number }).map(
        ({ stratum, members }) => `${stratum} ${members}`,
      );
    expect(due(1)).toEqual(['S1 1000', 'S2 300', 'S3 300', 'S4 50', 'S5 330', 'S6 20']);
    expect(due(2)).toEqual(['S3 300']);
  });
});

describe('canonical text of the frozen library (GE-DRW-1)', () => {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');

  test('depends on who is in which leaf, not on the order', () => {
    const members = fullLibrary();
    const text = frameText(members);
    expect(frameText([...members].reverse())).toBe(text);
    expect(text.startsWith('FRAME 1 2000\nS1\tS1:0001\n')).toBe(true);
    const moved = members.map((each) => (each.id === 'S2:0001' ? { ...each, leafId: 'S1' } : each));
    expect(hash(frameText(moved))).not.toBe(hash(text));
    expect(hash(frameText(members.slice(1)))).not.toBe(hash(text));
  });

  test('the exact bytes of a small one', () => {
    expect(
      frameText([
        { id: 'b', leafId: 'S2' },
        { id: 'a', leafId: 'S2' },
        { id: 'c', leafId: 'S1' },
      ]),
    ).toBe('FRAME 1 3\nS1\tc\nS2\ta\nS2\tb\n');
    expect(() => frameText([{ id: 'a\nb', leafId: 'S1' }])).toThrow(RangeError);
  });
});

describe('evaluated objects (GE-OBJ-1)', () => {
  test('8 counties and 40 departments in the order of the scheme', () => {
    const objects = objectsOn(evaluatedObjects, '2022-09-06');
    expect(objectDeviations(parameters, objects)).toEqual([]);
    expect(objects.slice(0, 8).map(({ name }) => name)).toEqual([
      '苍溪县',
      '旺苍县',
      '剑阁县',
      '青川县',
      '利州区',
      '昭化区',
      '朝天区',
      '广元经济技术开发区',
    ]);
    expect(objects[8]).toMatchObject({ name: '市发展改革委', order: 1 });
    expect(objects[47]).toMatchObject({ name: '市供排水集团', order: 40 });
    expect(objectsOn(evaluatedObjects, '2022-09-05')).toEqual([]);
  });

  test('AMB-GE-8: departments 33 to 40 are outside the target assessment, all others inside', () => {
    const outside = evaluatedObjects.filter(({ inTargetAssessment }) => !inTargetAssessment);
    expect(outside.map(({ group, order }) => `${group} ${order}`)).toEqual(
      Array.from({ length: 8 }, (_, i) => `DEPARTMENT ${33 + i}`),
    );
  });

  test('counties are regions, linked organisations exist', () => {
    const counties = evaluatedObjects.filter(({ group }) => group === 'COUNTY');
    expect(regions.map(({ id }) => id)).toEqual(expect.arrayContaining(counties.map(({ id }) => id)));
    const linked = evaluatedObjects.flatMap(({ organisationId }) => organisationId ?? []);
    expect(organisations.map(({ id }) => id)).toEqual(expect.arrayContaining(linked));
    expect(linked.length).toBeGreaterThan(20);
  });

  test('a body that was replaced is in the list until its last day', () => {
    const old = { ...evaluatedObjects[8]!, validTo: '2023-12-31' };
    const after = { ...old, id: 'GY-NEW', validFrom: '2024-01-01', validTo: null };
    const others = evaluatedObjects.filter(({ id }) => id !== old.id);
    expect(objectsOn([...others, old, after], '2023-12-31').map(({ id }) => id)).toContain(old.id);
    expect(objectsOn([...others, old, after], '2024-01-01')[8]!.id).toBe('GY-NEW');
    expect(objectDeviations(parameters, objectsOn([...others, old], '2024-01-01'))).toEqual([
      { group: 'DEPARTMENT', required: 40, actual: 39, ruleId: 'GE-OBJ-1' },
    ]);
  });
});

describe('three rounds a year (GE-PER-1)', () => {
  test.each([
    ['GE-PER-1', 1, '2023-01-01', '2023-04-30'],
    ['GE-PER-1', 2, '2023-05-01', '2023-08-31'],
    ['GE-PER-1', 3, '2023-09-01', '2023-12-31'],
  ])('%s: period %i', (_rule, number, from, to) => {
    expect(periodOf(parameters, { year: 2023, number })).toEqual({ from, to });
    expect(roundOf(parameters, from)).toEqual({ year: 2023, number });
    expect(roundOf(parameters, to)).toEqual({ year: 2023, number });
  });

  test('there is no fourth; a period is over with its last day in China', () => {
    expect(() => periodOf(parameters, { year: 2023, number: 4 })).toThrow(RangeError);
    expect(periodEnd(parameters, { year: 2023, number: 3 })).toBe(on('2024-01-01', '00:00'));
  });
});

describe('parameters that contradict one another are refused', () => {
  test.each([
    ['the weights miss 100', { score: { ...parameters.score, realTimePercent: 30 } }],
    ['every round of the year needs a period', { round: { ...parameters.round, perYear: 4 } }],
    [
      'the steps are not in their order',
      { round: { ...parameters.round, steps: parameters.round.steps.slice(1) } },
    ],
    ['unknown organ NOBODY', { rectification: { ...parameters.rectification, organ: 'NOBODY' } }],
    ['no time, no points', { points: { ...parameters.points, tenthsByTimes: [2, 5, 8] } }],
    ['more times give fewer points', { points: { ...parameters.points, tenthsByTimes: [0, 5, 2] } }],
    ['top and bottom overlap', { rank: { ...parameters.rank, top: { COUNTY: 8, DEPARTMENT: 5 } } }],
    ['the draw is larger than the library', { draw: { ...parameters.draw, size: 2001 } }],
  ])('%s', (message, over) => {
    const { error } = evaluationParametersSchema.safeParse({ ...parameters, ...over });
    expect(error?.issues.map((each) => each.message)).toContain(message);
  });

  test('the preset itself stands', () => {
    expect(evaluationParametersSchema.parse(ge.parameters)).toEqual(ge.parameters);
  });
});

import { bt } from '../../db/presets/schemes/bt';
import { hb } from '../../db/presets/schemes/hb';
import { la } from '../../db/presets/schemes/la';
import { addDays } from '../../workflows/rules/calendar/dates';
import { checkConfirmation } from '../../workflows/rules/officer-term/assessment/confirm';
import {
  assessmentFigures,
  assessmentYears,
  firstValid,
} from '../../workflows/rules/officer-term/assessment/count';
import { fallbackSeats } from '../../workflows/rules/officer-term/assessment/fallback';
import { assessCohort } from '../../workflows/rules/officer-term/assessment/grades';
import { measuredSheet } from '../../workflows/rules/officer-term/assessment/measured';
import type { Assessed } from '../../workflows/rules/officer-term/assessment/types';
import type { GradedAssessment } from '../../workflows/rules/officer-term/parameters';
import {
  checkRewardApproval,
  computeReward,
  type RewardFacts,
  rewardKey,
} from '../../workflows/rules/officer-term/rewards';
import { called, factsFrom, filed, on } from './officerTermBuilders';

const graded = bt.parameters.assessment as GradedAssessment;
const YEAR = { from: '2022-04-01', to: '2023-03-31' };

const person = (id: string, adopted: number, over: Partial<Assessed> = {}): Assessed => ({
  id,
  specialDutyMissed: [],
  quotaMissed: [],
  adopted,
  provided: adopted,
  lastCountedAt: on('2023-01-01'),
  ...over,
});
const grades = (people: Assessed[], mode: 'ADOPTION' | 'FALLBACK' | null, parameters = graded) =>
  Object.fromEntries(assessCohort(parameters, people, mode).rows.map(({ id, grade }) => [id, grade]));
/** People who provided so many items each, none adopted. */
const provided = (...numbers: number[]) =>
  numbers.map((n, i) =>
    person(`p${String(i + 1).padStart(2, '0')}`, 0, {
      provided: n,
      lastCountedAt: on(addDays('2023-01-01', i)),
    }),
  );

describe('grade by adopted items (BT-ASM-3 … BT-ASM-6)', () => {
  test.each([
    ['BT-ASM-3', true, 11, 'EXCELLENT'],
    ['BT-ASM-4', true, 10, 'GOOD'],
    ['BT-ASM-4', true, 6, 'GOOD'],
    ['BT-ASM-5', true, 5, 'PASS'],
    ['AMB-BT-3', true, 4, 'UNDETERMINED'],
    ['AMB-BT-3', true, 0, 'UNDETERMINED'],
    ['BT-ASM-6', false, 15, 'FAIL'],
    ['BT-ASM-6', false, 0, 'FAIL'],
  ] as const)('%s: duty met %s, adopted %i → %s', (ruleId, met, n, grade) => {
    const one = person('a', n, { specialDutyMissed: met ? [] : ['task'] });
    for (const mode of ['ADOPTION', null] as const) {
      const [row] = assessCohort(graded, [one], mode).rows;
      expect(row).toMatchObject({ grade, steps: [{ ruleId }] });
    }
  });

  test('AMB-BT-4: missed quotas fail only by parameter', () => {
    const one = person('a', 11, { quotaMissed: ['PER_QUARTER:2022-07-01'] });
    expect(grades([one], 'ADOPTION')).toEqual({ a: 'EXCELLENT' });
    expect(grades([one], 'ADOPTION', { ...graded, quotaMissFails: true })).toEqual({ a: 'FAIL' });
  });

  test('AMB-BT-3: the fallback is advised when the median of adopted items is below five', () => {
    const advised = (...numbers: number[]) =>
      assessCohort(
        graded,
        numbers.map((n, i) => person(`p${i}`, n)),
        null,
      ).fallbackAdvised;
    expect(advised(4, 5)).toBe(true);
    expect(advised(5, 5, 0)).toBe(false);
    expect(advised(0, 4, 9)).toBe(true);
    expect(assessCohort(graded, [], null)).toMatchObject({ fallbackAdvised: false, doubleMedian: null });
  });
});

describe('fallback (BT-ASM-7, AMB-BT-3, AMB-BT-3b)', () => {
  test.each([
    [30, 6, 12],
    [29, 5, 11],
    [4, 0, 1],
    [2, 0, 0],
  ])('BT-ASM-7: N = %i → %i excellent, %i good', (n, excellent, good) => {
    expect(fallbackSeats(graded, n)).toEqual({ excellent, good });
    const all = Object.values(grades(provided(...Array.from({ length: n }, (_, i) => 50 - i)), 'FALLBACK'));
    expect(all.filter((grade) => grade === 'EXCELLENT')).toHaveLength(excellent);
    expect(all.filter((grade) => grade === 'GOOD')).toHaveLength(good);
    expect(all.filter((grade) => grade === 'PASS')).toHaveLength(n - excellent - good);
  });

  test('AMB-BT-3b: by total, then adopted, then the earlier last item', () => {
    const rows = assessCohort(
      graded,
      [
        person('late', 1, { provided: 8, lastCountedAt: on('2023-03-02') }),
        person('early', 1, { provided: 8, lastCountedAt: on('2023-03-01') }),
        person('adopted', 2, { provided: 8, lastCountedAt: on('2023-03-20') }),
        person('most', 0, { provided: 9 }),
        person('none', 0, { provided: 0, lastCountedAt: null }),
      ],
      'FALLBACK',
    ).rows;
    const byRank = [...rows].sort((a, b) => a.rank! - b.rank!).map(({ id, grade }) => [id, grade]);
    expect(byRank).toEqual([
      ['most', 'EXCELLENT'],
      ['adopted', 'GOOD'],
      ['early', 'GOOD'],
      ['late', 'PASS'],
      ['none', 'PASS'],
    ]);
  });

  test('AMB-BT-3b: persons tied over the last seat all drop to the next grade', () => {
    const same = { provided: 7, lastCountedAt: on('2023-01-01') };
    const people = [
      person('first', 0, { provided: 9 }),
      ...['a', 'b'].map((id) => person(id, 0, same)),
      ...provided(5, 4, 3, 2, 1, 1, 1),
    ];
    const { rows } = assessCohort(graded, people, 'FALLBACK');
    expect(rows.filter(({ grade }) => grade === 'EXCELLENT').map(({ id }) => id)).toEqual(['first']);
    for (const id of ['a', 'b']) {
      expect(rows.find((row) => row.id === id)).toMatchObject({ grade: 'GOOD', rank: 2 });
      expect(rows.find((row) => row.id === id)!.steps.map(({ ruleId }) => ruleId)).toContain('AMB-BT-3b');
    }
  });

  test('AMB-BT-3: who missed the special duty fails, takes no seat and is not counted', () => {
    const people = [...provided(9, 8, 7, 6, 5), person('x', 20, { provided: 99, specialDutyMissed: ['t'] })];
    const result = assessCohort(graded, people, 'FALLBACK');
    expect(result).toMatchObject({ base: 5, seats: { excellent: 1, good: 2 } });
    expect(result.rows.find(({ id }) => id === 'x')).toMatchObject({ grade: 'FAIL', rank: null });
    expect(result.rows.find(({ id }) => id === 'p01')!.grade).toBe('EXCELLENT');
  });

  test('§12: earned grades take seats of their grade first', () => {
    const people = [person('earned', 11, { provided: 1 }), ...provided(9, 8, 7, 6, 5, 4, 3, 2, 1)];
    const result = grades(people, 'FALLBACK');
    expect(result).toMatchObject({
      earned: 'EXCELLENT',
      p01: 'EXCELLENT',
      p02: 'GOOD',
      p05: 'GOOD',
      p06: 'PASS',
    });
  });

  test('§12: earned grades alone beyond a ceiling stand, marked, and nobody else gets a seat', () => {
    const people = [person('a', 12), person('b', 11), ...provided(30, 20, 10)];
    const result = assessCohort(graded, people, 'FALLBACK');
    expect(result.overCeiling).toEqual({ excellent: true, good: false });
    expect(grades(people, 'FALLBACK')).toMatchObject({
      a: 'EXCELLENT',
      b: 'EXCELLENT',
      p01: 'GOOD',
      p02: 'GOOD',
      p03: 'PASS',
    });
  });

  test('AMB-BT-3: nobody falls below the grade earned, but may rise', () => {
    const people = [
      person('good', 6, { provided: 6 }),
      person('rises', 7, { provided: 40 }),
      ...provided(30, 20, 10),
    ];
    expect(grades(people, 'FALLBACK')).toMatchObject({ good: 'GOOD', rises: 'EXCELLENT', p01: 'GOOD' });
  });
});

describe('counting (AMB-BT-2, AMB-BT-3, AMB-BT-6)', () => {
  const judged = (verdict: 'VALID' | 'INVALID' | 'FALSE' | 'DUPLICATE') => ({
    judgement: { at: on('2022-06-01'), verdict, valuable: false },
    adoptedAt: on('2022-07-01'),
  });
  const submissions = [
    filed('2022-04-01', judged('VALID')),
    filed('2022-05-01', judged('FALSE')),
    filed('2022-05-02', judged('DUPLICATE')),
    filed('2022-05-03', judged('INVALID')),
    filed('2023-03-31', { judgement: null }),
    filed('2022-06-01', { nil: true }),
    filed('2023-04-01', judged('VALID')),
  ];

  test('AMB-BT-3: VALID leaves out what screening refused, ALL counts whatever was sent in the year', () => {
    expect(assessmentFigures(graded, submissions, YEAR)).toEqual({
      adopted: 1,
      provided: 2,
      unscreened: 1,
      lastCountedAt: on('2023-03-31'),
    });
    const all = { ...graded, fallback: { ...graded.fallback, count: 'ALL' as const } };
    expect(assessmentFigures(all, submissions, YEAR)).toMatchObject({ adopted: 1, provided: 5 });
  });

  test('AMB-BT-2: the year is that of the appointment, by parameter that of the calendar', () => {
    expect(assessmentYears(graded, YEAR)).toEqual([YEAR]);
    expect(assessmentYears({ year: 'CALENDAR' }, YEAR).map(({ from }) => from)).toEqual([
      '2022-01-01',
      '2023-01-01',
    ]);
  });

  test('AMB-BT-6: the first valid item on a point counts', () => {
    const item = (id: string, date: string, valid: boolean) => ({ id, at: on(date), valid });
    expect(
      firstValid([
        item('c', '2022-05-03', true),
        item('a', '2022-05-01', false),
        item('b', '2022-05-02', true),
      ])?.id,
    ).toBe('b');
    expect(firstValid([item('a', '2022-05-01', false)])).toBeNull();
  });
});

describe('confirming a grade (BT-ASM-8)', () => {
  test.each([
    ['EXCELLENT', 'EXCELLENT', '', null],
    ['EXCELLENT', 'PASS', 'r', null],
    ['EXCELLENT', 'PASS', '', 'REASON_REQUIRED'],
    ['PASS', 'GOOD', 'r', 'GRADE_TOO_HIGH'],
    ['PASS', 'FAIL', 'r', 'FAIL_ONLY_BY_DUTY'],
    ['FAIL', 'PASS', 'r', 'GRADE_FIXED'],
    ['UNDETERMINED', 'PASS', 'r', null],
    ['UNDETERMINED', 'PASS', '', 'REASON_REQUIRED'],
    ['UNDETERMINED', 'GOOD', 'r', 'GRADE_TOO_HIGH'],
    ['UNDETERMINED', 'FAIL', 'r', 'FAIL_ONLY_BY_DUTY'],
    ['UNDETERMINED', 'UNDETERMINED', '', null],
  ] as const)('%s → %s, reason “%s”: %s', (computed, confirmed, reason, code) => {
    const decision = checkConfirmation(graded, computed, confirmed, reason);
    if (code === null) expect(decision).toEqual({ allowed: true });
    else expect(decision).toMatchObject({ allowed: false, code });
  });
});

describe('rewards (BT-RWD-1 … BT-RWD-4)', () => {
  const facts = (over: Partial<RewardFacts> = {}): RewardFacts => ({
    year: YEAR,
    served: YEAR,
    confirmedGrade: 'EXCELLENT',
    fiscalPayroll: false,
    seriousBreach: false,
    endState: 'EXPIRED',
    ...over,
  });
  test.each([
    ['BT-RWD-1', {}, 180_000, []],
    ['BT-RWD-2', { confirmedGrade: 'GOOD' }, 120_000, []],
    ['BT-RWD-3', { confirmedGrade: 'PASS' }, 70_000, []],
    ['BT-RWD-4', { fiscalPayroll: true }, 0, ['FISCAL_PAYROLL']],
    [
      'BT-RWD-4',
      { confirmedGrade: 'GOOD', served: { from: '2022-04-01', to: '2023-03-30' } },
      0,
      ['UNDER_ONE_YEAR'],
    ],
    [
      'BT-RWD-4',
      { confirmedGrade: 'GOOD', served: { from: '2022-04-02', to: '2023-03-31' } },
      0,
      ['UNDER_ONE_YEAR'],
    ],
    ['BT-RWD-4', { confirmedGrade: 'PASS', seriousBreach: true }, 0, ['SERIOUS_BREACH']],
    ['BT-RWD-4', { endState: 'DISMISSED' }, 0, ['SERIOUS_BREACH']],
    ['BT-RWD-4', { endState: 'TERMINATED' }, 0, ['SERIOUS_BREACH']],
    ['BT-RWD-4', { confirmedGrade: 'FAIL' }, 0, ['FAILED']],
    ['AMB-BT-3', { confirmedGrade: 'UNDETERMINED' }, 0, ['UNDETERMINED']],
    ['BT-ASM-8', { confirmedGrade: null }, 0, ['NOT_CONFIRMED']],
    [
      'BT-RWD-4',
      { served: { from: '2022-04-01', to: '2022-10-10' }, fiscalPayroll: true, endState: 'DISMISSED' },
      0,
      ['UNDER_ONE_YEAR', 'FISCAL_PAYROLL', 'SERIOUS_BREACH'],
    ],
  ] as const)('%s: %j → %i fen', (_rule, over, fen, bars) => {
    const reward = computeReward(bt.parameters, facts(over));
    expect(reward.fen).toBe(fen);
    expect(reward.bars.map(({ code }) => code)).toEqual(bars);
    for (const { message } of reward.bars) expect(message).toMatch(/[\u4e00-\u9fff]/);
  });

  test('LA-TRM-1, YY-S-6: unpaid schemes pay nothing', () => {
    expect(computeReward(la.parameters, facts())).toMatchObject({ fen: 0, bars: [{ code: 'UNPAID' }] });
  });

  test('one payment per person and year; a list is approved by another person', () => {
    expect(rewardKey('t1', YEAR)).toBe(rewardKey('t1', { ...YEAR }));
    expect(rewardKey('t1', YEAR)).not.toBe(rewardKey('t2', YEAR));
    const list = { preparedBy: 'clerk', receivers: ['o1'] };
    expect(checkRewardApproval(bt.parameters, list, 'clerk')).toMatchObject({ code: 'FOUR_EYES' });
    expect(checkRewardApproval(bt.parameters, list, 'o1')).toMatchObject({ code: 'OWN_CASE' });
    expect(checkRewardApproval(bt.parameters, list, 'head')).toEqual({ allowed: true });
  });
});

test('HB-MGT-2: three measured items, neither graded nor weighed', () => {
  const facts = factsFrom(hb.parameters, '2022-01-01', {
    submissions: [
      filed('2022-03-01', { kind: 'SUGGESTION', adoptedAt: on('2022-04-01') }),
      filed('2022-05-01', { kind: 'SUGGESTION' }),
      filed('2022-06-01'),
      filed('2023-06-01'),
    ],
    attendances: [called('2022-07-01', true), called('2022-10-01', false)],
    activities: [on('2022-08-01')],
  });
  expect(measuredSheet(hb.parameters, facts, { from: '2022-01-01', to: '2022-12-31' })).toMatchObject({
    ruleId: 'HB-MGT-2',
    performance: { submissions: 3, attended: 1, activities: 1, unexcusedAbsences: 1 },
    suggestions: { made: 2, adopted: 1 },
    reports: { filed: 1, valid: 1 },
    findings: [],
  });
});

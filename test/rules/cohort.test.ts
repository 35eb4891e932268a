import { bt } from '../../db/presets/schemes/bt';
import {
  assessmentOpensOn,
  checkFinalFigures,
  checkOpening,
  checkUnscreened,
} from '../../workflows/rules/officer-term/assessmentGuards';
import { countPerson, isOfYear, leftBefore, servedDays } from '../../workflows/rules/officer-term/cohort';
import type { Submission, TermFacts } from '../../workflows/rules/officer-term/facts';
import { closeOf } from '../../workflows/rules/officer-term/periods';
import { rewardLine, totalsOf, withoutTaken } from '../../workflows/rules/officer-term/rewardLines';

const { parameters } = bt;
const year = { from: '2022-04-01', to: '2023-03-31' };
const at = '2023-04-10T02:00:00.000Z';

const item = (id: string, day: string, over: Partial<Submission> = {}): Submission => ({
  id,
  at: `${day}T02:00:00.000Z`,
  kind: 'REPORT',
  nil: false,
  judgement: { at: `${day}T03:00:00.000Z`, verdict: 'VALID', valuable: true },
  adoptedAt: null,
  ...over,
});
const facts = (over: Partial<TermFacts> = {}): TermFacts => ({
  start: year.from,
  end: year.to,
  submissions: [],
  attendances: [],
  activities: [],
  leaves: [],
  specialReasons: [],
  coverage: [],
  ...over,
});
const evaluation = (eventId: string, day: string, present: boolean) => ({
  eventId,
  kind: 'EVALUATION' as const,
  startsAt: `${day}T01:00:00.000Z`,
  present,
  recordedAt: `${day}T09:00:00.000Z`,
});

describe('the cohort of a year (AMB-BT-2)', () => {
  test('terms whose appointment year it is; a term that began later has a year of its own', () => {
    expect(isOfYear(parameters, year, year)).toBe(true);
    expect(isOfYear(parameters, { from: '2022-07-01', to: '2023-06-30' }, year)).toBe(false);
  });

  test('days served: the whole year only from its first to its last day (§9.3)', () => {
    const expired = { span: year, endedAt: closeOf(year.to) };
    expect(servedDays(expired, year)).toEqual(year);
    expect(leftBefore(expired, year)).toBe(false);
    const dismissed = { span: year, endedAt: '2022-09-10T04:00:00.000Z' };
    expect(servedDays(dismissed, year)).toEqual({ from: year.from, to: '2022-09-10' });
    expect(leftBefore(dismissed, year)).toBe(true);
    expect(servedDays({ span: year, endedAt: null }, { from: '2024-04-01', to: '2025-03-31' })).toBeNull();
  });

  test('work begins in the last month, grades wait for the close of the last day', () => {
    expect(assessmentOpensOn(year)).toBe('2023-03-01');
    expect(checkOpening(year, '2023-02-28T15:59:59.999Z')).toMatchObject({ code: 'YEAR_NOT_ENDING' });
    expect(checkOpening(year, '2023-02-28T16:00:00.000Z').allowed).toBe(true);
    expect(checkFinalFigures(year, '2023-03-31T15:59:59.999Z')).toMatchObject({ code: 'FIGURES_NOT_FINAL' });
    expect(checkFinalFigures(year, '2023-03-31T16:00:00.000Z').allowed).toBe(true);
    expect(checkUnscreened(1, null)).toMatchObject({ code: 'UNSCREENED_LEFT' });
    expect([checkUnscreened(1, 'note').allowed, checkUnscreened(0, null).allowed]).toEqual([true, true]);
  });
});

describe('figures of a person', () => {
  test('adopted, provided, unscreened; what was found invalid counts for neither', () => {
    const submissions = [
      item('a', '2022-05-10', { adoptedAt: '2022-06-01T02:00:00.000Z' }),
      item('b', '2022-06-10'),
      item('c', '2022-07-10', { judgement: null }),
      item('d', '2022-08-10', { judgement: { at, verdict: 'DUPLICATE', valuable: false } }),
      item('e', '2023-04-02'),
    ];
    expect(countPerson(parameters, 't', facts({ submissions }), year, at)).toMatchObject({
      id: 't',
      adopted: 1,
      provided: 3,
      unscreened: 1,
      lastCountedAt: '2022-07-10T02:00:00.000Z',
    });
  });

  test('special evaluations: absent is missed, unless leave was granted before (AMB-BT-4)', () => {
    const attendances = [
      evaluation('missed', '2022-05-10', false),
      evaluation('there', '2022-06-10', true),
      evaluation('excused', '2022-07-10', false),
      evaluation('too-late', '2022-08-10', false),
      evaluation('after', '2023-04-05', false),
    ];
    const leaves = [
      { from: '2022-07-01', to: '2022-07-31', grantedAt: '2022-06-30T02:00:00.000Z' },
      { from: '2022-08-01', to: '2022-08-31', grantedAt: '2022-08-11T02:00:00.000Z' },
    ];
    const { specialDutyMissed } = countPerson(parameters, 't', facts({ attendances, leaves }), year, at);
    expect(specialDutyMissed).toEqual(['missed', 'too-late']);
  });

  test('missed quotas are listed with their period, by what is known in the end', () => {
    const submissions = [
      '2022-04-10',
      '2022-05-10',
      '2022-07-10',
      '2022-08-10',
      '2022-10-10',
      '2022-11-10',
    ].map((day, i) => item(String(i), day));
    const { quotaMissed } = countPerson(parameters, 't', facts({ submissions }), year, at);
    expect(quotaMissed.filter((label) => label.includes('2023-01-01至2023-03-31'))).toHaveLength(1);
    expect(quotaMissed.some((label) => label.includes('2022-04-01至2022-06-30'))).toBe(false);
  });
});

describe('lines of a reward list (§9.3)', () => {
  const line = (over: object = {}) =>
    rewardLine(
      parameters,
      {
        lineId: 'l',
        termId: 't',
        accountId: null,
        served: year,
        confirmedGrade: 'EXCELLENT',
        fiscalPayroll: false,
        seriousBreach: false,
        endState: 'EXPIRED',
        ...over,
      },
      year,
    );

  test.each([
    [{}, 180_000, []],
    [{ fiscalPayroll: true }, 0, ['FISCAL_PAYROLL']],
    [{ confirmedGrade: 'GOOD', served: { from: year.from, to: '2023-03-30' } }, 0, ['UNDER_ONE_YEAR']],
    [{ confirmedGrade: 'PASS', seriousBreach: true }, 0, ['SERIOUS_BREACH']],
    [{ served: null }, 0, ['UNDER_ONE_YEAR']],
  ])('%j gives %i fen', (over, fen, bars) => {
    const drawn = line(over);
    expect([drawn.fen, drawn.bars.map(({ code }) => code)]).toEqual([fen, bars]);
    expect(drawn.status).toBe(fen > 0 ? 'READY' : 'REFUSED');
    expect(drawn.key).toBe('REWARD:t:2022-04-01');
  });

  test('a person and year on another list is refused here; sums count what is or may be paid', () => {
    const [one, two] = [line(), { ...line(), key: 'REWARD:other:2022-04-01' }];
    const lines = withoutTaken([one, two], [two.key]);
    expect(lines.map(({ status, fen }) => [status, fen])).toEqual([
      ['READY', 180_000],
      ['REFUSED', 0],
    ]);
    const mixed = [...lines, { ...one, status: 'PAID' as const }, { ...one, status: 'GIVEN_UP' as const }];
    expect(totalsOf(mixed)).toEqual({
      totalFen: 360_000,
      paidFen: 180_000,
      payees: 2,
      refused: 1,
      failed: 0,
    });
  });
});

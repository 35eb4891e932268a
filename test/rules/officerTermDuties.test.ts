import { bt } from '../../db/presets/schemes/bt';
import { hb } from '../../db/presets/schemes/hb';
import { la } from '../../db/presets/schemes/la';
import { yyPoints } from '../../db/presets/schemes/yyPoints';
import { yySupervisors } from '../../db/presets/schemes/yySupervisors';
import { monthRows } from '../../workflows/rules/officer-term/duties/emptyMonths';
import {
  evaluateDuties,
  nextCheckAt,
  occasionState,
  owedNow,
} from '../../workflows/rules/officer-term/duties/evaluate';
import type { TermFacts } from '../../workflows/rules/officer-term/facts';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import { called, factsFrom, filed, groundsOf, on, reportsExcept } from './officerTermBuilders';

const monthly = bt.parameters.duties.monthlyReport!;
const withMonthly = (over: Partial<typeof monthly>): OfficerSchemeParameters => ({
  ...bt.parameters,
  duties: { ...bt.parameters.duties, monthlyReport: { ...monthly, ...over } },
});
const atEnd = (parameters: OfficerSchemeParameters, facts: TermFacts) =>
  evaluateDuties(parameters, facts, on('2030-01-01'));
const closeOfMonth = (next: string) => on(`${next}-01`, '00:00');

describe('BT months without a report (BT-DSM-2, BT-DSM-3, AMB-BT-5)', () => {
  test.each([
    ['AMB-BT-5', ['2022-04'], []],
    ['BT-DSM-2', ['2022-04', '2022-05'], [['CONSECUTIVE_EMPTY_MONTHS', 'BT-DSM-2', '2022-06']]],
    ['BT-DSM-3', ['2022-04', '2022-06', '2022-08'], []],
    [
      'BT-DSM-3',
      ['2022-04', '2022-06', '2022-08', '2022-10'],
      [['EMPTY_MONTHS_IN_YEAR', 'BT-DSM-3', '2022-11']],
    ],
    ['BT-DSM-2', ['2022-12', '2023-01'], [['CONSECUTIVE_EMPTY_MONTHS', 'BT-DSM-2', '2023-02']]],
    ['BT-DSM-2', ['2022-06', '2022-07'], [['CONSECUTIVE_EMPTY_MONTHS', 'BT-DSM-2', '2022-08']]],
    [
      'BT-DSM-2, BT-DSM-3: two grounds at one close',
      ['2022-04', '2022-06', '2022-09', '2022-10'],
      [
        ['CONSECUTIVE_EMPTY_MONTHS', 'BT-DSM-2', '2022-11'],
        ['EMPTY_MONTHS_IN_YEAR', 'BT-DSM-3', '2022-11'],
      ],
    ],
  ])('%s: empty %j → %j', (_rule, empty, expected) => {
    const { findings, warnings } = atEnd(bt.parameters, reportsExcept(...empty));
    expect(findings.map(({ ground, ruleId, at }) => [ground, ruleId, at])).toEqual(
      expected.map(([ground, ruleId, next]) => [ground, ruleId, closeOfMonth(next!)]),
    );
    const days = warnings.filter(({ key }) => key.startsWith('MONTH_ENDING'));
    expect(days.map(({ at }) => at)).toEqual(empty.map((month) => on(`${month}-20`, '09:00')));
  });

  test('AMB-BT-5: the first empty month is a warning at its close, and the finding carries the table of months', () => {
    const one = atEnd(bt.parameters, reportsExcept('2022-04'));
    expect(one.warnings).toContainEqual(
      expect.objectContaining({ kind: 'EMPTY_MONTH', ruleId: 'AMB-BT-5', at: closeOfMonth('2022-05') }),
    );
    const [two] = atEnd(bt.parameters, reportsExcept('2022-04', '2022-05')).findings;
    expect(two!.facts.map(({ factId, count }) => [factId, count])).toEqual([
      ['MONTH:2022-04', 0],
      ['MONTH:2022-05', 0],
    ]);
    expect(two!.message).toBe('连续2个月未上报：2022年4月、2022年5月');
  });

  test('AMB-BT-5: an invalid report counts for its month, a nil report only by parameter', () => {
    const facts = reportsExcept('2022-04', '2022-05');
    const invalid = filed('2022-04-30', {
      judgement: { at: on('2022-06-20'), verdict: 'INVALID', valuable: false },
    });
    expect(
      groundsOf(atEnd(bt.parameters, { ...facts, submissions: [...facts.submissions, invalid] })),
    ).toEqual([]);
    const nil = { ...facts, submissions: [...facts.submissions, filed('2022-04-30', { nil: true })] };
    expect(groundsOf(atEnd(bt.parameters, nil))).toEqual(['CONSECUTIVE_EMPTY_MONTHS']);
    expect(groundsOf(atEnd(withMonthly({ nilReportCounts: true }), nil))).toEqual([]);
  });

  test('AMB-BT-5: partial first and last months are not counted', () => {
    const facts = factsFrom(bt.parameters, '2022-04-15');
    const rows = monthRows(monthly, facts).map(({ month }) => month);
    expect([rows[0], rows[rows.length - 1], rows.length]).toEqual(['2022-05', '2023-03', 11]);
  });

  test('a report in the last minute of a month counts for it, one at midnight for the next', () => {
    const facts = reportsExcept('2022-04', '2022-05');
    const late = (at: string) => ({
      ...facts,
      submissions: [...facts.submissions, { ...filed('2022-05-31'), at }],
    });
    expect(groundsOf(atEnd(bt.parameters, late(on('2022-05-31', '23:59'))))).toEqual([]);
    expect(groundsOf(atEnd(bt.parameters, late(on('2022-06-01', '00:00'))))).toEqual([
      'CONSECUTIVE_EMPTY_MONTHS',
    ]);
  });

  test('§12: a stay settles its months; only new months open a new procedure', () => {
    const empty = ['2022-04', '2022-05', '2022-07', '2022-09', '2022-11'];
    const facts = reportsExcept(...empty);
    expect(groundsOf(atEnd(bt.parameters, facts))).toEqual([
      'CONSECUTIVE_EMPTY_MONTHS',
      'EMPTY_MONTHS_IN_YEAR',
    ]);
    const stayed = {
      ...facts,
      coverage: [{ at: on('2022-06-08'), factIds: ['MONTH:2022-04', 'MONTH:2022-05'] }],
    };
    expect(groundsOf(atEnd(bt.parameters, stayed))).toEqual(['CONSECUTIVE_EMPTY_MONTHS']);
    const again = reportsExcept('2022-04', '2022-05', '2022-06', '2022-07');
    expect(
      atEnd(bt.parameters, { ...again, coverage: stayed.coverage }).findings.map(({ key }) => key),
    ).toEqual(['CONSECUTIVE_EMPTY_MONTHS:2022-04,2022-05', 'CONSECUTIVE_EMPTY_MONTHS:2022-06,2022-07']);
  });

  test('BT-DSM-3: the counter starts anew with the year, of the appointment or of the calendar', () => {
    const empty = ['2022-06', '2022-08', '2022-10', '2023-02'];
    expect(groundsOf(atEnd(bt.parameters, reportsExcept(...empty)))).toEqual(['EMPTY_MONTHS_IN_YEAR']);
    expect(groundsOf(atEnd(withMonthly({ year: 'CALENDAR' }), reportsExcept(...empty)))).toEqual([]);
  });

  test('leave excuses no month unless the scheme says so; the table marks it', () => {
    const facts = {
      ...reportsExcept('2022-07', '2022-08'),
      leaves: [{ from: '2022-06-20', to: '2022-09-05', grantedAt: on('2022-06-15') }],
    };
    const [found] = atEnd(bt.parameters, facts).findings;
    expect(found!.facts.map(({ onLeave }) => onLeave)).toEqual([true, true]);
    expect(groundsOf(atEnd(withMonthly({ leaveExcuses: 'WHOLE_MONTH' }), facts))).toEqual([]);
  });
});

describe('quotas (BT-DUT-9, BT-DUT-10, YY-M-3, YY-P-6, AMB-ALL-2)', () => {
  const closed = (parameters: OfficerSchemeParameters, facts: TermFacts, code: string) =>
    atEnd(parameters, facts).closed.filter((each) => each.code === code);

  test('BT-DUT-9: two valid items in a full quarter; BT-DUT-10: eight in the term', () => {
    const dates = [
      '2022-04-02',
      '2022-06-30',
      '2022-07-01',
      '2022-10-01',
      '2022-11-01',
      '2023-01-05',
      '2023-02-05',
    ];
    const facts = factsFrom(bt.parameters, '2022-04-01', { submissions: dates.map((date) => filed(date)) });
    expect(
      closed(bt.parameters, facts, 'PER_QUARTER').map(({ from, counted, met }) => [from, counted, met]),
    ).toEqual([
      ['2022-04-01', 2, true],
      ['2022-07-01', 1, false],
      ['2022-10-01', 2, true],
      ['2023-01-01', 2, true],
    ]);
    expect(closed(bt.parameters, facts, 'PER_TERM')).toMatchObject([{ counted: 7, required: 8, met: false }]);
  });

  test('an item not yet screened counts until screening refuses it', () => {
    const judgement = { at: on('2022-07-02'), verdict: 'INVALID' as const, valuable: false };
    const submissions = [filed('2022-04-02'), filed('2022-06-30', { judgement })];
    const [quarter] = closed(
      bt.parameters,
      factsFrom(bt.parameters, '2022-04-01', { submissions }),
      'PER_QUARTER',
    );
    expect(quarter).toMatchObject({ counted: 2, pending: 1, met: true });
    const early = [
      filed('2022-04-02'),
      filed('2022-06-29', { judgement: { ...judgement, at: on('2022-06-30') } }),
    ];
    const facts = factsFrom(bt.parameters, '2022-04-01', { submissions: early });
    expect(closed(bt.parameters, facts, 'PER_QUARTER')[0]).toMatchObject({ counted: 1, met: false });
  });

  test('AMB-ALL-2: a quarter only partly inside the term is not checked', () => {
    const facts = factsFrom(yySupervisors.parameters, '2023-07-16');
    const quarters = closed(yySupervisors.parameters, facts, 'PROBLEM_PER_QUARTER');
    expect(quarters.map(({ from }) => from)).toEqual([
      '2023-10-01',
      '2024-01-01',
      '2024-04-01',
      '2024-07-01',
      '2024-10-01',
      '2025-01-01',
      '2025-04-01',
    ]);
  });

  test('YY-M-3: two valuable suggestions a year of the term; by calendar only the full year', () => {
    const submissions = [
      filed('2023-09-01', { kind: 'SUGGESTION' }),
      filed('2024-07-15', { kind: 'SUGGESTION' }),
      filed('2024-07-16', {
        kind: 'SUGGESTION',
        judgement: { at: on('2024-07-17'), verdict: 'VALID', valuable: false },
      }),
      filed('2024-08-01', { kind: 'SUGGESTION' }),
    ];
    const facts = factsFrom(yySupervisors.parameters, '2023-07-16', { submissions });
    const years = closed(yySupervisors.parameters, facts, 'SUGGESTION_PER_YEAR');
    expect(years.map(({ from, to, counted, met }) => [from, to, counted, met])).toEqual([
      ['2023-07-16', '2024-07-15', 2, true],
      ['2024-07-16', '2025-07-15', 1, false],
    ]);
    const { duties } = yySupervisors.parameters;
    const quotas = duties.quotas.map((quota) => ({ ...quota, year: 'CALENDAR' as const }));
    const byCalendar = { ...yySupervisors.parameters, duties: { ...duties, quotas } };
    expect(closed(byCalendar, facts, 'SUGGESTION_PER_YEAR').map(({ from }) => from)).toEqual(['2024-01-01']);
  });

  test('YY-P-6: a point collects once a quarter beside the quota of problems; missing one is no ground', () => {
    const submissions = ['2023-11-01', '2024-04-01', '2024-09-01', '2025-02-01', '2025-07-01'].map((date) =>
      filed(date, { kind: 'OPINION' }),
    );
    const outcome = atEnd(yyPoints.parameters, factsFrom(yyPoints.parameters, '2023-07-16', { submissions }));
    expect(outcome.closed.filter(({ code, met }) => code === 'COLLECT_PER_QUARTER' && met)).toHaveLength(4);
    expect(outcome.closed.filter(({ code, met }) => code === 'PROBLEM_PER_QUARTER' && met)).toHaveLength(0);
    expect(outcome.findings).toEqual([]);
  });

  test('what is owed now, and until when', () => {
    const facts = factsFrom(bt.parameters, '2022-04-01', {
      submissions: [filed('2022-04-02'), filed('2022-05-02')],
    });
    expect(
      owedNow(bt.parameters, facts, on('2022-06-10')).map(({ code, to, counted, met }) => [
        code,
        to,
        counted,
        met,
      ]),
    ).toEqual([
      ['MONTHLY_REPORT', '2022-06-30', 0, false],
      ['PER_QUARTER', '2022-06-30', 2, true],
      ['PER_TERM', '2023-03-31', 2, false],
    ]);
  });
});

describe('HB-DSM-3: a year without taking part (AMB-HB-3, AMB-ALL-3)', () => {
  const run = (over: Partial<TermFacts>) =>
    atEnd(hb.parameters, factsFrom(hb.parameters, '2022-03-01', over));
  const gaps = (over: Partial<TermFacts>) => {
    const { findings, warnings } = run(over);
    return [
      ...warnings.filter(({ kind }) => kind === 'GAP_GROWING').map(({ at }) => at),
      ...findings.map(({ at, ruleId }) => `${ruleId} ${at}`),
    ];
  };

  test('nothing at all: warnings at 9 and 11 months, found at the close of the first year, and again a year later', () => {
    expect(gaps({}).slice(0, 2)).toEqual([on('2022-12-01', '09:00'), on('2023-02-01', '09:00')]);
    expect(run({}).findings.map(({ at }) => at)).toEqual([
      on('2023-03-01', '00:00'),
      on('2024-02-29', '00:00'),
      on('2025-03-01', '00:00'),
    ]);
  });

  test.each([
    ['AMB-ALL-3: activity on 2022-06-10', ['2022-06-10'], '2023-06-11'],
    [
      'AMB-ALL-3: on 29 February the day clips to the 28th',
      ['2022-10-01', '2023-05-01', '2024-02-29'],
      '2025-03-01',
    ],
  ])('%s', (_name, days, found) => {
    const [first] = run({ activities: days.map((day) => on(day)) }).findings;
    expect(first).toMatchObject({ ruleId: 'HB-DSM-3', at: on(found, '00:00') });
  });

  test('a report, a recorded activity or presence at a meeting is taking part; an absence is not', () => {
    const meetings = [called('2023-02-20', true), called('2023-02-25', false)];
    expect(run({ attendances: meetings }).findings[0]!.at).toBe(on('2024-02-21', '00:00'));
    expect(run({ submissions: [filed('2023-02-22')] }).findings[0]!.at).toBe(on('2024-02-23', '00:00'));
  });

  test('a special reason that is known breaks the year; one recorded after the close does not undo the finding', () => {
    const reason = { from: '2022-12-01', to: '2023-04-30', recordedAt: on('2022-12-20') };
    expect(run({ specialReasons: [reason] }).findings[0]!.at).toBe(on('2024-05-01', '00:00'));
    expect(run({ specialReasons: [{ ...reason, to: null }] }).findings).toEqual([]);
    const late = { ...reason, recordedAt: on('2023-03-06') };
    expect(run({ specialReasons: [late] }).findings.map(({ at }) => at)).toEqual([
      on('2023-03-01', '00:00'),
      on('2024-05-01', '00:00'),
    ]);
  });
});

describe('YY: silence and absences (YY-X-2, YY-X-3, AMB-YY-2, AMB-YY-4)', () => {
  const run = (over: Partial<TermFacts>, parameters = yySupervisors.parameters) =>
    atEnd(parameters, factsFrom(parameters, '2023-07-16', over));

  test('YY-X-2: six rolling months with neither problem nor suggestion, found at the close of the day', () => {
    const submissions = [filed('2023-08-31', { kind: 'PROBLEM' })];
    const [found] = run({ submissions }).findings;
    expect(found).toMatchObject({ ground: 'SILENCE', ruleId: 'YY-X-2', at: on('2024-03-01', '00:00') });
    expect(found!.facts[0]).toMatchObject({ from: '2023-09-01', to: '2024-02-29' });
  });

  test('AMB-YY-4: nobody is silent who serves less than six months', () => {
    expect(run({}).findings[0]!.at).toBe(on('2024-01-16', '00:00'));
  });

  test('AMB-YY-4: six months from 1 March end with August', () => {
    const facts = factsFrom(yySupervisors.parameters, '2024-03-01');
    expect(atEnd(yySupervisors.parameters, facts).findings[0]!.at).toBe(on('2024-09-01', '00:00'));
  });

  test('AMB-YY-4: by parameter only on days of evaluation', () => {
    const { duties } = yySupervisors.parameters;
    const gaps = duties.gaps.map((gap) => ({ ...gap, foundAt: 'EVALUATION' as const }));
    const parameters = { ...yySupervisors.parameters, duties: { ...duties, gaps } };
    const submissions = [filed('2023-08-31', { kind: 'PROBLEM' })];
    expect(run({ submissions }, parameters).findings[0]!.at).toBe(on('2024-07-16', '00:00'));
  });

  test('AMB-YY-4: an evaluation is asked for each half year', () => {
    const due = run({}).warnings.filter(({ kind }) => kind === 'EVALUATION_DUE');
    expect(due.map(({ at }) => at)).toEqual(
      ['2024-01-16', '2024-07-16', '2025-01-16', '2025-07-16'].map((date) => on(date, '00:00')),
    );
  });

  test('YY-X-3, AMB-YY-2: the second unexcused absence of the term; leave granted before does not count', () => {
    const absences = [called('2023-09-01', false), called('2024-10-01', false), called('2024-12-01', true)];
    const busy = ['2023-12-01', '2024-05-01', '2024-10-10', '2025-03-01'].map((d) =>
      filed(d, { kind: 'PROBLEM' }),
    );
    const found = run({ attendances: absences, submissions: busy }).findings;
    expect(found).toMatchObject([
      { ground: 'UNEXCUSED_ABSENCES', ruleId: 'YY-X-3', at: on('2024-10-01', '18:00') },
    ]);
    const leave = (grantedAt: string) => ({ from: '2024-09-28', to: '2024-10-05', grantedAt });
    const excused = { attendances: absences, submissions: busy, leaves: [leave(on('2024-09-20'))] };
    expect(run(excused).findings).toEqual([]);
    for (const granted of [on('2024-10-01', '12:00'), on('2024-10-02')]) {
      expect(run({ ...excused, leaves: [leave(granted)] }).findings).toHaveLength(1);
    }
  });
});

describe('LA: sessions (LA-EXP-2)', () => {
  const session = la.parameters.duties.occasions[0]!;

  test('a month with a session is met, one without is a breach of the bureau', () => {
    const held = [on('2022-06-15')];
    expect(occasionState(session, held, '2022-06-20')).toMatchObject({ met: true, strict: true });
    expect(occasionState(session, held, '2022-07-20')).toMatchObject({
      met: false,
      ruleId: 'LA-EXP-2',
      at: on('2022-08-01', '00:00'),
    });
  });

  test('LA-DSM-1: a missed session is shown to the bureau and is no ground by itself', () => {
    const attendances = ['2022-07-10', '2022-09-10'].map((date) => called(date, false, { kind: 'SESSION' }));
    const outcome = atEnd(la.parameters, factsFrom(la.parameters, '2022-05-18', { attendances }));
    expect(outcome.findings).toEqual([]);
    expect(outcome.warnings.filter(({ kind, to }) => kind === 'ABSENCE' && to === 'ORGANISER')).toHaveLength(
      2,
    );
  });

  test('LA-TRM-1: the bureau is asked before the end', () => {
    const { warnings } = atEnd(la.parameters, factsFrom(la.parameters, '2022-05-18'));
    expect(warnings).toContainEqual(
      expect.objectContaining({ kind: 'RENEWAL_DUE', ruleId: 'LA-TRM-1', at: on('2023-04-17', '09:00') }),
    );
  });
});

test('one timer is enough: following nextCheckAt meets every entry of the term', () => {
  const facts = reportsExcept('2022-04', '2022-08', '2022-09', '2022-12', '2023-02');
  const met: string[] = [];
  for (let at = nextCheckAt(bt.parameters, facts, on('2022-04-01', '00:00')); at; ) {
    met.push(at);
    at = nextCheckAt(bt.parameters, facts, at);
  }
  const all = atEnd(bt.parameters, facts);
  const instants = [...all.findings, ...all.warnings, ...all.closed].map(({ at }) => at);
  expect(met).toEqual([...new Set(instants)].sort());
});

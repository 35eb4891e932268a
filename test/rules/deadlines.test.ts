import { defaultHours, nationalCalendar } from '../../db/presets/calendars';
import { chinaDate, chinaInstant } from '../../workflows/rules/calendar/workingDays';
import { computeDeadline } from '../../workflows/rules/deadlines/deadline';
import { addOfficeMinutes, officeMinutesBetween } from '../../workflows/rules/deadlines/elapsed';
import { explainDeadline } from '../../workflows/rules/deadlines/explain';
import type { Clock, ClockPolicy, DeadlineInput, Pause } from '../../workflows/rules/deadlines/types';

const office: ClockPolicy = { hourClock: 'OFFICE', lastWorkingDayEndsAt: 'OFFICE_CLOSE' };
const longHours = { slots: [{ from: '09:00', to: '18:00' }] };

/** `2026-09-24 10:00` in China time as an instant. */
function at(text: string): string {
  const [date, time] = text.split(' ');
  return chinaInstant(date!, time!);
}

function pause(from: string, to: string | null, ground = 'SUPPLEMENT'): Pause {
  return { from: at(from), to: to === null ? null : at(to), ground };
}

function limit(origin: string, clock: Clock, changes: Partial<DeadlineInput> = {}): DeadlineInput {
  return {
    origin: at(origin),
    clock,
    calendar: nationalCalendar,
    hours: defaultHours,
    policy: office,
    pauses: [],
    ...changes,
  };
}

const workingDays = (n: number): Clock => ({ unit: 'WORKING_DAYS', n });
const minutes = (n: number): Clock => ({ unit: 'OFFICE_MINUTES', n });
const calendarDays = (n: number): Clock => ({ unit: 'CALENDAR_DAYS', n });

const due = (input: DeadlineInput) => computeDeadline(input).due;

describe('hour clock', () => {
  it.each([
    ['GR-T1 inside a slot', '2026-01-05 09:15', 60, '2026-01-05 10:15'],
    ['GR-T1 over the midday break', '2026-01-05 11:40', 60, '2026-01-05 13:40'],
    ['GR-T1 over night', '2026-01-05 16:40', 60, '2026-01-06 09:40'],
    ['GR-T2 over a weekend', '2026-01-09 16:40', 60, '2026-01-12 09:40'],
    ['GR-T2 into a make-up Sunday', '2026-09-19 10:00', 60, '2026-09-20 10:00'],
    ['GR-T2 over the National Day', '2026-09-30 16:30', 60, '2026-10-08 09:30'],
    ['AMB-GR-1 before opening', '2026-01-05 07:12', 60, '2026-01-05 10:00'],
    ['AMB-GR-1 in the break', '2026-01-05 12:30', 60, '2026-01-05 14:00'],
    ['AMB-GR-1 after close', '2026-01-05 20:00', 60, '2026-01-06 10:00'],
    ['AMB-GR-1 exactly at the end of a slot', '2026-01-05 11:00', 60, '2026-01-05 12:00'],
    ['AMB-GR-1 exactly at close', '2026-01-05 16:00', 60, '2026-01-05 17:00'],
  ])('%s: %s + %i min is due %s', (_rule, origin, n, expected) => {
    expect(computeDeadline(limit(origin, minutes(n)))).toEqual({
      due: at(expected),
      provisional: false,
      remaining: null,
    });
  });

  it('AMB-GR-1: accepted 17:40, closing 18:00, opening 09:00 next working day → due 09:40', () => {
    expect(due(limit('2026-01-05 17:40', minutes(60), { hours: longHours }))).toBe(at('2026-01-06 09:40'));
  });

  it('AMB-GR-1: on the wall clock the hour simply runs', () => {
    const policy: ClockPolicy = { ...office, hourClock: 'WALL' };
    expect(due(limit('2026-01-09 16:40', minutes(60), { policy }))).toBe(at('2026-01-09 17:40'));
  });

  it('AMB-GR-1: seconds of the event do not matter', () => {
    const input = { ...limit('2026-01-05 09:15', minutes(60)), origin: '2026-01-05T01:15:59.999Z' };
    expect(due(input)).toBe(at('2026-01-05 10:15'));
  });

  it.each([
    [
      'stop and go on in one slot',
      '2026-01-05 09:00',
      ['2026-01-05 09:20', '2026-01-05 11:00'],
      '2026-01-05 11:40',
    ],
    ['stop over night', '2026-01-05 16:30', ['2026-01-05 16:50', '2026-01-07 14:00'], '2026-01-07 14:40'],
    ['stop outside hours', '2026-01-05 16:30', ['2026-01-05 18:00', '2026-01-05 20:00'], '2026-01-06 09:30'],
    [
      'stop at the due minute',
      '2026-01-05 09:00',
      ['2026-01-05 10:00', '2026-01-10 10:00'],
      '2026-01-12 09:00',
    ],
    [
      'stop after the limit',
      '2026-01-05 09:00',
      ['2026-01-05 10:01', '2026-01-06 10:00'],
      '2026-01-05 10:00',
    ],
  ])('AMB-GR-4: %s', (_name, origin, [from, to], expected) => {
    expect(due(limit(origin, minutes(60), { pauses: [pause(from!, to!)] }))).toBe(at(expected));
  });

  it('a stop of no time at the due minute changes nothing', () => {
    const pauses = [pause('2026-01-05 12:00', '2026-01-05 12:00')];
    expect(due(limit('2026-01-05 11:00', minutes(60), { pauses }))).toBe(at('2026-01-05 12:00'));
  });

  it('AMB-GR-4: while stopped the minutes left are known and the due instant is not', () => {
    const input = limit('2026-01-05 11:50', minutes(60), { pauses: [pause('2026-01-05 13:10', null)] });
    expect(computeDeadline(input)).toEqual({
      due: null,
      provisional: false,
      remaining: { unit: 'OFFICE_MINUTES', n: 40 },
    });
  });
});

describe('working days', () => {
  it.each([
    ['GR-T3', '2022-09-26', 10, '2022-10-13', false],
    ['GR-T4', '2022-09-30', 1, '2022-10-08', false],
    ['GR-T3', '2022-10-01', 10, '2022-10-19', false],
    ['GR-T3', '2023-01-13', 10, '2023-02-01', false],
    ['GR-T4', '2024-02-02', 1, '2024-02-04', false],
    ['GR-T3', '2026-09-24', 10, '2026-10-15', false],
    ['GR-T4', '2026-09-30', 1, '2026-10-08', false],
    ['GR-T3 in a year not announced', '2026-12-21', 10, '2027-01-04', true],
    ['GR-T4 on the last announced day', '2026-12-30', 1, '2026-12-31', false],
  ])('%s: received %s + %i is due at close of %s (provisional %s)', (_rule, date, n, last, provisional) => {
    expect(computeDeadline(limit(`${date} 10:00`, workingDays(n)))).toEqual({
      due: at(`${last} 17:00`),
      provisional,
      remaining: null,
    });
  });

  it('domain §12: a scheme may let the last day run until midnight', () => {
    const policy: ClockPolicy = { ...office, lastWorkingDayEndsAt: 'MIDNIGHT' };
    expect(due(limit('2026-09-24 10:00', workingDays(10), { policy }))).toBe(at('2026-10-15 23:59'));
  });

  it('AMB-GR-5: an event in the evening belongs to its day in China', () => {
    expect(due(limit('2026-01-05 23:30', workingDays(1)))).toBe(at('2026-01-06 17:00'));
    expect(due(limit('2026-01-06 00:10', workingDays(1)))).toBe(at('2026-01-07 17:00'));
  });

  it.each([
    [
      'days after the stop up to the resuming day are not counted',
      [['2026-03-04 10:00', '2026-03-10 15:00']],
      '2026-03-20',
    ],
    [
      'stopped on the day of the event: nothing used',
      [['2026-03-02 15:00', '2026-03-04 10:00']],
      '2026-03-18',
    ],
    [
      'stopped on a Saturday: Friday was the last used day',
      [['2026-03-07 10:00', '2026-03-09 10:00']],
      '2026-03-17',
    ],
    [
      'stopped and resumed on one day changes nothing',
      [['2026-03-04 10:00', '2026-03-04 15:00']],
      '2026-03-16',
    ],
    ['stopped for no time changes nothing', [['2026-03-04 10:00', '2026-03-04 10:00']], '2026-03-16'],
    [
      'two stops',
      [
        ['2026-03-04 10:00', '2026-03-06 10:00'],
        ['2026-03-10 10:00', '2026-03-11 10:00'],
      ],
      '2026-03-19',
    ],
    [
      'resumed and stopped again on one day',
      [
        ['2026-03-04 10:00', '2026-03-06 10:00'],
        ['2026-03-06 15:00', '2026-03-09 10:00'],
      ],
      '2026-03-19',
    ],
    [
      'stopped on the last day, resumed later: nothing is left but the resuming day',
      [['2026-03-16 10:00', '2026-03-18 10:00']],
      '2026-03-18',
    ],
    [
      'stopped on the last day, resumed after close',
      [['2026-03-16 10:00', '2026-03-18 19:00']],
      '2026-03-19',
    ],
    [
      'stopped on the last day, resumed on a Saturday',
      [['2026-03-16 10:00', '2026-03-21 10:00']],
      '2026-03-23',
    ],
    ['stopped after the limit', [['2026-03-16 17:01', '2026-03-20 10:00']], '2026-03-16'],
  ])('AMB-GR-4 (10 days from 2026-03-02): %s', (_name, pauses, last) => {
    const input = limit('2026-03-02 10:00', workingDays(10), {
      pauses: pauses.map(([from, to]) => pause(from!, to!)),
    });
    expect(due(input)).toBe(at(`${last} 17:00`));
  });

  it('AMB-GR-4: stopped on the last day and resumed at the very close, the limit ends in that minute', () => {
    const pauses = [pause('2026-03-16 10:00', '2026-03-18 17:00')];
    expect(due(limit('2026-03-02 10:00', workingDays(10), { pauses }))).toBe(at('2026-03-18 17:00'));
  });

  it('is provisional when any part of the span lies in a year not announced', () => {
    expect(computeDeadline(limit('2021-12-29 10:00', workingDays(5))).provisional).toBe(true);
    expect(computeDeadline(limit('2021-12-31 10:00', workingDays(5))).provisional).toBe(false);
  });

  it('AMB-GR-4: the rest is kept in working days while the clock stands', () => {
    const input = limit('2026-03-02 10:00', workingDays(10), { pauses: [pause('2026-03-05 10:00', null)] });
    expect(computeDeadline(input)).toEqual({
      due: null,
      provisional: false,
      remaining: { unit: 'WORKING_DAYS', n: 7 },
    });
  });
});

describe('calendar days, months and periods', () => {
  it.each<[string, string, Clock, string]>([
    ['the event day is not counted', '2026-03-02 10:00', calendarDays(3), '2026-03-05 17:00'],
    ['a last day on Saturday moves to Monday', '2026-03-02 10:00', calendarDays(5), '2026-03-09 17:00'],
    ['a last day in a holiday moves behind it', '2026-09-25 10:00', calendarDays(7), '2026-10-08 17:00'],
    ['a last day on a make-up Saturday stands', '2026-10-07 10:00', calendarDays(3), '2026-10-10 17:00'],
    [
      'AMB-ALL-3 clips to the last day of the month',
      '2026-01-30 10:00',
      { unit: 'MONTHS', n: 1 },
      '2026-02-28 17:00',
    ],
    ['a month ending on Sunday', '2026-02-01 10:00', { unit: 'MONTHS', n: 2 }, '2026-04-01 17:00'],
    ['AMB-ALL-2 month', '2026-05-09 10:00', { unit: 'END_OF', period: 'MONTH' }, '2026-05-31 23:59'],
    ['AMB-ALL-2 quarter', '2026-05-09 10:00', { unit: 'END_OF', period: 'QUARTER' }, '2026-06-30 23:59'],
    ['AMB-ALL-2 half', '2026-05-09 10:00', { unit: 'END_OF', period: 'HALF' }, '2026-06-30 23:59'],
    ['AMB-ALL-2 year', '2026-05-09 10:00', { unit: 'END_OF', period: 'YEAR' }, '2026-12-31 23:59'],
  ])('%s', (_name, origin, clock, expected) => {
    expect(due(limit(origin, clock))).toBe(at(expected));
  });

  it.each<[string, Clock, string, string | null, string]>([
    ['calendar days', calendarDays(10), '2026-03-04 10:00', '2026-03-06 10:00', '2026-03-16 17:00'],
    ['months', { unit: 'MONTHS', n: 1 }, '2026-03-04 10:00', '2026-03-06 10:00', '2026-04-07 17:00'],
    [
      'a period does not move',
      { unit: 'END_OF', period: 'MONTH' },
      '2026-03-04 10:00',
      '2026-03-06 10:00',
      '2026-03-31 23:59',
    ],
    [
      'a period that ended meanwhile',
      { unit: 'END_OF', period: 'MONTH' },
      '2026-03-04 10:00',
      '2026-04-04 10:00',
      '2026-04-07 17:00',
    ],
  ])('AMB-GR-4: a pause in %s', (_name, clock, from, to, expected) => {
    expect(due(limit('2026-03-02 10:00', clock, { pauses: [pause(from, to)] }))).toBe(at(expected));
  });

  it.each<[Clock, number]>([
    [calendarDays(10), 8],
    [{ unit: 'MONTHS', n: 1 }, 29],
    [{ unit: 'END_OF', period: 'MONTH' }, 27],
  ])('AMB-GR-4: while stopped %j has days of the calendar left', (clock, n) => {
    const input = limit('2026-03-02 10:00', clock, { pauses: [pause('2026-03-04 10:00', null)] });
    expect(computeDeadline(input)).toMatchObject({ due: null, remaining: { unit: 'CALENDAR_DAYS', n } });
  });

  it('only a limit that asks the calendar can be provisional', () => {
    expect(computeDeadline(limit('2026-12-21 10:00', calendarDays(30))).provisional).toBe(true);
    expect(computeDeadline(limit('2027-02-01 10:00', { unit: 'END_OF', period: 'MONTH' })).provisional).toBe(
      false,
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses an allowance of %p', (n) => {
    for (const clock of [workingDays(n), minutes(n), calendarDays(n)]) {
      expect(() => computeDeadline(limit('2026-03-02 10:00', clock))).toThrow(RangeError);
    }
  });

  it('refuses office hours without a slot instead of searching for ever', () => {
    expect(() => computeDeadline(limit('2026-03-02 10:00', minutes(60), { hours: { slots: [] } }))).toThrow(
      RangeError,
    );
  });
});

describe('office time', () => {
  it.each([
    ['2026-01-05 09:00', '2026-01-05 17:00', 420],
    ['2026-01-05 11:00', '2026-01-05 14:00', 120],
    ['2026-01-09 16:00', '2026-01-12 10:00', 120],
    ['2026-01-10 09:00', '2026-01-11 09:00', 0],
    ['2026-01-05 10:00', '2026-01-05 09:30', -30],
  ])('from %s to %s are %i minutes', (from, to, expected) => {
    expect(officeMinutesBetween(at(from), at(to), nationalCalendar, defaultHours)).toBe(expected);
  });

  it('refuses to add half or negative minutes', () => {
    for (const n of [-1, 0.5]) {
      expect(() => addOfficeMinutes(at('2026-01-05 09:00'), n, nationalCalendar, defaultHours)).toThrow(
        RangeError,
      );
    }
  });
});

describe('explanation', () => {
  const texts = (input: DeadlineInput, event?: string) =>
    explainDeadline(input, { event }).lines.map((l) => `${l.date.slice(5)} ${l.text}`);

  it('GR-T3 over Mid-Autumn and National Day lists every day with its number or reason', () => {
    const input = limit('2026-09-24 10:00', workingDays(10));
    expect(texts(input, '收到')).toEqual([
      '09-24 收到当日不计入',
      '09-25 中秋节，不计',
      '09-26 中秋节，不计',
      '09-27 中秋节，不计',
      '09-28 第1个工作日',
      '09-29 第2个工作日',
      '09-30 第3个工作日',
      '10-01 国庆节，不计',
      '10-02 国庆节，不计',
      '10-03 国庆节，不计',
      '10-04 国庆节，不计',
      '10-05 国庆节，不计',
      '10-06 国庆节，不计',
      '10-07 国庆节，不计',
      '10-08 第4个工作日',
      '10-09 第5个工作日',
      '10-10 调休上班，第6个工作日',
      '10-11 周末，不计',
      '10-12 第7个工作日',
      '10-13 第8个工作日',
      '10-14 第9个工作日',
      '10-15 第10个工作日，17:00届满',
    ]);
    expect(explainDeadline(input, { event: '收到' }).summary).toBe(
      '2026年9月24日（周四）10:00收到，限10个工作日，至2026年10月15日（周四）17:00届满。',
    );
  });

  it('AMB-GR-4: shows a supplement with its ground', () => {
    const input = limit('2026-03-02 10:00', workingDays(3), {
      pauses: [pause('2026-03-03 10:00', '2026-03-05 10:00')],
    });
    expect(texts(input)).toEqual([
      '03-02 起算当日不计入',
      '03-03 第1个工作日，当日起补正',
      '03-04 补正期间，不计',
      '03-05 补正结束当日，不计',
      '03-06 第2个工作日',
      '03-07 周末，不计',
      '03-08 周末，不计',
      '03-09 第3个工作日，17:00届满',
    ]);
    expect(explainDeadline(input).summary).toContain('其间停止计算1次');
  });

  it('AMB-GR-4: while stopped says what is left and from when it goes on', () => {
    const input = limit('2026-03-02 10:00', workingDays(3), {
      pauses: [pause('2026-03-03 10:00', null, 'PUBLICITY')],
    });
    const explanation = explainDeadline(input);
    expect(explanation.due).toBeNull();
    expect(explanation.lines).toHaveLength(2);
    expect(explanation.summary).toBe(
      '2026年3月2日（周一）10:00起算，限3个工作日；自2026年3月3日（周二）10:00起因公示停止计算，尚余2个工作日，恢复次日起继续计算。',
    );
  });

  it('GR-T1: shows the minutes of each day', () => {
    const input = limit('2026-01-09 16:40', minutes(60));
    expect(explainDeadline(input).lines).toEqual([
      { date: '2026-01-09', counted: true, ordinal: null, minutes: 20, text: '计入20分钟（16:40—17:00）' },
      { date: '2026-01-10', counted: false, ordinal: null, minutes: 0, text: '周末，不计' },
      { date: '2026-01-11', counted: false, ordinal: null, minutes: 0, text: '周末，不计' },
      {
        date: '2026-01-12',
        counted: true,
        ordinal: null,
        minutes: 40,
        text: '计入40分钟（09:00—09:40），09:40届满',
      },
    ]);
  });

  it('GR-T2: shows a stop inside the hour', () => {
    const input = limit('2026-01-05 09:00', minutes(60), {
      pauses: [pause('2026-01-05 09:20', '2026-01-05 11:00')],
    });
    expect(texts(input)).toEqual([
      '01-05 计入60分钟（09:00—09:20、11:00—11:40）；补正期间（09:20—11:00），不计，11:40届满',
    ]);
  });

  it('marks what depends on a notice that is not out yet', () => {
    const explanation = explainDeadline(limit('2026-12-30 10:00', workingDays(3)));
    expect(explanation.provisional).toBe(true);
    expect(explanation.summary).toContain('2027年放假安排尚未公布');
    expect(explanation.lines.map((l) => l.text)).toContain('第2个工作日（暂定）');
  });

  it('explains calendar days that end on a weekend', () => {
    expect(texts(limit('2026-03-04 10:00', calendarDays(3)))).toEqual([
      '03-04 起算当日不计入',
      '03-05 第1日',
      '03-06 第2日',
      '03-07 第3日，逢周末，顺延',
      '03-08 周末，顺延',
      '03-09 顺延至此日，17:00届满',
    ]);
  });

  it('shortens months and periods to the days that matter', () => {
    expect(texts(limit('2026-02-01 10:00', { unit: 'MONTHS', n: 2 }))).toEqual([
      '02-01 起算当日不计入',
      '04-01 第59日，17:00届满',
    ]);
    expect(texts(limit('2026-05-09 10:00', { unit: 'END_OF', period: 'QUARTER' }))).toEqual([
      '05-09 起算当日',
      '06-30 期间最后一日，23:59届满',
    ]);
  });

  it('uses the names of grounds a scheme brings along', () => {
    const input = limit('2026-03-02 10:00', workingDays(3), {
      pauses: [pause('2026-03-03 10:00', '2026-03-05 10:00', 'AUDIT')],
    });
    expect(explainDeadline(input, { grounds: { AUDIT: '专项审计' } }).lines[2]?.text).toBe(
      '专项审计期间，不计',
    );
    expect(explainDeadline(input).lines[2]?.text).toBe('中止期间，不计');
  });

  it('names a closure of the organisation', () => {
    const calendar = { ...nationalCalendar, closures: { '2026-03-03': '大厅检修' } };
    expect(texts(limit('2026-03-02 10:00', workingDays(1), { calendar }))[1]).toBe(
      '03-03 大厅检修（停止办公），不计',
    );
    expect(chinaDate(due(limit('2026-03-02 10:00', workingDays(1), { calendar }))!)).toBe('2026-03-04');
  });
});

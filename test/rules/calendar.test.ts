import fc from 'fast-check';
import { defaultHours, nationalCalendar } from '../../db/presets/calendars';
import { chinaTime, daysBetween, weekday } from '../../workflows/rules/calendar/dates';
import { officeHoursProblem } from '../../workflows/rules/calendar/officeHours';
import type { CalendarSlice } from '../../workflows/rules/calendar/types';
import {
  addDays,
  addMonthsClipped,
  addWorkingDays,
  chinaDate,
  chinaInstant,
  dayStatus,
  endOf,
  isWorkingDay,
  nextWorkingDay,
  sliceCalendar,
} from '../../workflows/rules/calendar/workingDays';

const anyDate = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2021-06-01', n));

describe('dates and instants in China time', () => {
  it.each([
    ['2026-01-05T01:00:00.000Z', '2026-01-05', '09:00'],
    ['2026-01-04T16:00:00.000Z', '2026-01-05', '00:00'],
    ['2026-01-04T15:59:59.999Z', '2026-01-04', '23:59'],
  ])('%s is %s %s', (instant, date, time) => {
    expect(chinaDate(instant)).toBe(date);
    expect(chinaTime(instant)).toBe(time);
  });

  it('turns a date and a time into an instant, 24:00 being the next midnight', () => {
    expect(chinaInstant('2026-01-05', '09:00')).toBe('2026-01-05T01:00:00.000Z');
    expect(chinaInstant('2026-01-05', '24:00')).toBe(chinaInstant('2026-01-06', '00:00'));
  });

  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-5',
    'tomorrow',
  ])('refuses the date %s', (date) => {
    expect(() => addDays(date, 1)).toThrow(RangeError);
  });

  it('counts days as the proleptic Gregorian calendar does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (n) => {
        const expected = new Date(n * 86_400_000).toISOString().slice(0, 10);
        expect(addDays('1970-01-01', n)).toBe(expected);
        expect(daysBetween('1970-01-01', expected)).toBe(n);
        expect(weekday(expected)).toBe(new Date(n * 86_400_000).getUTCDay());
      }),
    );
  });

  it.each([
    ['AMB-ALL-3', '2024-01-31', 1, '2024-02-29'],
    ['AMB-ALL-3', '2023-01-31', 1, '2023-02-28'],
    ['AMB-ALL-3', '2024-02-29', 12, '2025-02-28'],
    ['AMB-ALL-3', '2023-08-31', 6, '2024-02-29'],
    ['AMB-ALL-3', '2026-11-15', 2, '2027-01-15'],
    ['AMB-ALL-3', '2026-01-15', -1, '2025-12-15'],
  ])('%s: %s plus %i months is %s', (_rule, date, n, expected) => {
    expect(addMonthsClipped(date, n)).toBe(expected);
  });

  it.each([
    ['AMB-ALL-2', 'MONTH', '2026-02-03', '2026-02-28'],
    ['AMB-ALL-2', 'QUARTER', '2026-05-01', '2026-06-30'],
    ['AMB-ALL-2', 'QUARTER', '2026-12-31', '2026-12-31'],
    ['AMB-ALL-2', 'HALF', '2026-06-30', '2026-06-30'],
    ['AMB-ALL-2', 'HALF', '2026-07-01', '2026-12-31'],
    ['AMB-ALL-2', 'YEAR', '2026-01-01', '2026-12-31'],
  ] as const)('%s: the %s of %s ends on %s', (_rule, period, date, expected) => {
    expect(endOf(date, period)).toBe(expected);
  });
});

describe('working days', () => {
  it.each([
    ['2026-09-24', true, 'WEEKDAY', undefined, false],
    ['2026-09-25', false, 'HOLIDAY', '中秋节', false],
    ['2026-10-03', false, 'HOLIDAY', '国庆节', false],
    ['2026-09-20', true, 'MAKE_UP', '国庆节', false],
    ['2026-10-10', true, 'MAKE_UP', '国庆节', false],
    ['2026-10-11', false, 'WEEKEND', undefined, false],
    ['2027-01-01', true, 'WEEKDAY', undefined, true],
    ['2031-05-04', false, 'WEEKEND', undefined, true],
  ])('%s: worked %s as %s', (date, working, reason, name, provisional) => {
    expect(dayStatus(date, nationalCalendar)).toEqual({
      working,
      reason,
      provisional,
      ...(name ? { name } : {}),
    });
  });

  it('a closure of the organisation beats a make-up day', () => {
    const cal = { ...nationalCalendar, closures: { '2026-10-10': '大厅设备检修' } };
    expect(dayStatus('2026-10-10', cal)).toMatchObject({
      working: false,
      reason: 'CLOSURE',
      name: '大厅设备检修',
    });
  });

  it.each([
    ['GR-T3', '2022-09-26', 10, '2022-10-13'],
    ['GR-T4', '2022-09-30', 1, '2022-10-08'],
    ['GR-T3', '2022-10-01', 10, '2022-10-19'],
    ['GR-T3', '2023-01-13', 10, '2023-02-01'],
    ['GR-T4', '2024-02-02', 1, '2024-02-04'],
    ['GR-T3', '2026-09-24', 10, '2026-10-15'],
    ['GR-T4', '2026-09-30', 1, '2026-10-08'],
    ['GR-T3 provisional', '2026-12-21', 10, '2027-01-04'],
  ])('%s: %s plus %i working days is %s', (_rule, date, n, expected) => {
    expect(addWorkingDays(date, n, nationalCalendar)).toBe(expected);
  });

  it('refuses an allowance below one day', () => {
    expect(() => addWorkingDays('2026-01-05', 0, nationalCalendar)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-01-05', 1.5, nationalCalendar)).toThrow(RangeError);
  });

  it('the next working day is worked and no worked day lies between', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const next = nextWorkingDay(date, nationalCalendar);
        expect(isWorkingDay(next, nationalCalendar)).toBe(true);
        for (let d = addDays(date, 1); d < next; d = addDays(d, 1)) {
          expect(isWorkingDay(d, nationalCalendar)).toBe(false);
        }
      }),
    );
  });

  it('working days add up', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (date, a, b) => {
        const cal = nationalCalendar;
        expect(addWorkingDays(addWorkingDays(date, a, cal), b, cal)).toBe(addWorkingDays(date, a + b, cal));
      }),
    );
  });
});

describe('calendar slice', () => {
  it('keeps only the years asked for and says so', () => {
    const cal: CalendarSlice = {
      ...nationalCalendar,
      closures: { '2024-03-01': '停电', '2026-03-02': '停电' },
    };
    const slice = sliceCalendar(cal, 2026, 2028);
    expect(slice.announcedYears).toEqual([2026]);
    expect(slice.version).toBe(cal.version);
    expect(Object.keys(slice.holidays).every((d) => d.startsWith('2026'))).toBe(true);
    expect(slice.makeUps['2026-02-14']).toBe('春节');
    expect(slice.closures).toEqual({ '2026-03-02': '停电' });
  });

  it('survives JSON unchanged', () => {
    expect(JSON.parse(JSON.stringify(nationalCalendar))).toEqual(nationalCalendar);
  });
});

describe('national arrangement', () => {
  it('announces 2022 to 2026 and names every day', () => {
    expect(nationalCalendar.announcedYears).toEqual([2022, 2023, 2024, 2025, 2026]);
    for (const days of [nationalCalendar.holidays, nationalCalendar.makeUps]) {
      for (const [date, name] of Object.entries(days)) {
        expect(date).toMatch(/^202[2-6]-\d\d-\d\d$/);
        expect(name).toMatch(/^(元旦|春节|清明节|劳动节|端午节|中秋节|国庆节)$/);
      }
    }
  });

  it('make-up days are weekend days and never holidays', () => {
    for (const date of Object.keys(nationalCalendar.makeUps)) {
      expect([0, 6]).toContain(weekday(date));
      expect(nationalCalendar.holidays[date]).toBeUndefined();
    }
  });
});

describe('office hours', () => {
  it('accepts the hours given to a new organisation', () => {
    expect(officeHoursProblem(defaultHours)).toBeNull();
  });

  it.each([
    ['no slot', []],
    ['an empty slot', [{ from: '09:00', to: '09:00' }]],
    [
      'overlapping slots',
      [
        { from: '09:00', to: '12:00' },
        { from: '11:00', to: '17:00' },
      ],
    ],
    ['a time that is none', [{ from: '9:00', to: '12:00' }]],
  ])('refuses %s', (_name, slots) => {
    expect(officeHoursProblem({ slots })).toEqual(expect.any(String));
  });
});

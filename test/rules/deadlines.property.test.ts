import fc from 'fast-check';
import { defaultHours, nationalCalendar } from '../../db/presets/calendars';
import { chinaTime } from '../../workflows/rules/calendar/dates';
import { chinaDate, isWorkingDay } from '../../workflows/rules/calendar/workingDays';
import { computeDeadline } from '../../workflows/rules/deadlines/deadline';
import { addOfficeMinutes, officeMinutesBetween } from '../../workflows/rules/deadlines/elapsed';
import { explainDeadline } from '../../workflows/rules/deadlines/explain';
import type { Clock, DeadlineInput, Pause } from '../../workflows/rules/deadlines/types';

const START = Date.parse('2025-09-01T00:00:00.000Z');
const HOUR = 3_600_000;
const iso = (time: number) => new Date(time).toISOString();

const instant = fc.integer({ min: 0, max: 500 * 24 * 60 * 60 }).map((s) => iso(START + s * 1000));
const dayClock = fc.oneof(
  fc.record({ unit: fc.constant('WORKING_DAYS' as const), n: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ unit: fc.constant('CALENDAR_DAYS' as const), n: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ unit: fc.constant('MONTHS' as const), n: fc.integer({ min: 1, max: 6 }) }),
);
const hourClock = fc.record({
  unit: fc.constant('OFFICE_MINUTES' as const),
  n: fc.integer({ min: 1, max: 1500 }),
});
const period = fc.record({
  unit: fc.constant('END_OF' as const),
  period: fc.constantFrom('MONTH' as const, 'QUARTER' as const, 'HALF' as const, 'YEAR' as const),
});
const movable: fc.Arbitrary<Clock> = fc.oneof(dayClock, hourClock);
const anyClock: fc.Arbitrary<Clock> = fc.oneof(dayClock, hourClock, period);
const policy = fc.record({
  hourClock: fc.constant('OFFICE' as const),
  lastWorkingDayEndsAt: fc.constantFrom('OFFICE_CLOSE' as const, 'MIDNIGHT' as const),
});
const anyPolicy = fc.record({
  hourClock: fc.constantFrom('OFFICE' as const, 'WALL' as const),
  lastWorkingDayEndsAt: fc.constantFrom('OFFICE_CLOSE' as const, 'MIDNIGHT' as const),
});

/** Closed pauses after one another, as distances in minutes from the origin. */
const gaps = fc.array(fc.tuple(fc.nat(8000), fc.nat(8000)), { maxLength: 3 });

function pausesAfter(origin: string, distances: [number, number][]): Pause[] {
  let time = Date.parse(origin);
  return distances.map(([wait, length]) => {
    const from = time + wait * 60_000;
    time = from + length * 60_000;
    return { from: iso(from), to: iso(time), ground: 'SUPPLEMENT' };
  });
}

function limit(origin: string, clock: Clock, changes: Partial<DeadlineInput>): DeadlineInput {
  return {
    origin,
    clock,
    calendar: nationalCalendar,
    hours: defaultHours,
    policy: { hourClock: 'OFFICE', lastWorkingDayEndsAt: 'OFFICE_CLOSE' },
    pauses: [],
    ...changes,
  };
}

const due = (input: DeadlineInput) => computeDeadline(input).due!;

describe('properties of every limit', () => {
  it('a later event is never due earlier', () => {
    fc.assert(
      fc.property(instant, instant, anyClock, anyPolicy, gaps, (a, b, clock, p, g) => {
        const [first, second] = [a, b].sort() as [string, string];
        const pauses = pausesAfter(second, g);
        const changes = { policy: p, pauses };
        expect(due(limit(first, clock, changes)) <= due(limit(second, clock, changes))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('a longer allowance is never due earlier', () => {
    fc.assert(
      fc.property(instant, movable, anyPolicy, gaps, fc.nat(5), (origin, clock, p, g, more) => {
        if (clock.unit === 'END_OF' || clock.unit === 'UNTIL') return;
        const changes = { policy: p, pauses: pausesAfter(origin, g) };
        const longer = { ...clock, n: clock.n + more };
        expect(due(limit(origin, clock, changes)) <= due(limit(origin, longer, changes))).toBe(true);
      }),
    );
  });

  it('no limit in days, months or office time is due on a day that is not worked', () => {
    fc.assert(
      fc.property(instant, movable, policy, gaps, (origin, clock, p, g) => {
        const at = due(limit(origin, clock, { policy: p, pauses: pausesAfter(origin, g) }));
        expect(isWorkingDay(chinaDate(at), nationalCalendar)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('a limit in days ends at close of business', () => {
    fc.assert(
      fc.property(instant, dayClock, gaps, (origin, clock, g) => {
        expect(chinaTime(due(limit(origin, clock, { pauses: pausesAfter(origin, g) })))).toBe('17:00');
      }),
    );
  });

  it('a pause of no time changes nothing', () => {
    fc.assert(
      fc.property(instant, anyClock, anyPolicy, gaps, fc.nat(20_000), (origin, clock, p, g, wait) => {
        const pauses = pausesAfter(origin, g);
        const at = iso(Date.parse(origin) + wait * 60_000);
        const zero = { from: at, to: at, ground: 'SUPPLEMENT' };
        expect(computeDeadline(limit(origin, clock, { policy: p, pauses: [...pauses, zero] }))).toEqual(
          computeDeadline(limit(origin, clock, { policy: p, pauses })),
        );
      }),
    );
  });

  it('a pause within one day before close changes no limit in days', () => {
    fc.assert(
      fc.property(
        fc.nat(400),
        dayClock,
        fc.nat(15),
        fc.integer({ min: 1, max: 420 }),
        (n, clock, day, length) => {
          const origin = iso(START + n * 24 * HOUR);
          const from = Date.parse(origin) + day * 24 * HOUR + HOUR;
          const pauses = [{ from: iso(from), to: iso(from + length * 60_000), ground: 'SUPPLEMENT' }];
          expect(due(limit(origin, clock, { pauses }))).toBe(due(limit(origin, clock, {})));
        },
      ),
    );
  });

  it('another pause never makes a limit due earlier', () => {
    fc.assert(
      fc.property(instant, anyClock, anyPolicy, gaps, (origin, clock, p, g) => {
        const pauses = pausesAfter(origin, g);
        for (let i = 0; i < pauses.length; i++) {
          const before = due(limit(origin, clock, { policy: p, pauses: pauses.slice(0, i) }));
          const after = due(limit(origin, clock, { policy: p, pauses: pauses.slice(0, i + 1) }));
          expect(before <= after).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a limit that was stopped in time is never due before it goes on', () => {
    fc.assert(
      fc.property(instant, anyClock, anyPolicy, gaps, (origin, clock, p, g) => {
        const pauses = pausesAfter(origin, g);
        for (const [i, pause] of pauses.entries()) {
          const before = due(limit(origin, clock, { policy: p, pauses: pauses.slice(0, i) }));
          if (pause.from > before) return;
          const after = due(limit(origin, clock, { policy: p, pauses: pauses.slice(0, i + 1) }));
          expect(after >= pause.to!.replace(/\d\d\.\d{3}Z$/, '00.000Z')).toBe(true);
        }
      }),
    );
  });

  it('an open pause leaves between nothing and the whole allowance', () => {
    fc.assert(
      fc.property(instant, movable, fc.nat(5000), (origin, clock, wait) => {
        const from = iso(Date.parse(origin) + wait * 60_000);
        const whole = due(limit(origin, clock, {}));
        const stopped = computeDeadline(
          limit(origin, clock, { pauses: [{ from, to: null, ground: 'HEARING' }] }),
        );
        if (stopped.due !== null) {
          expect(stopped.due).toBe(whole);
          expect(from > whole).toBe(true);
        } else {
          expect(stopped.remaining!.n).toBeGreaterThanOrEqual(0);
          if (clock.unit !== 'MONTHS' && clock.unit !== 'END_OF' && clock.unit !== 'UNTIL') {
            expect(stopped.remaining!.n).toBeLessThanOrEqual(clock.n);
          }
        }
      }),
    );
  });

  it('the order in which pauses are listed does not matter', () => {
    fc.assert(
      fc.property(instant, anyClock, gaps, (origin, clock, g) => {
        const pauses = pausesAfter(origin, g);
        expect(computeDeadline(limit(origin, clock, { pauses: [...pauses].reverse() }))).toEqual(
          computeDeadline(limit(origin, clock, { pauses })),
        );
      }),
    );
  });
});

describe('properties of the explanation', () => {
  it('agrees with the computed limit', () => {
    fc.assert(
      fc.property(instant, anyClock, anyPolicy, gaps, fc.boolean(), (origin, clock, p, g, open) => {
        const pauses = pausesAfter(origin, g).map((x, i, all) =>
          open && i === all.length - 1 ? { ...x, to: null } : x,
        );
        const input = limit(origin, clock, { policy: p, pauses });
        const deadline = computeDeadline(input);
        const explanation = explainDeadline(input);
        expect({ due: explanation.due, provisional: explanation.provisional }).toEqual({
          due: deadline.due,
          provisional: deadline.provisional,
        });
        const { lines } = explanation;
        expect(lines.map((l) => l.date)).toEqual([...new Set(lines.map((l) => l.date))].sort());
        if (deadline.due !== null) {
          expect(lines[lines.length - 1]?.date).toBe(chinaDate(deadline.due));
          expect(lines[lines.length - 1]?.text).toContain(`${chinaTime(deadline.due)}届满`);
        }
        if (clock.unit === 'WORKING_DAYS' || clock.unit === 'CALENDAR_DAYS') {
          const counted = lines.filter((l) => l.counted);
          expect(counted.map((l) => l.ordinal)).toEqual(counted.map((_, i) => i + 1));
          expect(counted.length).toBe(clock.n - (deadline.remaining?.n ?? 0));
        }
        if (clock.unit === 'WORKING_DAYS') {
          expect(lines.filter((l) => l.counted).every((l) => isWorkingDay(l.date, nationalCalendar))).toBe(
            true,
          );
        }
        if (clock.unit === 'OFFICE_MINUTES') {
          const minutes = lines.reduce((sum, l) => sum + (l.minutes ?? 0), 0);
          expect(minutes).toBe(clock.n - (deadline.remaining?.n ?? 0));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('properties of office time', () => {
  it('minutes between instants add up and change sign with direction', () => {
    fc.assert(
      fc.property(instant, instant, instant, (a, b, c) => {
        const between = (x: string, y: string) => officeMinutesBetween(x, y, nationalCalendar, defaultHours);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        expect(between(a, b) + between(b, a)).toBe(0);
      }),
    );
  });

  it('adding minutes is undone by measuring, and can be done in two steps', () => {
    fc.assert(
      fc.property(instant, fc.nat(2000), fc.nat(2000), (at, a, b) => {
        const add = (from: string, n: number) => addOfficeMinutes(from, n, nationalCalendar, defaultHours);
        expect(officeMinutesBetween(at, add(at, a), nationalCalendar, defaultHours)).toBe(a);
        expect(add(add(at, a), b)).toBe(add(at, a + b));
      }),
    );
  });
});

import fc from 'fast-check';
import { defaultHours, nationalCalendar } from '../../db/presets/calendars';
import type { CalendarSlice } from '../../workflows/rules/calendar/types';
import { chinaInstant } from '../../workflows/rules/calendar/workingDays';
import type { Clock } from '../../workflows/rules/deadlines/types';
import { defaultLadder, ladderProblem } from '../../workflows/rules/obligations/ladder';
import {
  cancelObligation,
  canPause,
  fireDue,
  handOver,
  isOpen,
  lateFrom,
  meetObligation,
  nextWakeAt,
  openObligation,
  pauseObligation,
  recalculateObligation,
  resumeObligation,
  waiveObligation,
} from '../../workflows/rules/obligations/obligation';
import type { FiredRung, Ladder, Obligation, ObligationSpec } from '../../workflows/rules/obligations/types';

const cal = nationalCalendar;
const REVIEW: Clock = { unit: 'WORKING_DAYS', n: 10 };
const HOUR: Clock = { unit: 'OFFICE_MINUTES', n: 60 };

function at(text: string): string {
  const [date, time] = text.split(' ');
  return chinaInstant(date!, time!);
}

function owed(origin: string, clock: Clock, changes: Partial<ObligationSpec> = {}): Obligation {
  return openObligation(
    {
      id: 'o1',
      kind: 'REVIEW',
      ruleId: 'GR-T3',
      ownerOrganisationId: 'org-1',
      ownerRole: 'handler',
      ownerAccountId: null,
      origin: at(origin),
      clock,
      hours: defaultHours,
      policy: { hourClock: 'OFFICE', lastWorkingDayEndsAt: 'OFFICE_CLOSE' },
      ladder: defaultLadder,
      ...changes,
    },
    cal,
  );
}

/** One obligation moved on to an instant. */
function until(o: Obligation, text: string, calendar: CalendarSlice = cal): Obligation {
  return fireDue([o], at(text), calendar).obligations[0]!;
}

const shown = (fired: FiredRung[]) => fired.map((f) => [f.index, f.act, f.at, f.label]);

describe('an obligation is opened', () => {
  it('GR-T3: carries due instant, calendar version and the first rung', () => {
    expect(owed('2026-03-02 10:00', REVIEW)).toMatchObject({
      status: 'OPEN',
      dueAt: at('2026-03-16 17:00'),
      firstDueAt: at('2026-03-16 17:00'),
      provisional: false,
      calendarVersion: cal.version,
      firedRungs: 0,
      nextRungAt: at('2026-03-09 17:00'),
    });
  });

  it('is plain JSON', () => {
    const o = owed('2026-03-02 10:00', REVIEW);
    expect(JSON.parse(JSON.stringify(o))).toEqual(o);
  });
});

describe('the ladder', () => {
  it('GR-T3: warns, reminds, supervises, proposes a transfer, then reminds every five working days', () => {
    const { obligations, fired } = fireDue([owed('2026-03-02 10:00', REVIEW)], at('2026-03-27 17:00'), cal);
    expect(shown(fired)).toEqual([
      [0, 'WARN', at('2026-03-09 17:00'), '时限已过50%，预警'],
      [1, 'WARN', at('2026-03-12 17:00'), '时限已过80%，预警'],
      [2, 'REMIND', at('2026-03-16 17:01'), '到期未办结，催办'],
      [3, 'SUPERVISE', at('2026-03-17 17:00'), '超期1个工作日，督办'],
      [4, 'PROPOSE_TRANSFER', at('2026-03-19 17:00'), '超期3个工作日，建议移送线索'],
      [5, 'REMIND', at('2026-03-26 17:00'), '超期8个工作日，催办'],
    ]);
    expect(obligations[0]).toMatchObject({
      status: 'BREACHED',
      breachedAt: at('2026-03-16 17:01'),
      firedRungs: 6,
      nextRungAt: at('2026-04-02 17:00'),
    });
  });

  it('GR-T1: measures an hour in office time', () => {
    const { fired } = fireDue([owed('2026-01-05 16:40', HOUR)], at('2026-01-06 17:00'), cal);
    expect(fired.map((f) => f.at)).toEqual([
      at('2026-01-06 09:10'),
      at('2026-01-06 09:28'),
      at('2026-01-06 09:41'),
    ]);
  });

  it('GR-T4: measures a part of one working day inside its office hours', () => {
    const { fired } = fireDue(
      [owed('2026-09-30 10:00', { unit: 'WORKING_DAYS', n: 1 })],
      at('2026-10-08 17:00'),
      cal,
    );
    expect(fired.map((f) => f.at)).toEqual([at('2026-10-08 13:30'), at('2026-10-08 15:36')]);
  });

  it('measures an hour of the wall clock on the wall clock', () => {
    const o = owed('2026-01-10 20:00', HOUR, {
      policy: { hourClock: 'WALL', lastWorkingDayEndsAt: 'OFFICE_CLOSE' },
    });
    expect(fireDue([o], at('2026-01-10 21:01'), cal).fired.map((f) => f.at)).toEqual([
      at('2026-01-10 20:30'),
      at('2026-01-10 20:48'),
      at('2026-01-10 21:01'),
    ]);
  });

  it('the end of a period warns in office time, too', () => {
    const o = owed('2026-05-29 10:00', { unit: 'END_OF', period: 'MONTH' });
    expect(fireDue([o], at('2026-06-01 00:00'), cal).fired.map((f) => f.at)).toEqual([
      at('2026-05-31 23:59'),
      at('2026-05-31 23:59'),
      at('2026-06-01 00:00'),
    ]);
  });

  it('ends where the scheme wants no further reminders', () => {
    const ladder: Ladder = {
      rungs: [{ at: { percent: 100 }, act: 'REMIND' }],
      thenRemindEveryWorkingDays: null,
    };
    const o = until(owed('2026-01-05 09:00', HOUR, { ladder }), '2026-02-01 09:00');
    expect(o).toMatchObject({ status: 'BREACHED', firedRungs: 1, nextRungAt: null });
    expect(nextWakeAt([o])).toBeNull();
  });

  it('marks a breach even without any rung', () => {
    const ladder: Ladder = { rungs: [], thenRemindEveryWorkingDays: null };
    const o = owed('2026-01-05 09:00', HOUR, { ladder });
    expect(nextWakeAt([o])).toBe(at('2026-01-05 10:01'));
    expect(until(o, '2026-01-05 10:01').status).toBe('BREACHED');
  });

  it.each<[string, Ladder]>([
    ['above 100 %', { rungs: [{ at: { percent: 120 }, act: 'WARN' }], thenRemindEveryWorkingDays: null }],
    [
      'zero days after due',
      { rungs: [{ at: { workingDaysAfterDue: 0 }, act: 'REMIND' }], thenRemindEveryWorkingDays: null },
    ],
    ['a reminder every 0 days', { rungs: [], thenRemindEveryWorkingDays: 0 }],
    [
      'out of order',
      {
        rungs: [
          { at: { workingDaysAfterDue: 1 }, act: 'REMIND' },
          { at: { percent: 50 }, act: 'WARN' },
        ],
        thenRemindEveryWorkingDays: 5,
      },
    ],
  ])('a ladder with %s is refused', (_name, ladder) => {
    expect(ladderProblem(ladder)).toEqual(expect.any(String));
    expect(ladderProblem(defaultLadder)).toBeNull();
  });
});

describe('an obligation is met', () => {
  it.each([
    ['before due', '2026-01-05 09:40', 'MET', null],
    ['in the due minute (AMB-GR-1: inclusive)', '2026-01-05 10:00', 'MET', null],
    ['one minute later', '2026-01-05 10:01', 'MET_LATE', '2026-01-05 10:01'],
  ])('%s', (_name, when, status, breached) => {
    const o = meetObligation(owed('2026-01-05 09:00', HOUR), at(when));
    expect(o).toMatchObject({
      status,
      endedAt: at(when),
      nextRungAt: null,
      breachedAt: breached && at(breached),
    });
    expect(isOpen(o)).toBe(false);
  });

  it('AMB-GR-1: is not overdue before the due minute has run out', () => {
    const o = owed('2026-01-05 09:00', HOUR);
    expect(until(o, '2026-01-05 10:00').status).toBe('OPEN');
    expect(lateFrom(o.dueAt!)).toBe(at('2026-01-05 10:01'));
    expect(until(o, '2026-01-05 10:01').status).toBe('BREACHED');
  });

  it('after a breach is met late and keeps the breach', () => {
    const breached = until(owed('2026-01-05 09:00', HOUR), '2026-01-05 11:00');
    expect(meetObligation(breached, at('2026-01-05 11:00'))).toMatchObject({
      status: 'MET_LATE',
      breachedAt: at('2026-01-05 10:01'),
    });
  });

  it('AMB-GR-3: a receipt dated in time but learnt of later takes the breach back', () => {
    const breached = until(owed('2026-01-05 09:00', HOUR), '2026-01-05 11:00');
    expect(meetObligation(breached, at('2026-01-05 09:59'))).toMatchObject({
      status: 'MET',
      breachedAt: null,
    });
  });

  it('while stopped is met in time and ends the stop', () => {
    const paused = pauseObligation(owed('2026-01-05 09:00', HOUR), at('2026-01-05 09:30'), 'SUPPLEMENT');
    const met = meetObligation(paused, at('2026-01-07 09:00'));
    expect(met).toMatchObject({ status: 'MET', pauses: [{ to: at('2026-01-07 09:00') }] });
  });
});

describe('an obligation is stopped and goes on', () => {
  const o = owed('2026-03-02 10:00', REVIEW);

  it('AMB-GR-4: has no due instant and no rungs meanwhile', () => {
    const paused = pauseObligation(o, at('2026-03-04 10:00'), 'SUPPLEMENT');
    expect(paused).toMatchObject({ status: 'PAUSED', dueAt: null, nextRungAt: null });
    expect(nextWakeAt([paused])).toBeNull();
    expect(fireDue([paused], at('2026-06-01 10:00'), cal)).toEqual({ obligations: [paused], fired: [] });
  });

  it('AMB-GR-4: gets the rest laid out again, rungs included', () => {
    const paused = pauseObligation(o, at('2026-03-04 10:00'), 'SUPPLEMENT');
    expect(resumeObligation(paused, at('2026-03-10 15:00'), cal)).toMatchObject({
      status: 'OPEN',
      dueAt: at('2026-03-20 17:00'),
      firstDueAt: at('2026-03-16 17:00'),
      nextRungAt: at('2026-03-13 17:00'),
    });
  });

  it('a rung that would have fallen into the stop falls at its end', () => {
    const paused = pauseObligation(o, at('2026-03-09 10:00'), 'SUPPLEMENT');
    const resumed = resumeObligation(paused, at('2026-03-11 15:00'), cal);
    expect(resumed.nextRungAt).toBe(at('2026-03-11 15:00'));
  });

  it('rungs already fired do not fire again', () => {
    const warned = until(o, '2026-03-10 09:00');
    const paused = pauseObligation(warned, at('2026-03-10 10:00'), 'SUPPLEMENT');
    const resumed = resumeObligation(paused, at('2026-03-20 10:00'), cal);
    expect(resumed).toMatchObject({
      firedRungs: 1,
      nextRungAt: at('2026-03-24 17:00'),
      dueAt: at('2026-03-26 17:00'),
    });
  });

  it('stopping and resuming in the same moment changes neither due instant nor rungs', () => {
    const paused = pauseObligation(o, at('2026-03-04 10:00'), 'SUPPLEMENT');
    const { pauses, ...resumed } = resumeObligation(paused, at('2026-03-04 10:00'), cal);
    const { pauses: _none, ...before } = o;
    expect(resumed).toEqual(before);
    expect(pauses).toHaveLength(1);
  });

  it('cannot go on before it was stopped', () => {
    const paused = pauseObligation(o, at('2026-03-04 10:00'), 'SUPPLEMENT');
    const resumed = resumeObligation(paused, at('2026-03-03 10:00'), cal);
    expect(resumed).toMatchObject({ pauses: [{ to: at('2026-03-04 10:00') }], dueAt: o.dueAt });
  });

  it('cannot be stopped when it is over, stopped or ended', () => {
    const late = at('2026-03-16 17:01');
    expect(canPause(o, late)).toBe(false);
    expect(pauseObligation(o, late, 'SUPPLEMENT')).toBe(o);
    const breached = until(o, '2026-03-16 17:01');
    expect(pauseObligation(breached, late, 'SUPPLEMENT')).toBe(breached);
    const met = meetObligation(o, at('2026-03-05 10:00'));
    expect(pauseObligation(met, late, 'SUPPLEMENT')).toBe(met);
    expect(resumeObligation(o, late, cal)).toBe(o);
  });
});

describe('an obligation ends otherwise', () => {
  it.each([
    ['CANCELLED', cancelObligation],
    ['WAIVED', waiveObligation],
  ] as const)('%s with its ground, once', (status, act) => {
    const o = act(owed('2026-03-02 10:00', REVIEW), at('2026-03-05 10:00'), 'WITHDRAWN');
    expect(o).toMatchObject({
      status,
      cancelGround: 'WITHDRAWN',
      endedAt: at('2026-03-05 10:00'),
      nextRungAt: null,
    });
    expect(act(o, at('2026-03-06 10:00'), 'OTHER')).toBe(o);
    expect(meetObligation(o, at('2026-03-06 10:00'))).toBe(o);
  });

  it('handing over changes the owner and nothing else', () => {
    const o = owed('2026-03-02 10:00', REVIEW);
    expect(handOver(o, { ownerAccountId: 'u2' })).toEqual({ ...o, ownerAccountId: 'u2' });
    const met = meetObligation(o, at('2026-03-05 10:00'));
    expect(handOver(met, { ownerAccountId: 'u2' })).toBe(met);
  });
});

describe('a new calendar version', () => {
  const published: CalendarSlice = {
    ...cal,
    version: 'CN-2027.1',
    announcedYears: [...cal.announcedYears, 2027],
    holidays: { ...cal.holidays, '2027-01-01': '元旦' },
  };

  it('GR-T3: moves a provisional due instant and clears the mark', () => {
    const o = owed('2026-12-21 10:00', REVIEW);
    expect(o).toMatchObject({ dueAt: at('2027-01-04 17:00'), provisional: true });
    expect(recalculateObligation(o, published)).toMatchObject({
      dueAt: at('2027-01-05 17:00'),
      firstDueAt: at('2027-01-04 17:00'),
      provisional: false,
      calendarVersion: 'CN-2027.1',
      status: 'OPEN',
    });
  });

  it('takes back a breach that is none any more; fired rungs stay fired', () => {
    const breached = until(owed('2026-12-21 10:00', REVIEW), '2027-01-05 09:00');
    expect(breached).toMatchObject({ status: 'BREACHED', firedRungs: 3 });
    const again = recalculateObligation(breached, published, at('2027-01-05 09:00'));
    expect(again).toMatchObject({ status: 'OPEN', breachedAt: null, firedRungs: 3 });
    expect(until(again, '2027-01-05 17:01', published)).toMatchObject({ status: 'BREACHED', firedRungs: 3 });
  });

  it('keeps a breach that is one under the new calendar, too', () => {
    const breached = until(owed('2026-12-21 10:00', REVIEW), '2027-01-08 09:00');
    expect(recalculateObligation(breached, published, at('2027-01-08 09:00'))).toMatchObject({
      status: 'BREACHED',
      breachedAt: at('2027-01-05 17:01'),
    });
    const later = recalculateObligation(breached, published);
    expect(later.status).toBe('OPEN');
    expect(until(later, '2027-01-08 09:00', published)).toMatchObject({
      status: 'BREACHED',
      breachedAt: at('2027-01-05 17:01'),
    });
  });

  it('leaves a stopped one stopped and an ended one alone', () => {
    const paused = pauseObligation(owed('2026-12-21 10:00', REVIEW), at('2026-12-23 10:00'), 'SUPPLEMENT');
    expect(recalculateObligation(paused, published)).toMatchObject({
      status: 'PAUSED',
      dueAt: null,
      calendarVersion: 'CN-2027.1',
    });
    const met = meetObligation(owed('2026-12-21 10:00', REVIEW), at('2026-12-23 10:00'));
    expect(recalculateObligation(met, published)).toBe(met);
  });
});

describe('firing', () => {
  const START = Date.parse('2025-11-01T00:00:00.000Z');
  const instant = fc
    .integer({ min: 0, max: 75 * 24 * 60 })
    .map((m) => new Date(START + m * 60_000).toISOString());
  const clock: fc.Arbitrary<Clock> = fc.oneof(
    fc.record({ unit: fc.constant('WORKING_DAYS' as const), n: fc.integer({ min: 1, max: 15 }) }),
    fc.record({ unit: fc.constant('OFFICE_MINUTES' as const), n: fc.integer({ min: 1, max: 600 }) }),
    fc.record({ unit: fc.constant('CALENDAR_DAYS' as const), n: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ unit: fc.constant('MONTHS' as const), n: fc.integer({ min: 1, max: 3 }) }),
    fc.record({
      unit: fc.constant('END_OF' as const),
      period: fc.constantFrom('MONTH' as const, 'QUARTER' as const),
    }),
  );
  const some = fc
    .array(fc.tuple(instant, clock), { minLength: 1, maxLength: 4 })
    .map((list) => list.map(([origin, c], i) => owed('2025-11-03 10:00', c, { id: `o${i}`, origin })));

  it('in any split of time is the same as firing at once', () => {
    fc.assert(
      fc.property(some, fc.array(instant, { minLength: 1, maxLength: 6 }), (obligations, instants) => {
        const steps = [...instants].sort();
        const once = fireDue(obligations, steps[steps.length - 1]!, cal);
        let state = obligations;
        const fired: FiredRung[] = [];
        for (const now of steps) {
          const step = fireDue(state, now, cal);
          state = step.obligations;
          fired.push(...step.fired);
        }
        expect(state).toEqual(once.obligations);
        expect(fired).toEqual(once.fired);
      }),
    );
  });

  it('does everything when it is woken only at the instants it asks for', () => {
    fc.assert(
      fc.property(some, instant, (obligations, end) => {
        const once = fireDue(obligations, end, cal);
        let state = obligations;
        const fired: FiredRung[] = [];
        for (let wake = nextWakeAt(state); wake !== null && wake <= end; wake = nextWakeAt(state)) {
          const step = fireDue(state, wake, cal);
          state = step.obligations;
          fired.push(...step.fired);
        }
        expect(state).toEqual(once.obligations);
        expect(fired).toEqual(once.fired);
      }),
    );
  });

  it('never fires before the origin, and warnings never after the limit', () => {
    fc.assert(
      fc.property(some, (obligations) => {
        const { fired } = fireDue(obligations, '2026-05-31T00:00:00.000Z', cal);
        for (const rung of fired) {
          const o = obligations.find((x) => x.id === rung.obligationId)!;
          expect(rung.at >= o.origin.slice(0, 16)).toBe(true);
          if (rung.act === 'WARN') expect(rung.at <= o.dueAt!).toBe(true);
          else expect(rung.at > o.dueAt!).toBe(true);
        }
      }),
    );
  });
});

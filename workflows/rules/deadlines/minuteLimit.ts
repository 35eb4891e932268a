import { chinaDate, chinaMinute, floorMinute, instantOfChinaMinute } from '../calendar/dates';
import { touchesUnannouncedYear } from '../calendar/workingDays';
import { addOfficeMinutes, nextOfficeMoment, officeMinutesBetween } from './elapsed';
import { effectivePauses } from './pauses';
import type { Deadline, DeadlineInput } from './types';

/** How minutes run: in office time, or on the wall clock (AMB-GR-1). */
interface MinuteClock {
  add(at: string, minutes: number): string;
  between(from: string, to: string): number;
  /** The first moment at or after the instant at which this clock runs. */
  start(at: string): string;
}

function minuteClock({ policy, calendar, hours }: DeadlineInput): MinuteClock {
  if (policy.hourClock === 'WALL') {
    return {
      add: (at, minutes) => instantOfChinaMinute(chinaMinute(at) + minutes),
      between: (from, to) => chinaMinute(to) - chinaMinute(from),
      start: floorMinute,
    };
  }
  return {
    add: (at, minutes) => addOfficeMinutes(at, minutes, calendar, hours),
    between: (from, to) => officeMinutesBetween(from, to, calendar, hours),
    start: (at) => nextOfficeMoment(at, calendar, hours),
  };
}

/**
 * Limit in minutes of office time (GR-T1, GR-T2). Minutes run from the event; those inside a pause are not
 * counted and the rest runs on from the moment of resuming. A stop made after the limit is over changes nothing.
 */
export function minuteDeadline(input: DeadlineInput): Deadline {
  if (input.clock.unit !== 'OFFICE_MINUTES') throw new RangeError(`not an hour clock: ${input.clock.unit}`);
  const clock = minuteClock(input);
  const office = input.policy.hourClock === 'OFFICE';
  const provisional = (until: string) =>
    office && touchesUnannouncedYear(chinaDate(input.origin), chinaDate(until), input.calendar);
  let left = input.clock.n;
  let due = clock.add(input.origin, left);
  let at = input.origin;
  for (const pause of effectivePauses(input.origin, input.pauses)) {
    if (pause.from > due) break;
    left -= clock.between(at, pause.from);
    if (pause.to === null) {
      return {
        due: null,
        provisional: provisional(pause.from),
        remaining: { unit: 'OFFICE_MINUTES', n: left },
      };
    }
    at = pause.to;
    due = left > 0 ? clock.add(at, left) : clock.start(at);
  }
  return { due, provisional: provisional(due), remaining: null };
}

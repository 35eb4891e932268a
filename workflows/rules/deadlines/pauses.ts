import { chinaDate, floorMinute } from '../calendar/dates';
import type { Pause } from './types';

/**
 * Pauses ready for arithmetic: in order of time, with minute precision, cut to what lies after the origin,
 * overlapping ones joined, empty ones left out. Only the last one can be open.
 */
export function effectivePauses(origin: string, pauses: Pause[]): Pause[] {
  const start = floorMinute(origin);
  const result: Pause[] = [];
  for (const pause of [...pauses].sort((a, b) => compare(a.from, b.from))) {
    const from = later(start, floorMinute(pause.from));
    const to = pause.to === null ? null : floorMinute(pause.to);
    if (to !== null && to <= from) continue;
    const last = result[result.length - 1];
    if (last && (last.to === null || from < last.to)) {
      if (last.to !== null) last.to = to === null ? null : later(last.to, to);
    } else {
      result.push({ from, to, ground: pause.ground });
    }
  }
  return result;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The later of two UTC instants. */
function later(a: string, b: string): string {
  return a < b ? b : a;
}

/**
 * The pause that keeps a day from being counted (AMB-GR-4, domain §12): the day of the stopping event is used,
 * the days after it up to and including the day of the resuming event are not. Null when there is none.
 */
export function pauseOnDay(date: string, pauses: Pause[]): Pause | null {
  return pauses.find((p) => date > chinaDate(p.from) && (p.to === null || date <= chinaDate(p.to))) ?? null;
}

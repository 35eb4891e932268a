import type { CalendarSlice } from '../calendar/types';
import { rungLabel, rungOf } from './ladder';
import { lateFrom, rungInstant } from './schedule';
import type { FiredRung, Obligation } from './types';

/** The instant at which an open obligation becomes overdue; null for any other. */
function breachAt(o: Obligation): string | null {
  return o.status === 'OPEN' && o.dueAt !== null ? lateFrom(o.dueAt) : null;
}

function climbs(o: Obligation): boolean {
  return o.status === 'OPEN' || o.status === 'BREACHED';
}

function fireOne(obligation: Obligation, now: string, cal: CalendarSlice, fired: FiredRung[]): Obligation {
  let o = obligation;
  for (;;) {
    const late = breachAt(o);
    const next = climbs(o) ? o.nextRungAt : null;
    if (late !== null && late <= now && (next === null || late <= next)) {
      o = { ...o, status: 'BREACHED', breachedAt: late };
    } else if (next !== null && next <= now) {
      const rung = rungOf(o.ladder, o.firedRungs)!;
      fired.push({
        obligationId: o.id,
        index: o.firedRungs,
        act: rung.act,
        at: next,
        label: rungLabel(rung),
      });
      const firedRungs = o.firedRungs + 1;
      o = { ...o, firedRungs, nextRungAt: rungInstant(o, firedRungs, cal) };
    } else {
      return o;
    }
  }
}

/**
 * Fires every rung that fell up to and including `now`, in order of time, and marks what became overdue. Firing in
 * several steps gives the same as firing once; a second call for the same instant fires nothing. Paused and ended
 * obligations stay as they are.
 */
export function fireDue(
  obligations: Obligation[],
  now: string,
  cal: CalendarSlice,
): { obligations: Obligation[]; fired: FiredRung[] } {
  const instant = new Date(Date.parse(now)).toISOString();
  const fired: FiredRung[] = [];
  const after = obligations.map((o) => fireOne(o, instant, cal, fired));
  return { obligations: after, fired: fired.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) };
}

/** The next instant at which fireDue has something to do; null when nothing is running. */
export function nextWakeAt(obligations: Obligation[]): string | null {
  const instants = obligations
    .flatMap((o) => (climbs(o) ? [o.nextRungAt, breachAt(o)] : []))
    .filter((at): at is string => at !== null);
  return instants.sort()[0] ?? null;
}

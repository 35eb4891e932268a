import { addDays, chinaDate } from '../rules/calendar/dates';
import { closeOf } from '../rules/officer-term/periods';
import type { ProcessSnapshot } from '../shared/process';
import type { OfficerTermInput } from './messages';
import type { OfficerTermState } from './state';

/** What one run of a term hands on to the next; the input travels beside it. */
export type HandedOn = Omit<ProcessSnapshot<OfficerTermState>, 'state' | 'takenOver'> & {
  state: Omit<OfficerTermState, 'input'>;
};

/** Messages and entries of the duty checks older than this are neither repeated nor looked at again. */
const KEPT_DAYS = 400;

/**
 * The process between two runs, without what is no longer needed. Answers to steps taken over from the database are
 * left behind: a repeated key finds its step in the records.
 */
export function handOn({ state, seq }: ProcessSnapshot<OfficerTermState>): HandedOn {
  const { input: _, ...rest } = state;
  const latest =
    [...Object.values(state.seen), ...Object.values(state.taken), state.since].sort().at(-1) ?? '';
  if (latest === '') return { state: rest, seq };
  const before = closeOf(addDays(chinaDate(latest), -KEPT_DAYS));
  const since = before > state.since ? before : state.since;
  return { state: { ...rest, since, seen: later(state.seen, since), taken: later(state.taken, since) }, seq };
}

export function takeOn(input: OfficerTermInput, { state, seq }: HandedOn): ProcessSnapshot<OfficerTermState> {
  const begunEarlier = { awaitsAnswers: false, declined: [] };
  return { state: { ...begunEarlier, ...state, input }, seq, takenOver: {} };
}

function later(entries: Record<string, string>, since: string): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter(([, at]) => at >= since));
}

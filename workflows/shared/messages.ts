import type { Actor } from '../rules/actor';
import type { CalendarSlice } from '../rules/calendar/types';

export { REFUSAL, type Refusal } from './refusal';

/** What every human step carries. `fingerprint` is the hash of the request, so that one key serves one request. */
export interface HumanCommand {
  actor: Actor;
  fingerprint: string;
}

/** A person urges or orders what is still owed. */
export interface UrgeCommand extends HumanCommand {
  obligationId: string;
  /** Text of the step for the records; null when none was written. */
  noteId: string | null;
}

/** A calendar was published. */
export interface RecalculateCommand extends HumanCommand {
  calendar: CalendarSlice;
}

/** Answer of every step; the same for the same Idempotency-Key, for ever. */
export interface ProcessAnswer {
  /** Id of the subject: the term, the gathering … */
  subjectId: string;
  status: string;
  seq: number;
  at: string;
  /** Numbers of documents issued by the step, by kind. */
  numbers: Record<string, string>;
  fingerprint: string | null;
}

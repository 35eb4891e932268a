import type { Actor } from '../rules/actor';

export { REFUSAL, type Refusal } from './refusal';

/** What every human step carries. `fingerprint` is the hash of the request, so that one key serves one request. */
export interface HumanCommand {
  actor: Actor;
  fingerprint: string;
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

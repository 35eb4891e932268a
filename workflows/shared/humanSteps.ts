import {
  ApplicationFailure,
  condition,
  currentUpdateInfo,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';
import type { Performed, Process } from './process';
import { REFUSAL } from './refusal';

/** What every human step carries. `fingerprint` is the hash of the request, so that one key serves one request. */
export interface StepCommand {
  fingerprint?: string;
}

/** Answer of every step; the same for the same Idempotency-Key, for ever. */
export interface ProcessAnswer {
  /** Id of the subject: the case, the term … */
  subjectId: string;
  status: string;
  seq: number;
  at: string;
  /** Numbers of documents issued by the step, by kind. */
  numbers: Record<string, string>;
  fingerprint: string | null;
}

export const seqQuery = defineQuery<number>('seq');
/** Asks the process to look whether the database knows a step that it does not (after a worker's death). */
export const catchUpSignal = defineSignal('catchUp');

/**
 * One handler for each Update, named as its command: the validator refuses before anything enters the history, the
 * handler takes the step. `before` may take a step of the system first (time that has passed, a reservation).
 */
export function takeCommands<State, Answer>(
  process: Process<State>,
  names: readonly string[],
  answer: (done: Performed<State>, command: StepCommand) => Answer,
): void {
  for (const name of names) {
    setHandler(
      defineUpdate<Answer, [StepCommand]>(name),
      async (command) => answer(await process.perform(name, command, updateKey()), command),
      { validator: (command) => process.check(name, command, updateKey()) },
    );
  }
  setHandler(seqQuery, () => process.seq());
  setHandler(catchUpSignal, () => process.catchUp());
}

/** Id of the Update under way; the request's Idempotency-Key. */
export const updateKey = (): string | null => currentUpdateInfo()?.id ?? null;

export const processAnswer =
  <State extends { status: string }>(subjectId: string) =>
  ({ state, seq, at, numbers }: Performed<State>, { fingerprint }: StepCommand): ProcessAnswer => ({
    subjectId,
    status: state.status,
    seq,
    at,
    numbers,
    fingerprint: fingerprint ?? null,
  });

/**
 * Takes the step `name` whenever the instant that `wakeAt` names has come, until `over`. One timer at a time; a change
 * that moves the instant sets the timer anew.
 */
export async function watchTime<State>(
  process: Process<State>,
  name: string,
  wakeAt: () => string | null,
  over: () => boolean,
): Promise<void> {
  while (!over()) {
    const wake = wakeAt();
    const changed = () => wakeAt() !== wake || over();
    if (wake === null) await condition(changed);
    else if (!(await condition(changed, Math.max(1, Date.parse(wake) - Date.now()))))
      await process.perform(name, {}, null).catch(unlessRefused);
  }
}

/** The step lost a race against another one that did the same; nothing is left to do. */
export function unlessRefused(error: unknown): void {
  if (!(error instanceof ApplicationFailure && error.type === REFUSAL)) throw error;
}

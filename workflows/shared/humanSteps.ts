import {
  ActivityFailure,
  ApplicationFailure,
  condition,
  currentUpdateInfo,
  defineQuery,
  defineSignal,
  defineUpdate,
  log,
  setHandler,
} from '@temporalio/workflow';
import type { HumanCommand, ProcessAnswer } from './messages';
import type { Performed, Process } from './process';
import { REFUSAL } from './refusal';

/** A step's payload as far as the answer needs it. */
type Payload = Partial<Pick<HumanCommand, 'fingerprint'>>;

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
  answer: (done: Performed<State>, command: Payload) => Answer,
): void {
  for (const name of names) {
    setHandler(
      defineUpdate<Answer, [Payload]>(name),
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
  ({ state, seq, at, numbers }: Performed<State>, { fingerprint }: Payload): ProcessAnswer => ({
    subjectId,
    status: state.status,
    seq,
    at,
    numbers,
    fingerprint: fingerprint ?? null,
  });

/** Pauses in milliseconds before a step of the system that the records can't hold is tried again. */
const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 6 * 3_600_000;

/**
 * Takes the step `name` whenever the instant that `wakeAt` names has come, until `over`. One timer at a time; a change
 * that moves the instant sets the timer anew. A step that the records can't hold ends nothing: it is logged and tried
 * again, after a pause that grows, or as soon as another step has been taken.
 */
export async function watchTime<State>(
  process: Process<State>,
  name: string,
  wakeAt: () => string | null,
  over: () => boolean,
): Promise<void> {
  let pause = FIRST_PAUSE;
  while (!over()) {
    const wake = wakeAt();
    const changed = () => wakeAt() !== wake || over();
    if (wake === null) await condition(changed);
    else if (!(await condition(changed, Math.max(1, Date.parse(wake) - Date.now())))) {
      const held = await process.perform(name, {}, null).then(
        () => true,
        (error: unknown) => {
          if (!isRefusedByRecords(error)) unlessRefused(error);
          return !isRefusedByRecords(error);
        },
      );
      if (held) pause = FIRST_PAUSE;
      else {
        log.error('a step of the system was refused by the records and will be tried again', { name });
        const seq = process.seq();
        await condition(() => process.seq() !== seq || over(), pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
      }
    }
  }
}

/** The database refused what the step would have written, and will refuse it again as long as nothing is changed. */
export function isRefusedByRecords(error: unknown): boolean {
  const failure = error instanceof ActivityFailure ? error.cause : error;
  return failure instanceof ApplicationFailure && failure.type === 'RecordRefused';
}

/** The step lost a race against another one that did the same; nothing is left to do. */
export function unlessRefused(error: unknown): void {
  if (!(error instanceof ApplicationFailure && error.type === REFUSAL)) throw error;
}

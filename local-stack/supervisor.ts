import type { ManagedProcess } from './processes';

/** Keeps one process running until it is stopped. */
export interface Supervised {
  name: string;
  /** Stops the process for good. */
  stop(): Promise<void>;
}

export interface SupervisorOptions {
  name: string;
  /** Starts the process and resolves when it is ready. */
  start: () => Promise<ManagedProcess>;
  /** Told when the process has died and when it is back. */
  say: (line: string) => void;
  /** First pause before a restart, milliseconds; doubled at each failure in a row. */
  firstPauseMs?: number;
}

const LONGEST_PAUSE_MS = 15_000;
/** Who has run this long is healthy again: its next death counts as the first. */
const HEALTHY_AFTER_MS = 30_000;

/**
 * Starts a process and starts it again, with growing pauses, whenever it dies. Resolves when it is ready for the
 * first time.
 * @throws whatever the first start throws; later failures are told through `say` and tried again.
 */
export async function supervise(options: SupervisorOptions): Promise<Supervised> {
  const firstPause = options.firstPauseMs ?? 500;
  let current: ManagedProcess | undefined = await options.start();
  let stopping = false;
  let wake: () => void = () => undefined;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      setTimeout(resolve, ms).unref();
    });

  const keepRunning = async () => {
    let failures = 0;
    while (!stopping) {
      if (current) {
        const startedAt = Date.now();
        const { code, signal } = await current.exited;
        current = undefined;
        if (stopping) return;
        if (Date.now() - startedAt > HEALTHY_AFTER_MS) failures = 0;
        options.say(`${options.name} ended (${signal ?? `code ${code}`}), starting it again`);
      }
      await pause(Math.min(firstPause * 2 ** failures, LONGEST_PAUSE_MS));
      failures += 1;
      if (stopping) return;
      try {
        current = await options.start();
        options.say(`${options.name} is back`);
      } catch (error) {
        options.say(
          `${options.name} could not be started: ${error instanceof Error ? error.message : error}`,
        );
      }
    }
  };
  const done = keepRunning();

  return {
    name: options.name,
    async stop() {
      stopping = true;
      wake();
      await current?.stop();
      await done;
      // A restart may have been under way when we were asked to stop.
      await current?.stop();
    },
  };
}

import { rmSync } from 'node:fs';

/** Ends the servers of this run and removes its data. Nothing of it is needed again, so no time is spent on stopping. */
export default async function globalTeardown(): Promise<void> {
  const run = globalThis.yingshangTestRun;
  if (!run) return;
  for (const server of run.processes) {
    server.killNow();
    await server.exited;
  }
  // PostgreSQL's own children end a moment after it and may still write.
  rmSync(run.root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

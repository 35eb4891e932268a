/** Which printed lines of a child a person should see at once, besides the log file. */
export type IsError = (line: string) => boolean;

/** A pino line of level error or fatal. */
export const isProcessError: IsError = (line) => {
  if (!line.startsWith('{')) return /^\s*(Error|Uncaught|TypeError|ReferenceError)\b/.test(line);
  const level = /"level":\s*("?)(\w+)\1/.exec(line)?.[2];
  return level === 'error' || level === 'fatal' || Number(level) >= 50;
};

/** A message of the Temporal server that ends it; its errors of passing nature stay in the log. */
export const isTemporalError: IsError = (line) =>
  /"level":"(fatal|panic)"/.test(line) || line.startsWith('panic:');

/** A PostgreSQL message that concerns the whole server. */
export const isPostgresError: IsError = (line) => / (PANIC|could not write|No space left)/.test(line);

const LINES_PER_WINDOW = 5;
const WINDOW_MS = 10_000;

/**
 * Shows the error lines of one child on the console, `[name] …`, at most five in ten seconds.
 * @param logFile named when lines are left out.
 */
export function errorReporter(
  name: string,
  isError: IsError,
  logFile: string,
  say: (line: string) => void,
): (line: string) => void {
  let windowStart = 0;
  let shown = 0;
  return (line) => {
    if (!isError(line)) return;
    const now = Date.now();
    if (now - windowStart > WINDOW_MS) {
      windowStart = now;
      shown = 0;
    }
    shown += 1;
    if (shown <= LINES_PER_WINDOW) say(`[${name}] ${shorten(line)}`);
    if (shown === LINES_PER_WINDOW + 1) say(`[${name}] … more in ${logFile}`);
  };
}

function shorten(line: string): string {
  try {
    const entry = JSON.parse(line) as { msg?: string; err?: { message?: string }; error?: string };
    const detail = entry.err?.message ?? entry.error;
    return [entry.msg, detail].filter(Boolean).join(': ').slice(0, 400) || line.slice(0, 400);
  } catch {
    return line.slice(0, 400);
  }
}

/** Where progress lines go. */
export type Say = (line: string) => void;

/** Milliseconds as seconds with one decimal, such as `12.3 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/**
 * Runs one step, tells its name and duration, and every few seconds that it still runs.
 * @param remark added to the closing line.
 */
export async function step<T>(
  say: Say,
  title: string,
  work: () => Promise<T>,
  remark?: (result: T) => string,
): Promise<T> {
  const started = Date.now();
  const duration = () => seconds(Date.now() - started);
  const heartbeat = setInterval(() => say(`  … ${title} (${duration()})`), 5_000);
  try {
    const result = await work();
    say(`✓ ${title} (${duration()})${remark ? ` — ${remark(result)}` : ''}`);
    return result;
  } catch (error) {
    say(`✗ ${title} (${duration()})`);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

import type { AppContext } from '../context';
import { ensureSchemeWatches } from './watch';

const EVERY_MS = 10 * 60_000;
const AFTER_FAILURE_MS = 15_000;

/**
 * Sees to it, from the start of the server on and again every ten minutes, that every published scheme is watched which
 * asks its organiser for sessions or meetings. Never throws. Answers a function that stops it.
 */
export function keepSchemesWatched(ctx: AppContext): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    let wait = EVERY_MS;
    try {
      await ensureSchemeWatches(ctx);
    } catch (error) {
      wait = AFTER_FAILURE_MS;
      ctx.logger.warn({ err: error }, 'schemes could not be put under watch, will be tried again');
    }
    if (stopped) return;
    timer = setTimeout(look, wait);
    timer.unref();
  };
  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

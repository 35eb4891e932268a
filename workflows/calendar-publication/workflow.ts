import { continueAsNew, proxyActivities, sleep, upsertMemo, workflowInfo } from '@temporalio/workflow';
import type { CalendarActivities } from '../../activities/interfaces';
import type { CalendarPublicationInput, PublicationProgress } from './messages';

const { countCasesToRecalculate, recalculateStretch } = proxyActivities<CalendarActivities>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/**
 * Minutes before each look. A process that was being started with the old calendar while the new one was published shows
 * up in a later look, and so does one that could not be reached.
 */
const LOOK_AFTER_MINUTES = [0, 1, 10, 60, 24 * 60];

/** A calendar version was published: every process that still runs on another one is told, each once. */
export async function calendarPublication(input: CalendarPublicationInput): Promise<PublicationProgress> {
  const { version, actor, resume } = input;
  let progress = resume?.progress ?? (await begin(version));
  let after = resume?.after ?? null;
  let failed = resume?.failed ?? 0;
  for (let look = resume?.look ?? 0; look < LOOK_AFTER_MINUTES.length; look += 1) {
    if (after === null && look > 0) await sleep((LOOK_AFTER_MINUTES[look] as number) * 60_000);
    do {
      const at = new Date().toISOString();
      const stretch = await recalculateStretch({ version, actor, at, after });
      if (stretch.superseded) return note({ ...progress, phase: 'SUPERSEDED' });
      failed += stretch.failed;
      after = stretch.after;
      progress = note({ ...progress, done: Math.max(0, progress.total - stretch.left) });
      if (after !== null && workflowInfo().continueAsNewSuggested)
        await continueAsNew<typeof calendarPublication>({
          version,
          actor,
          resume: { look, after, failed, progress },
        });
    } while (after !== null);
    progress = note({ ...progress, failed, phase: failed > 0 ? 'RUNNING' : 'SETTLING' });
    failed = 0;
  }
  return note({ ...progress, phase: progress.failed > 0 ? 'INCOMPLETE' : 'DONE' });
}

async function begin(version: string): Promise<PublicationProgress> {
  const total = await countCasesToRecalculate({ version });
  return note({ phase: 'RUNNING', total, done: 0, failed: 0 });
}

/** Makes the progress readable from outside. */
function note(progress: PublicationProgress): PublicationProgress {
  upsertMemo({ progress });
  return progress;
}

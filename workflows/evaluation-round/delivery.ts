import { condition, proxyActivities } from '@temporalio/workflow';
import type { EvaluationActivities } from '../../activities/interfaces';
import type { Process } from '../shared/process';
import type { EvaluationRoundState } from './state';

const { deliverInvitations } = proxyActivities<Pick<EvaluationActivities, 'deliverInvitations'>>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds', maximumAttempts: 5 },
});

/** Minutes before messages that found no gateway are tried again, the last one again and again. */
const RETRY_MINUTES = [5, 15, 60, 360, 1440];

/** Has invitations and reminders handed over whenever a step leaves some, and again as long as some wait. */
export async function handOutMailings(
  process: Process<EvaluationRoundState>,
  over: () => boolean,
): Promise<void> {
  const open = () => process.state().status === 'OPEN';
  let handed = 0;
  const more = () => over() || process.state().mailings > handed;
  for (;;) {
    await condition(more);
    if (over()) return;
    handed = process.state().mailings;
    for (let nth = 0; open(); nth++) {
      const { waiting } = await deliverInvitations({ roundId: process.state().input.roundId }).catch(() => ({
        waiting: 1, // the activity gave up: tried again like messages that wait
      }));
      if (waiting === 0) break;
      const minutes = RETRY_MINUTES[Math.min(nth, RETRY_MINUTES.length - 1)]!;
      if (await condition(() => more() || !open(), minutes * 60_000)) break;
    }
  }
}

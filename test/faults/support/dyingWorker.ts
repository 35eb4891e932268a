import { NativeConnection, Worker } from '@temporalio/worker';
import { createEvaluationActivities } from '../../../activities/evaluation-round/activities';
import { createActivities } from '../../../activities/worker';
import { connectDatabase } from '../../../db/connect';
import type { StepRecorded } from '../../../workflows/shared/records';
import { EVALUATION_SECRET } from '../../support/redemptionStage';

/**
 * A worker that is killed at the worst moment: right after the commit of the step named by DIE_AFTER, or after the
 * activity of a round of this name has done its work, before the engine hears of it. Runs as a process of its own.
 */
async function main(): Promise<void> {
  const env = (name: string): string => {
    const value = process.env[name];
    if (!value) throw new Error(`${name} is not set`);
    return value;
  };
  const database = connectDatabase(env('DATABASE_URL'), { max: 4 });
  const activities = createActivities(database, {
    instruct: () => Promise.reject(new Error('this worker has no bank')),
    query: () => Promise.reject(new Error('this worker has no bank')),
  });
  const evaluation = createEvaluationActivities({ db: database.db, secret: EVALUATION_SECRET });
  const dying =
    <Step extends { command: { name: string } }>(record: (step: Step) => Promise<StepRecorded>) =>
    async (step: Step): Promise<StepRecorded> => {
      const recorded = await record(step);
      if (step.command.name === env('DIE_AFTER')) process.kill(process.pid, 'SIGKILL');
      return recorded;
    };
  const last = (name: string, work: (request: never) => Promise<unknown>) => async (request: never) => {
    const done = await work(request);
    if (env('DIE_AFTER') === name) process.kill(process.pid, 'SIGKILL');
    return done;
  };
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address: env('TEMPORAL_ADDRESS') }),
    namespace: env('TEMPORAL_NAMESPACE'),
    taskQueue: env('TASK_QUEUE'),
    workflowBundle: { codePath: env('WORKFLOW_BUNDLE') },
    activities: {
      ...activities,
      ...Object.fromEntries(Object.entries(evaluation).map(([name, work]) => [name, last(name, work)])),
      recordEvaluationRoundStep: dying(activities.recordEvaluationRoundStep),
      recordRedemptionStep: dying(activities.recordRedemptionStep),
      recordOfficerTermStep: dying(activities.recordOfficerTermStep),
      recordFollowUpStep: dying(activities.recordFollowUpStep),
      recordGatheringStep: dying(activities.recordGatheringStep),
      recordWatchStep: dying(activities.recordWatchStep),
    },
  });
  process.stdout.write('ready\n');
  await worker.run();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

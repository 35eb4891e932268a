import type { Connection } from '../../db/connect';
import type { RewardListRecordActivities } from '../interfaces';
import { readStep, recordStep } from '../record/step';
import { rewardListProjector } from './project';

/** Local activities of a reward list on this database. */
export function createRewardListActivities({
  db,
  pool,
}: Pick<Connection, 'db' | 'pool'>): RewardListRecordActivities {
  return {
    recordRewardListStep: (step) => recordStep({ db, pool }, step, rewardListProjector),
    readRewardListStep: ({ workflowId, seq }) => readStep(db, workflowId, seq),
  };
}

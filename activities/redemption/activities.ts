import type { Db } from '../../db/connect';
import type { RecordActivities } from '../interfaces';
import { readStep, recordStep } from '../record/step';
import { projectRedemption } from './project';

/** Local activities of the redemption process on this database. */
export function createRedemptionActivities(db: Db): RecordActivities {
  return {
    recordRedemptionStep: (step) => recordStep(db, step, projectRedemption),
    readRedemptionStep: ({ workflowId, seq }) => readStep(db, workflowId, seq),
  };
}

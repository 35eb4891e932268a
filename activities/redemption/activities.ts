import type { Connection } from '../../db/connect';
import type { RecordActivities } from '../interfaces';
import { readStep, recordStep } from '../record/step';
import { redemptionProjector } from './project';

/** Local activities of the redemption process on this database. */
export function createRedemptionActivities({ db, pool }: Pick<Connection, 'db' | 'pool'>): RecordActivities {
  return {
    recordRedemptionStep: (step) => recordStep({ db, pool }, step, redemptionProjector),
    readRedemptionStep: ({ workflowId, seq }) => readStep(db, workflowId, seq),
  };
}

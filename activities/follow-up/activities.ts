import type { Connection } from '../../db/connect';
import type { FollowUpActivities } from '../interfaces';
import { readStep, recordStep } from '../record/step';
import { followUpProjector } from './project';

/** Local activities of a follow-up on this database. */
export function createFollowUpActivities({ db, pool }: Pick<Connection, 'db' | 'pool'>): FollowUpActivities {
  return {
    recordFollowUpStep: (step) => recordStep({ db, pool }, step, followUpProjector),
    readFollowUpStep: ({ workflowId, seq }) => readStep(db, workflowId, seq),
  };
}

import type { Connection } from '../../db/connect';
import type { OfficerTermActivities } from '../interfaces';
import { readStep, recordStep } from '../record/step';
import { officerTermProjector } from './project';

/** Local activities of the officer's term on this database. */
export function createOfficerTermActivities({
  db,
  pool,
}: Pick<Connection, 'db' | 'pool'>): OfficerTermActivities {
  return {
    recordOfficerTermStep: (step) => recordStep({ db, pool }, step, officerTermProjector),
    readOfficerTermStep: ({ workflowId, seq }) => readStep(db, workflowId, seq),
  };
}

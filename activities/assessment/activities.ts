import type { Connection } from '../../db/connect';
import type { AssessmentRecordActivities } from '../interfaces';
import { readStep, recordStep } from '../record/step';
import { assessmentProjector } from './project';

/** Local activities of a yearly assessment on this database. */
export function createAssessmentActivities({
  db,
  pool,
}: Pick<Connection, 'db' | 'pool'>): AssessmentRecordActivities {
  return {
    recordAssessmentStep: (step) => recordStep({ db, pool }, step, assessmentProjector),
    readAssessmentStep: ({ workflowId, seq }) => readStep(db, workflowId, seq),
  };
}

import type { Connection } from '../../db/connect';
import type { MeasureActivities } from '../interfaces';
import { readStep, recordStep } from '../record/step';
import { measureProjector } from './project';

/** Local activities of a measure of the ladder on this database. */
export function createMeasureActivities({ db, pool }: Pick<Connection, 'db' | 'pool'>): MeasureActivities {
  return {
    recordMeasureStep: (step) => recordStep({ db, pool }, step, measureProjector),
    readMeasureStep: ({ workflowId, seq }) => readStep(db, workflowId, seq),
  };
}

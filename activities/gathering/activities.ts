import type { Connection } from '../../db/connect';
import { findPublishedCalendar } from '../../db/queries/scheme';
import { sliceCalendar } from '../../workflows/rules/calendar/workingDays';
import type { GatheringActivities, WatchActivities, WatchCalendarActivities } from '../interfaces';
import { readStep, recordStep } from '../record/step';
import { gatheringProjector } from './project';
import { schemeWatchProjector } from './watch';

/** Years that the watch carries of the calendar beyond the current one. */
const YEARS_AHEAD = 2;

/** Activities of gatherings and of the watch over what organisers owe, on this database. */
export function createGatheringActivities({
  db,
  pool,
}: Pick<Connection, 'db' | 'pool'>): GatheringActivities & WatchActivities & WatchCalendarActivities {
  return {
    recordGatheringStep: (step) => recordStep({ db, pool }, step, gatheringProjector),
    readGatheringStep: ({ workflowId, seq }) => readStep(db, workflowId, seq),
    recordWatchStep: (step) => recordStep({ db, pool }, step, schemeWatchProjector),
    readWatchStep: ({ workflowId, seq }) => readStep(db, workflowId, seq),

    /** @throws Error while no calendar is in force; the engine asks again. */
    async calendarInForce({ year }) {
      const calendar = await findPublishedCalendar(db);
      if (!calendar) throw new Error('no calendar is in force');
      return sliceCalendar(calendar, year, year + YEARS_AHEAD);
    },
  };
}

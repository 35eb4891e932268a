import { Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { Db } from '../../db/connect';
import { whileInForce } from '../../db/queries/calendar';
import {
  countProcessesOnOtherCalendar,
  processesOnOtherCalendar,
  type RunningProcess,
} from '../../db/queries/calendarCases';
import {
  calendarUpdateId,
  type StretchRequest,
  type StretchResult,
} from '../../workflows/calendar-publication/messages';
import { chinaDate, yearOf } from '../../workflows/rules/calendar/dates';
import type { CalendarSlice } from '../../workflows/rules/calendar/types';
import { sliceCalendar } from '../../workflows/rules/calendar/workingDays';
import type { CalendarActivities } from '../interfaces';
import { tellProcess } from './tellProcess';

/** Processes told under one lock on the version, so that a successor never waits long. */
const SLICE = 25;
/** Slices of one call. */
const SLICES = 8;
/** Processes told at the same time. */
const ABREAST = 5;
/** Years that a process carries of the calendar beyond the last one in which it is known to count, as at its start. */
const YEARS_AHEAD = 2;

/** Activities that carry a published calendar to the running processes. */
export function createCalendarActivities({ db, client }: { db: Db; client: Client }): CalendarActivities {
  const count = (version: string) =>
    countProcessesOnOtherCalendar(db, { version, updateId: calendarUpdateId(version) });
  return {
    countCasesToRecalculate: ({ version }) => count(version),

    /**
     * Tells up to 200 processes. One that has taken the version is not found again, so a repetition goes on where the
     * one before stopped. While a slice is told, no other version can be published.
     */
    async recalculateStretch(request: StretchRequest): Promise<StretchResult> {
      const { version } = request;
      const told: Told = { after: request.after, failed: 0 };
      for (let slice = 0; slice < SLICES; slice += 1) {
        const more = await whileInForce(db, version, (calendar) =>
          tellSlice(db, client, calendar, request, told),
        );
        if (more === null) return { ...told, superseded: true, left: 0 };
        if (!more) return { after: null, failed: told.failed, superseded: false, left: await count(version) };
      }
      return { ...told, superseded: false, left: await count(version) };
    },
  };
}

/** What a call has done so far. */
type Told = Pick<StretchResult, 'after' | 'failed'>;

/** Tells the next processes and notes how that went; false when there were no more. */
async function tellSlice(
  db: Db,
  client: Client,
  calendar: CalendarSlice,
  request: StretchRequest,
  told: Told,
): Promise<boolean> {
  const { version, actor, at } = request;
  const updateId = calendarUpdateId(version);
  const page = { after: told.after, limit: SLICE };
  const processes = await processesOnOtherCalendar(db, { version, updateId }, page);
  for (let i = 0; i < processes.length; i += ABREAST) {
    const outcomes = await Promise.all(
      processes.slice(i, i + ABREAST).map((each) =>
        tellProcess(db, client, each.workflowId, {
          actor,
          fingerprint: updateId,
          calendar: sliceFor(calendar, each, at),
        }),
      ),
    );
    told.failed += outcomes.filter((outcome) => outcome === 'FAILED').length;
    Context.current().heartbeat();
  }
  told.after = processes[processes.length - 1]?.workflowId ?? told.after;
  return processes.length === SLICE;
}

/** The years the process may still need: from the first instant from which it counts to two years beyond the last one. */
function sliceFor(
  calendar: CalendarSlice,
  { firstOrigin, lastDue }: RunningProcess,
  at: string,
): CalendarSlice {
  const last = lastDue > at ? lastDue : at;
  return sliceCalendar(calendar, yearOf(chinaDate(firstOrigin)), yearOf(chinaDate(last)) + YEARS_AHEAD);
}

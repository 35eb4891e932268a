import { Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { Db } from '../../db/connect';
import { whileInForce } from '../../db/queries/calendar';
import {
  countCasesOnOtherCalendar,
  type OpenCase,
  openCasesOnOtherCalendar,
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
import { tellCase } from './tellCase';

/** Cases told under one lock on the version, so that a successor never waits long. */
const SLICE = 25;
/** Slices of one call. */
const SLICES = 8;
/** Cases told at the same time. */
const ABREAST = 5;
/** Years that a case carries of the calendar beyond the current one, as at its submission. */
const YEARS_AHEAD = 2;

/** Activities that carry a published calendar to the running cases. */
export function createCalendarActivities({ db, client }: { db: Db; client: Client }): CalendarActivities {
  const count = (version: string) => countCasesOnOtherCalendar(db, version, calendarUpdateId(version));
  return {
    countCasesToRecalculate: ({ version }) => count(version),

    /**
     * Tells up to 200 cases. A case that has taken the version is not found again, so a repetition goes on where the
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

/** Tells the next cases and notes how that went; false when there were no more. */
async function tellSlice(
  db: Db,
  client: Client,
  calendar: CalendarSlice,
  request: StretchRequest,
  told: Told,
): Promise<boolean> {
  const updateId = calendarUpdateId(request.version);
  const page = { after: told.after, limit: SLICE };
  const cases = await openCasesOnOtherCalendar(db, request.version, updateId, page);
  for (let i = 0; i < cases.length; i += ABREAST) {
    const outcomes = await Promise.all(
      cases.slice(i, i + ABREAST).map((each) =>
        tellCase(db, client, each.id, {
          actor: request.actor,
          fingerprint: updateId,
          calendar: sliceFor(calendar, each, request.at),
        }),
      ),
    );
    told.failed += outcomes.filter((outcome) => outcome === 'FAILED').length;
    Context.current().heartbeat();
  }
  told.after = cases[cases.length - 1]?.id ?? told.after;
  return cases.length === SLICE;
}

/** The years the case may still need: from its first open limit to two years beyond the last one. */
function sliceFor(calendar: CalendarSlice, { firstOrigin, lastDue }: OpenCase, at: string): CalendarSlice {
  const last = lastDue > at ? lastDue : at;
  return sliceCalendar(calendar, yearOf(chinaDate(firstOrigin)), yearOf(chinaDate(last)) + YEARS_AHEAD);
}

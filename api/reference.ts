import { findCalendar, findParameters } from '../db/queries/scheme';
import type { CalendarSlice } from '../workflows/rules/calendar/types';
import type { RedemptionParameters } from '../workflows/rules/redemption/types';
import type { AppContext } from './context';

/** One version of the calendar, whole; throws when the version was never published. */
export async function calendarOf(ctx: AppContext, version: string): Promise<CalendarSlice> {
  const known = ctx.calendars.get(version);
  if (known) return known;
  const calendar = await findCalendar(ctx.db, version);
  if (!calendar) throw new Error(`calendar ${version} was never published`);
  ctx.calendars.set(version, calendar);
  return calendar;
}

/** Parameters of one version of the scheme. */
export async function parametersOf(ctx: AppContext, version: number): Promise<RedemptionParameters> {
  const known = ctx.parameters.get(version);
  if (known) return known;
  const parameters = await findParameters(ctx.db, version);
  ctx.parameters.set(version, parameters);
  return parameters;
}

/** A case's own now: the wall clock, ahead by what the demonstration moved the case forward. */
export const nowOf = (row: { clockOffsetMs: number }): string =>
  new Date(Date.now() + row.clockOffsetMs).toISOString();

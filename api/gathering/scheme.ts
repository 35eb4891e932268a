import { findOfficerParameters, findSchemeInForce } from '../../db/queries/officerParameters';
import { findOfficeHours } from '../../db/queries/organisation';
import { findPublishedCalendar } from '../../db/queries/scheme';
import { organsOfScheme } from '../../db/queries/termDesk';
import type { OrganisationFacts } from '../../workflows/rules/actor';
import type { CalendarSlice } from '../../workflows/rules/calendar/types';
import { chinaDate, sliceCalendar } from '../../workflows/rules/calendar/workingDays';
import { gatheringRule } from '../../workflows/rules/gathering/kinds';
import { officeOrganOf } from '../../workflows/rules/officer-term/organs';
import type { EventKind, OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import type { AppContext } from '../context';
import { notFound, ProblemError } from '../errors';

/** Years that a process carries of the calendar, beyond the current one. */
const YEARS_AHEAD = 2;

export interface SchemeInForce {
  code: string;
  version: number;
  name: string;
  parameters: OfficerSchemeParameters;
  officeOrganisationId: string;
}

/** A scheme of officers in its published version with its office; 404 when there is none, 409 when it has no office. */
export async function schemeInForce(ctx: AppContext, code: string): Promise<SchemeInForce> {
  const scheme = await findSchemeInForce(ctx.db, code);
  if (!scheme?.parameters.duties) throw notFound('这个方案');
  const organs = await organsOfScheme(ctx.db, code);
  const office = organs[officeOrganOf(code, scheme.parameters)];
  if (!office) throw notReady('该方案没有登记主办单位');
  return { ...scheme, officeOrganisationId: office };
}

/** The rule on which a recorded gathering stands, by the version of the scheme under which it was planned. */
export async function ruleOfGathering(
  ctx: AppContext,
  row: { schemeCode: string; schemeVersion: number; kind: EventKind },
): Promise<string> {
  return gatheringRule(await findOfficerParameters(ctx.db, row.schemeCode, row.schemeVersion), row.kind);
}

export async function organisationFacts(ctx: AppContext, id: string): Promise<OrganisationFacts> {
  const hours = await findOfficeHours(ctx.db, id);
  if (!hours) throw notReady('主办单位没有登记办公时间');
  return { id, hours };
}

/** The calendar in force, from this year to two years on. */
export async function calendarNow(ctx: AppContext): Promise<CalendarSlice> {
  const calendar = await findPublishedCalendar(ctx.db);
  if (!calendar) throw notReady('没有已发布的工作日历');
  const year = Number(chinaDate(new Date().toISOString()).slice(0, 4));
  return sliceCalendar(calendar, year, year + YEARS_AHEAD);
}

const notReady = (what: string): ProblemError =>
  new ProblemError(409, 'NOT_CONFIGURED', `${what}，请联系管理员。`, { ruleId: 'ORGANS' });

import { organFacts } from '../../db/queries/officerAppointment';
import { findPublishedCalendar } from '../../db/queries/scheme';
import type { OrganisationFacts } from '../../workflows/rules/actor';
import type { CalendarSlice } from '../../workflows/rules/calendar/types';
import { chinaDate, sliceCalendar } from '../../workflows/rules/calendar/workingDays';
import { officeOrganOf } from '../../workflows/rules/officer-term/organs';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';

/** Years that a process of the office carries of the calendar, beyond the current one. */
const YEARS_AHEAD = 2;

/** The organisations of a scheme that assess and reward, and the calendar in force. */
export interface OfficeFacts {
  office: OrganisationFacts;
  confirmer: OrganisationFacts;
  calendar: CalendarSlice;
}

/** @throws ProblemError NOT_CONFIGURED when an organ has no organisation or no calendar is in force. */
export async function officeFacts(
  ctx: AppContext,
  schemeCode: string,
  parameters: OfficerSchemeParameters,
): Promise<OfficeFacts> {
  const [organs, calendar] = await Promise.all([
    organFacts(ctx.db, schemeCode),
    findPublishedCalendar(ctx.db),
  ]);
  if (!calendar) throw notConfigured('没有已发布的工作日历');
  const year = Number(chinaDate(new Date().toISOString()).slice(0, 4));
  return {
    office: organOf(organs, officeOrganOf(schemeCode, parameters)),
    confirmer: organOf(organs, parameters.assessment.confirmer),
    calendar: sliceCalendar(calendar, year, year + YEARS_AHEAD),
  };
}

function organOf(organs: Record<string, OrganisationFacts>, code: string): OrganisationFacts {
  const facts = organs[code];
  if (facts) return facts;
  throw notConfigured('本方案的日常工作机构或考核机构没有对应的单位');
}

export const notConfigured = (what: string): ProblemError =>
  new ProblemError(409, 'NOT_CONFIGURED', `${what}，请联系管理员。`);

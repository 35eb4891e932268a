import { findEvaluationScheme } from '../../db/queries/evaluationScheme';
import { organFacts } from '../../db/queries/officerAppointment';
import { findPublishedCalendar } from '../../db/queries/scheme';
import type { EvaluationRoundInput } from '../../workflows/evaluation-round/messages';
import { sliceCalendar } from '../../workflows/rules/calendar/workingDays';
import type { ClockPolicy } from '../../workflows/rules/deadlines/types';
import { EVALUATED } from '../../workflows/rules/evaluation/parameters';
import type { RoundKey } from '../../workflows/rules/evaluation/period';
import { defaultLadder } from '../../workflows/rules/obligations/ladder';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';

/** Days before the end of the collection on which those who have not answered are reminded; the text sets none. */
export const REMINDER_DAYS: readonly number[] = [7, 2];

/** A working-day limit ends at close of business of its last day. */
export const ROUND_CLOCK_POLICY: ClockPolicy = { hourClock: 'OFFICE', lastWorkingDayEndsAt: 'OFFICE_CLOSE' };

/** Years that a round carries of the calendar beyond its own: corrections and measures reach into them. */
const YEARS_AHEAD = 2;

/** The newest published scheme of direct evaluation. @throws ProblemError NOT_CONFIGURED when there is none. */
export async function publishedScheme(ctx: AppContext) {
  const scheme = await findEvaluationScheme(ctx.db);
  if (!scheme) throw notConfigured('没有已发布的直接评价方案');
  return scheme;
}

/** Everything that a round is run by. @throws ProblemError NOT_CONFIGURED when an organ or a calendar is missing. */
export async function roundInput(
  ctx: AppContext,
  roundId: string,
  { year, number }: RoundKey,
): Promise<EvaluationRoundInput> {
  const { code, version, parameters } = await publishedScheme(ctx);
  const [organs, calendar] = await Promise.all([organFacts(ctx.db, code), findPublishedCalendar(ctx.db)]);
  // The evaluated act as themselves, each for its own object.
  const missing = parameters.organs.find(({ code: organ }) => organ !== EVALUATED && !organs[organ]);
  if (missing) throw notConfigured(`“${missing.label}”没有对应的单位`);
  if (!calendar) throw notConfigured('没有已发布的工作日历');
  return {
    roundId,
    schemeCode: code,
    schemeVersion: version,
    year,
    number,
    parameters,
    organs,
    reminderDays: [...REMINDER_DAYS],
    policy: ROUND_CLOCK_POLICY,
    ladder: defaultLadder,
    calendar: sliceCalendar(calendar, year, year + YEARS_AHEAD),
  };
}

const notConfigured = (what: string): ProblemError =>
  new ProblemError(409, 'NOT_CONFIGURED', `${what}，请联系管理员。`);

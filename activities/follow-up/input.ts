import type { Db } from '../../db/connect';
import { findEvaluationScheme } from '../../db/queries/evaluationScheme';
import { type FollowUpDueRow, objectAt } from '../../db/queries/followUpStart';
import { organFacts } from '../../db/queries/officerAppointment';
import { findPublishedCalendar } from '../../db/queries/scheme';
import type { FollowUpInput } from '../../workflows/follow-up/messages';
import { chinaDate, yearOf } from '../../workflows/rules/calendar/dates';
import { sliceCalendar } from '../../workflows/rules/calendar/workingDays';
import { FOLLOW_UP_CLOCK_POLICY, followUpParameters } from '../../workflows/rules/follow-up/parameters';
import { defaultLadder } from '../../workflows/rules/obligations/ladder';

/** Years that a follow-up carries of the calendar beyond the one in which it was asked for. */
const YEARS_AHEAD = 2;

/**
 * How the process of a follow-up is begun: everything by value, as it stands now. @throws when scheme, organiser,
 * calendar or object is missing; then the row waits.
 */
export async function followUpInputs(db: Db): Promise<(row: FollowUpDueRow) => Promise<FollowUpInput>> {
  const [scheme, calendar] = await Promise.all([findEvaluationScheme(db), findPublishedCalendar(db)]);
  if (!scheme || !calendar) throw new Error('no published scheme of direct evaluation, or no calendar');
  const { code, version, parameters } = scheme;
  const organ = (await organFacts(db, code))[parameters.ratings.screener];
  if (!organ) throw new Error(`no organisation is ${parameters.ratings.screener}`);
  return async (row) => {
    const object = await objectAt(db, row.objectId, row.at);
    if (!object) throw new Error(`object ${row.objectId} does not exist`);
    const { organisationId: id, officeHours: hours } = object;
    const year = yearOf(chinaDate(row.at));
    return {
      followUpId: row.id,
      schemeCode: code,
      schemeVersion: version,
      kind: row.kind,
      pointId: row.pointId,
      aspects: row.aspects,
      hasContact: row.hasContact === true,
      parameters: followUpParameters(row.kind, parameters.ratings, parameters.score.hideBelow),
      object: {
        id: object.id,
        name: object.name,
        group: object.groupCode,
        organisation: id && hours ? { id, hours } : null,
      },
      organ,
      policy: FOLLOW_UP_CLOCK_POLICY,
      ladder: defaultLadder,
      calendar: sliceCalendar(calendar, year, year + YEARS_AHEAD),
    };
  };
}

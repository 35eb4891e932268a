import type { Booking } from '../../db/queries/evaluationUnit';
import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import { compareRounds } from '../../workflows/rules/evaluation/period';
import type { Placing } from '../../workflows/rules/evaluation/results/placing';
import { pointsText, yearPoints } from '../../workflows/rules/evaluation/results/points';
import type { PointsLineView, UnitDetailView } from './schemas';

const sum = (bookings: readonly Booking[]): number =>
  bookings.reduce((tenths, each) => tenths + each.tenths, 0);

/** Points that stand booked for an object, with sign. */
export const bookedPoints = (bookings: readonly Booking[]): string => pointsText(sum(bookings));

/**
 * Points of one object in one year: what each round brings by the rules (GE-USE-5, GE-USE-6, AMB-GE-4) beside what was
 * booked, by which publication; corrections stand as bookings of their own.
 */
export function pointsOfYear(
  parameters: EvaluationSchemeParameters,
  object: { objectId: string; inTargetAssessment: boolean },
  year: number,
  placings: readonly Placing[],
  bookings: readonly Booking[],
): UnitDetailView['points'] {
  const byRules = yearPoints(parameters, object, year, placings);
  const { plusRuleId, minusRuleId, readingRuleId, scopeRuleId } = parameters.points;
  const rounds = placings
    .filter((each) => each.objectId === object.objectId && each.year === year)
    .sort(compareRounds);
  const lines = rounds.map((placing): PointsLineView => {
    const { roundId, number, top, bottom } = placing;
    const entry = byRules.entries.find((each) => each.roundId === roundId);
    const booked = bookings.filter((each) => each.roundId === roundId);
    return {
      roundId,
      year,
      number,
      top,
      bottom,
      timesTop: entry?.timesTop ?? 0,
      timesBottom: entry?.timesBottom ?? 0,
      plus: pointsText(entry?.plusTenths ?? 0),
      minus: pointsText(-(entry?.minusTenths ?? 0)),
      net: pointsText(entry?.netTenths ?? 0),
      ruleIds: entry?.ruleIds ?? [],
      bookings: booked.map(({ tenths, sourceYear, sourceNumber, sourceVersion }) => ({
        points: pointsText(tenths),
        sourceYear,
        sourceNumber,
        sourceVersion,
      })),
      booked: booked.length === 0 ? null : bookedPoints(booked),
    };
  });
  return {
    lines,
    total: bookedPoints(bookings),
    byRules: pointsText(byRules.totalTenths),
    inTargetAssessment: object.inTargetAssessment,
    ruleIds: [plusRuleId, minusRuleId, readingRuleId, scopeRuleId],
  };
}

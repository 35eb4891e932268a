import type { EvaluationSchemeParameters } from '../parameters';
import { compareRounds } from '../period';
import type { Placing } from './placing';

/** What one round adds to an object's points of the year, in tenths of a point; both parts are increments. */
export interface PointsEntry {
  /** One per object and round; books the increment once. */
  key: string;
  roundId: string;
  objectId: string;
  /** Times in the year so far, this round included. */
  timesTop: number;
  timesBottom: number;
  plusTenths: number;
  minusTenths: number;
  netTenths: number;
  ruleIds: string[];
}

export interface YearPoints {
  year: number;
  objectId: string;
  entries: PointsEntry[];
  timesTop: number;
  timesBottom: number;
  /** Tenths of a point; −8 … +8 with the table of the scheme. */
  totalTenths: number;
  /** false: placed all the same, but the target assessment does not reach it (AMB-GE-8). */
  inTargetAssessment: boolean;
}

/**
 * Points of one object in one year from its placings (GE-USE-5, GE-USE-6, AMB-GE-4): the table is looked up by the
 * number of times in the year and booked as the difference to the time before; plus and minus of a year net out. Times
 * need not be in a row. More times than the table knows add nothing. Placings of other years or objects are left out.
 */
export function yearPoints(
  { points }: EvaluationSchemeParameters,
  object: { objectId: string; inTargetAssessment: boolean },
  year: number,
  placings: readonly Placing[],
): YearPoints {
  const { objectId, inTargetAssessment } = object;
  const own = placings.filter((each) => each.objectId === objectId && each.year === year).sort(compareRounds);
  const { tenthsByTimes } = points;
  const tenths = (times: number) => tenthsByTimes[Math.min(times, tenthsByTimes.length - 1)] ?? 0;
  const entries: PointsEntry[] = [];
  let [timesTop, timesBottom] = [0, 0];
  for (const { roundId, top, bottom } of own) {
    const before = tenths(timesTop) - tenths(timesBottom);
    const plus = top ? tenths(timesTop + 1) - tenths(timesTop) : 0;
    const minus = bottom ? tenths(timesBottom + 1) - tenths(timesBottom) : 0;
    if (top) timesTop += 1;
    if (bottom) timesBottom += 1;
    if (!inTargetAssessment || (!top && !bottom)) continue;
    entries.push({
      key: `${roundId}:${objectId}`,
      roundId,
      objectId,
      timesTop,
      timesBottom,
      plusTenths: plus,
      minusTenths: minus,
      netTenths: tenths(timesTop) - tenths(timesBottom) - before,
      ruleIds: [...(top ? [points.plusRuleId] : []), ...(bottom ? [points.minusRuleId] : [])],
    });
  }
  const totalTenths = entries.reduce((sum, { netTenths }) => sum + netTenths, 0);
  return { year, objectId, entries, timesTop, timesBottom, totalTenths, inTargetAssessment };
}

/**
 * What has to be booked when a round is corrected: per object and round the difference between what stands in the
 * ledger and what is right now. Increments of later rounds of the year can change, too.
 */
export function pointsDifferences(
  booked: readonly Pick<PointsEntry, 'key' | 'netTenths'>[],
  right: readonly Pick<PointsEntry, 'key' | 'netTenths'>[],
): { key: string; tenths: number }[] {
  const tenths = new Map<string, number>();
  for (const { key, netTenths } of right) tenths.set(key, (tenths.get(key) ?? 0) + netTenths);
  for (const { key, netTenths } of booked) tenths.set(key, (tenths.get(key) ?? 0) - netTenths);
  return [...tenths].filter(([, n]) => n !== 0).map(([key, n]) => ({ key, tenths: n }));
}

/** Tenths as a number of points with its sign: `+0.3`, `-0.8`, `0`. */
export function pointsText(tenths: number): string {
  if (tenths === 0) return '0';
  const size = Math.abs(tenths);
  return `${tenths < 0 ? '-' : '+'}${Math.floor(size / 10)}.${size % 10}`;
}

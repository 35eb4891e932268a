import { addDays, chinaInstant } from '../calendar/dates';
import type { EvaluationSchemeParameters } from './parameters';

/** A round is known by its year and its number in the year, from 1. */
export interface RoundKey {
  year: number;
  number: number;
}

/** Days, both included, China dates. */
export interface Period {
  from: string;
  to: string;
}

/** Period of a round (GE-PER-1); throws RangeError for a number that the year does not have. */
export function periodOf({ round }: EvaluationSchemeParameters, { year, number }: RoundKey): Period {
  const period = round.periods[number - 1];
  if (!period) throw new RangeError(`no round ${number} in a year`);
  return { from: `${year}-${period.from}`, to: `${year}-${period.to}` };
}

/** The instant at which a round's period is over. */
export function periodEnd(parameters: EvaluationSchemeParameters, round: RoundKey): string {
  return chinaInstant(addDays(periodOf(parameters, round).to, 1), '00:00');
}

/** The round in whose period a China date lies; null between periods. */
export function roundOf(parameters: EvaluationSchemeParameters, date: string): RoundKey | null {
  const year = Number(date.slice(0, 4));
  const index = parameters.round.periods.findIndex(
    ({ from, to }) => date >= `${year}-${from}` && date <= `${year}-${to}`,
  );
  return index < 0 ? null : { year, number: index + 1 };
}

/** Order of time: negative when the first round comes earlier. */
export function compareRounds(a: RoundKey, b: RoundKey): number {
  return a.year - b.year || a.number - b.number;
}

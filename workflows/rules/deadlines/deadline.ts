import { dayDeadline, periodDeadline } from './dayLimit';
import { minuteDeadline } from './minuteLimit';
import type { Deadline, DeadlineInput } from './types';

/**
 * When a time limit ends (GR-T1 … GR-T4, AMB-GR-1, AMB-GR-4, AMB-GR-5, domain §12). `due` is a UTC instant with
 * minute precision and inclusive. While a pause is open, `due` is null and `remaining` tells what is left.
 * Throws RangeError for an allowance that is not a whole number from 1 or for impossible office hours.
 */
export function computeDeadline(input: DeadlineInput): Deadline {
  const { clock } = input;
  if (clock.unit === 'END_OF' || clock.unit === 'UNTIL') return periodDeadline(input);
  if (!Number.isInteger(clock.n) || clock.n < 1) {
    throw new RangeError(`an allowance must be a whole number from 1: ${clock.n}`);
  }
  return clock.unit === 'OFFICE_MINUTES' ? minuteDeadline(input) : dayDeadline(input);
}

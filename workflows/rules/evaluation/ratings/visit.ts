import { addDays } from '../../calendar/dates';
import { ALLOWED, type Decision, refuse } from '../../decision';
import type { RatingParameters } from '../parameters';

/**
 * One rating per visit (GE-PER-2), where the scheme names no proof of a visit: the same device at the same code on the
 * same China date is one visit. Whoever comes back on another day, or goes to another window, comes anew. With the
 * number of a matter the matter counts instead, on whatever day and from whatever device.
 */
export interface Visit {
  codeId: string;
  /** One-way value of the device, never what the device calls itself. */
  deviceKey: string;
  /** China date on which the code was opened. */
  date: string;
}

/** Days, the day of the visit included, within which a rating of it is taken: it may have waited for a network. Configuration. */
export const VISIT_DAYS = 3;

/** Longest number of a matter, after normalising. */
export const MATTER_NO_LENGTH = 40;

/** What the token of a visit is a signature of. */
export const visitText = ({ codeId, deviceKey, date }: Visit): string =>
  ['VISIT1', codeId, deviceKey, date].join('~');

/** Is a visit of this date still open for a rating on this day (GE-PER-2)? */
export function checkVisitDate({ onceRuleId }: RatingParameters, date: string, today: string): Decision {
  const open = date <= today && today < addDays(date, VISIT_DAYS);
  return open
    ? ALLOWED
    : refuse(
        'VISIT_OVER',
        `本次办事的评价须在${VISIT_DAYS}日内提交，请重新扫码评价`,
        onceRuleId,
        'visitToken',
      );
}

/**
 * A matter's number as it is compared: full-width signs made narrow, letters large, spaces and strokes left out, so that
 * the same matter typed in two ways is the same matter (GE-PER-2).
 */
export function normaliseMatterNo(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―_/\\.]+/g, '');
}

/** May this number stand for a matter? Letters, digits and Chinese characters, at least four of them (GE-PER-2). */
export function checkMatterNo({ onceRuleId }: RatingParameters, matterNo: string): Decision {
  return /^[\p{L}\p{N}()〔〕[\]]+$/u.test(matterNo) &&
    matterNo.length >= 4 &&
    matterNo.length <= MATTER_NO_LENGTH
    ? ALLOWED
    : refuse(
        'MATTER_NO_INVALID',
        `办件编号应为4至${MATTER_NO_LENGTH}位字母、数字或汉字，见受理单或短信；没有编号可以不填`,
        onceRuleId,
        'matterNo',
      );
}

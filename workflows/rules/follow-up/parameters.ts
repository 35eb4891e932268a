import type { ClockPolicy } from '../deadlines/types';
import { EVALUATED, type LimitParameters, type RatingParameters } from '../evaluation/parameters';
import type { FollowUpKind } from './types';

/** What a follow-up is run by; frozen into each when it is started. Limits without another unit are in working days. */
export interface FollowUpParameters {
  /** GE-WAY-3 for a poor rating, GE-WAY-4 for a complaint. */
  ruleId: string;
  /** The organiser finds out whether there is something in it. */
  verify: number;
  /** The evaluated object handles it, counted from the passing on. */
  handle: LimitParameters;
  /** The object answers once more, counted from the return. */
  redo: number;
  answerExtension: number;
  /** The organiser looks at the answer. */
  accept: number;
  callBack: number;
  maxExtensions: number;
  /** Calls without contact after which the callback counts as attempted. */
  maxCallbacks: number;
  /** The object works on it once more after a dissatisfied callback, counted from the call; as by default when absent. */
  rework?: number;
  /** How often that happens before it ends as still dissatisfied; as by default when absent. */
  maxReworks?: number;
  /** A place with fewer counted ratings than this is not named to the evaluated object. */
  hideBelow: number;
}

/**
 * Configuration: neither the scheme nor, as far as it is known, the plan of the complaint centre sets these limits
 * (GE-WAY-3, GE-WAY-4). Everything that can be changed about complaints stands here.
 */
export const FOLLOW_UP_LIMITS = {
  verify: 2,
  redo: 5,
  answerExtension: 2,
  accept: 3,
  callBack: 3,
  maxExtensions: 1,
  maxCallbacks: 3,
  rework: 10,
  maxReworks: 1,
} as const;

/** What holds after a dissatisfied callback; a follow-up begun before there was such a thing has the default. */
export const reworkOf = ({ rework, maxReworks }: FollowUpParameters) => ({
  workingDays: rework ?? FOLLOW_UP_LIMITS.rework,
  max: maxReworks ?? FOLLOW_UP_LIMITS.maxReworks,
});

/** A working-day limit ends at close of business of its last day. */
export const FOLLOW_UP_CLOCK_POLICY: ClockPolicy = {
  hourClock: 'OFFICE',
  lastWorkingDayEndsAt: 'OFFICE_CLOSE',
};

/** A complaint is handled within as many working days as a poor rating; the text sets none. */
export const COMPLAINT_LIMIT: LimitParameters = {
  kind: 'GE_COMPLAINT',
  label: '投诉办理',
  ruleId: 'GE-WAY-4',
  organ: EVALUATED,
  clock: { unit: 'WORKING_DAYS', n: 15 },
};

/** What a complaint can be about; an open list, more than one may fit. */
export const COMPLAINT_KINDS = [
  { code: 'ATTITUDE', label: '服务态度' },
  { code: 'DELAY', label: '拖延推诿' },
  { code: 'MATERIALS', label: '重复或额外索要材料' },
  { code: 'FEES', label: '收费问题' },
  { code: 'POLICY', label: '政策不落实' },
  { code: 'LAWFULNESS', label: '执法或审批不规范' },
  { code: 'INTEGRITY', label: '吃拿卡要' },
  { code: 'OTHER', label: '其他' },
] as const;

/** Name of a kind of complaint; its code when nobody has named it. */
export const complaintKindLabel = (code: string): string =>
  COMPLAINT_KINDS.find((each) => each.code === code)?.label ?? code;

export function followUpParameters(
  kind: FollowUpKind,
  ratings: Pick<RatingParameters, 'followUp' | 'maxReworks'>,
  hideBelow: number,
): FollowUpParameters {
  const handle = kind === 'RATING' ? ratings.followUp : COMPLAINT_LIMIT;
  const { maxReworks = FOLLOW_UP_LIMITS.maxReworks } = ratings;
  return { ...FOLLOW_UP_LIMITS, ruleId: handle.ruleId, handle, hideBelow, maxReworks };
}

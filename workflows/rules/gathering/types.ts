/** Life of a gathering: from the plan to the closed record. */
export const GATHERING_STATUSES = ['PLANNED', 'HELD', 'CLOSED', 'CANCELLED'] as const;
export type GatheringStatus = (typeof GATHERING_STATUSES)[number];

/**
 * What an invited officer has answered. DECLINES excuses nothing by itself: only leave that was granted before the
 * start does (AMB-YY-2).
 */
export const INVITATION_ANSWERS = ['OPEN', 'TAKES_PART', 'DECLINES'] as const;
export type InvitationAnswer = (typeof INVITATION_ANSWERS)[number];

/** Limits of a gathering, frozen into it when it is planned; configuration. */
export interface GatheringLimits {
  /** Hours before the start at which invited officers are reminded, the longest first. */
  remindHoursBefore: number[];
  attendanceWorkingDays: number;
  minutesWorkingDays: number;
}

export const GATHERING_LIMITS: GatheringLimits = {
  remindHoursBefore: [72, 24],
  attendanceWorkingDays: 3,
  minutesWorkingDays: 5,
};

/** Kinds of obligations of a gathering; their rule is that of the gathering itself. */
export const GATHERING_OBLIGATIONS = ['RECORD_ATTENDANCE', 'RECORD_MINUTES'] as const;
export type GatheringObligation = (typeof GATHERING_OBLIGATIONS)[number];

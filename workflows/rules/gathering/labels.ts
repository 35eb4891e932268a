import type { EventKind } from '../officer-term/parameters';
import type { PeriodStatus } from '../scheme-watch/periods';
import type { GatheringObligation, GatheringStatus, InvitationAnswer } from './types';

/** Chinese names of what a gathering is made of; one table for API, screens and documents. */
export const GATHERING_KIND_LABELS: Record<EventKind, string> = {
  SESSION: '集中体验',
  MEETING: '联席会议',
  TRAINING: '培训',
  COLLECTIVE: '集体活动',
  EVALUATION: '专项评价',
};

export const GATHERING_STATUS_LABELS: Record<GatheringStatus, string> = {
  PLANNED: '已计划',
  HELD: '已举行',
  CLOSED: '已归档',
  CANCELLED: '已取消',
};

export const INVITATION_ANSWER_LABELS: Record<InvitationAnswer, string> = {
  OPEN: '未回复',
  TAKES_PART: '参加',
  DECLINES: '不能参加',
};

export const GATHERING_COMMAND_LABELS: Record<string, string> = {
  plan: '计划活动',
  change: '调整安排',
  cancel: '取消活动',
  answer: '回复邀请',
  recordAttendance: '登记到会情况',
  recordMinutes: '登记纪要',
  close: '归档',
  urge: '催办',
  order: '督办',
  recalculate: '按新日历重算时限',
  passTime: '到时提醒与计时',
};

export const WATCH_COMMAND_LABELS: Record<string, string> = {
  explainMissed: '说明未举行的原因',
  adoptVersion: '改用新版方案',
  recalculate: '按新日历重算时限',
  takeCalendar: '换年更新日历',
  recordHeld: '计入已举行的活动',
  passTime: '到时提醒与计时',
};

export const GATHERING_OBLIGATION_LABELS: Record<GatheringObligation, string> = {
  RECORD_ATTENDANCE: '登记到会情况',
  RECORD_MINUTES: '登记会议纪要',
};

/** Obligations of the watch, by the kind of what is to be held. */
export const OCCASION_OBLIGATION_LABELS: Record<string, string> = {
  HOLD_SESSION: '按月开展集中体验',
  HOLD_MEETING: '按季召开联席会议',
};

export const PERIOD_STATUS_LABELS: Record<PeriodStatus, string> = {
  OPEN: '进行中',
  MET: '已举行',
  MISSED: '未按期举行',
  REMARKED: '未举行（备注）',
  EXPLAINED: '未按期举行（已说明）',
};

/** What a notification of a gathering or of the watch says. */
export const GATHERING_NOTIFICATIONS: Record<string, string> = {
  GATHERING_INVITED: '您被邀请参加活动，请回复是否参加',
  GATHERING_CHANGED: '活动安排有调整，请重新回复是否参加',
  GATHERING_CANCELLED: '活动已取消',
  GATHERING_UNINVITED: '您已不在本次活动的邀请名单内',
  GATHERING_REMINDER: '活动即将开始，请按时参加',
  GATHERING_BEGUN: '活动已到开始时间，请登记到会情况',
  GATHERING_DECLINED: '有受邀人员不能参加活动',
  GATHERING_ABSENT: '登记为未到会，如有异议请联系主办单位',
  OCCASION_DUE: '本期应举行的活动尚未举行，请尽快安排',
  OCCASION_MISSED: '本期应举行的活动未按期举行',
  OCCASION_REMARKED: '本期没有举行活动，已记录备查',
  RANDOM_VISIT_DRAWN: '您被随机抽取执行暗访体验任务',
};

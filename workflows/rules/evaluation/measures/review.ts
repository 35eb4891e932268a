import type { OrganActor } from '../parameters';
import type { CancelEvent, MeasureBase } from './common';

/** The leading group gives account before the standing committee, from the third bottom placing in a row (GE-USE-4). */
export const REVIEW_STATUSES = [
  'DUE', // 待通知
  'NOTIFIED', // 待报述职材料
  'REPORTED', // 材料待审
  'READY', // 待安排会议
  'SCHEDULED', // 已安排会议
  'HELD', // 已述职，待登记结果
  'CLOSED', // 已办结
  'CANCELLED', // 已终止
] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

export interface CommitteeReview extends MeasureBase {
  kind: 'REVIEW';
  status: ReviewStatus;
  notice: { at: string; by: OrganActor; documentId: string; reportDueOn: string } | null;
  reports: {
    at: string;
    by: OrganActor;
    reportId: string;
    answer: { at: string; by: OrganActor; accepted: boolean; reasonId: string } | null;
  }[];
  /** The last entry stands; earlier ones were put off. */
  sessions: { at: string; by: OrganActor; sessionId: string; meetsAt: string; reasonId: string }[];
  /** Posts of the leading group, all of them; who was away has a reason. */
  held: { at: string; by: OrganActor; heldAt: string; presentPosts: string[]; absent: Absence[] } | null;
  result: { at: string; by: OrganActor; code: string; documentId: string } | null;
}

export interface Absence {
  post: string;
  reasonId: string;
}

export type ReviewEvent =
  | { type: 'NOTIFY'; at: string; by: OrganActor; documentId: string; reportDueOn: string }
  | { type: 'REPORT'; at: string; by: OrganActor; reportId: string }
  | { type: 'ANSWER_REPORT'; at: string; by: OrganActor; accept: boolean; reasonId: string }
  | { type: 'SCHEDULE'; at: string; by: OrganActor; sessionId: string; meetsAt: string; reasonId: string }
  | { type: 'HOLD'; at: string; by: OrganActor; heldAt: string; presentPosts: string[]; absent: Absence[] }
  | { type: 'RECORD_RESULT'; at: string; by: OrganActor; code: string; documentId: string }
  | CancelEvent;

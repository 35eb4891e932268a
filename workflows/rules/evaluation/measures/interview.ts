import type { OrganActor } from '../parameters';
import type { CancelEvent, MeasureBase } from './common';

/** Interview by the city government after the second bottom placing in a row (GE-USE-3). */
export const INTERVIEW_STATUSES = [
  'DUE', // 待召集
  'CONVENED', // 已通知约谈
  'HELD', // 已约谈，待纪要
  'MINUTED', // 纪要待确认
  'CONFIRMED', // 待作出承诺
  'COMMITTED', // 承诺落实中
  'CLOSED', // 已办结
  'CANCELLED', // 已终止
] as const;
export type InterviewStatus = (typeof INTERVIEW_STATUSES)[number];

export interface Commitment {
  id: string;
  textId: string;
  /** China date. */
  dueOn: string;
}

export interface Interview extends MeasureBase {
  kind: 'INTERVIEW';
  status: InterviewStatus;
  /** The last entry stands; earlier ones were put off. */
  convenings: { at: string; by: OrganActor; noticeId: string; meetsAt: string; reasonId: string }[];
  /** Posts, not persons: who led, who was spoken to. */
  held: { at: string; by: OrganActor; heldAt: string; leaderPost: string; attendedPosts: string[] } | null;
  minutes: {
    at: string;
    by: OrganActor;
    fileId: string;
    confirmedAt: string | null;
    confirmedBy: OrganActor | null;
  } | null;
  commitments: (Commitment & {
    reports: {
      at: string;
      by: OrganActor;
      fileIds: string[];
      answer: { at: string; by: OrganActor; accepted: boolean } | null;
    }[];
  })[];
}

export type InterviewEvent =
  | { type: 'CONVENE'; at: string; by: OrganActor; noticeId: string; meetsAt: string; reasonId: string }
  | { type: 'HOLD'; at: string; by: OrganActor; heldAt: string; leaderPost: string; attendedPosts: string[] }
  | { type: 'WRITE_MINUTES'; at: string; by: OrganActor; fileId: string }
  | { type: 'CONFIRM_MINUTES'; at: string; by: OrganActor; accept: boolean; reasonId: string }
  | { type: 'COMMIT'; at: string; by: OrganActor; commitments: Commitment[] }
  | { type: 'REPORT_COMMITMENT'; at: string; by: OrganActor; commitmentId: string; fileIds: string[] }
  | {
      type: 'ANSWER_COMMITMENT';
      at: string;
      by: OrganActor;
      commitmentId: string;
      accept: boolean;
      reasonId: string;
    }
  | CancelEvent;

/** A commitment by its id. */
export function commitmentOf(
  { commitments: list }: Interview,
  id: string,
): Interview['commitments'][number] | undefined {
  return list.find((each) => each.id === id);
}

import type { CalendarSlice, OfficeHours } from '../../calendar/types';
import type { FactRow } from '../facts';
import type { Addressee, EndState, Ground, GroundRule, HearingParameters } from '../parameters';

/** Where the procedure on one ground and its facts stands. */
export const PROCEDURE_STATUSES = [
  'DETECTED', // 已发现，待发告知书
  'NOTIFIED', // 已告知，待送达
  'WINDOW', // 陈述申辩期内
  'DECIDING', // 待决定
  'STAYED', // 已暂缓
  'REVIEW', // 暂缓到期，待重新决定
  'CARRIED_OUT', // 已执行
  'KEPT', // 决定不予处理
  'RECORDED', // 聘期已止，事实存档
  'LAPSED', // 失效
] as const;
export type ProcedureStatus = (typeof PROCEDURE_STATUSES)[number];

export type DeliveryWay = 'READ' | 'RECORDED' | 'PUBLIC_NOTICE';

/** Why a procedure lapsed: facts covered by a stay elsewhere, facts shown to be wrong, or the term ended otherwise. */
export type LapseReason = 'FACTS_COVERED' | 'FACTS_REFUTED' | 'TERM_ENDED';

export interface Stay {
  proposedBy: string;
  proposedAt: string;
  reasonId: string;
  /** Facts settled for good (§12). */
  factIds: string[];
  /** China date after whose close the office decides anew; null: for good. */
  until: string | null;
}

/** Plain JSON; reasons, answers and files are ids, their texts lie elsewhere. */
export interface Procedure {
  id: string;
  ground: Ground;
  ruleId: string;
  mode: GroundRule['mode'];
  hearing: boolean;
  endState: GroundRule['endState'];
  decider: string;
  inform: Addressee[];
  facts: FactRow[];
  needs: number;
  message: string;
  /** Instant since which the facts stand, and instant at which the process took them up. */
  factsAt: string;
  detectedAt: string;
  status: ProcedureStatus;
  notifiedAt: string | null;
  delivery: { at: string; way: DeliveryWay; by: string } | null;
  deliveryReminded: boolean;
  publicNoticeOffered: boolean;
  windowEndsAt: string | null;
  provisional: boolean;
  answers: { at: string; answerId: string }[];
  /** Filed after the facts stood; shown to the office, undoing nothing (AMB-BT-5). */
  lateReports: { at: string; submissionId: string }[];
  stayProposal: Stay | null;
  stay: (Stay & { confirmedBy: string; confirmedAt: string }) | null;
  decision: { at: string; by: string; keep: boolean; reasonId: string } | null;
  /** The term is over by expiry, renewal or resignation: the procedure ends with a record only. */
  termEnded: boolean;
  lapse: LapseReason | null;
  endedAt: string | null;
}

/** What a step needs to know besides the procedure. */
export interface HearingContext {
  hearing: HearingParameters;
  calendar: CalendarSlice;
  /** Office hours by which the limits end. */
  hours: OfficeHours;
  /** The officer himself never acts for the office in his own procedure. */
  officerAccountId: string;
}

export type ProcedureEvent =
  | { type: 'NOTIFIED'; at: string }
  | { type: 'DELIVERED'; at: string; way: DeliveryWay; by: string }
  | { type: 'ANSWERED'; at: string; answerId: string }
  | { type: 'LATE_REPORT'; at: string; submissionId: string }
  | {
      type: 'STAY_PROPOSED';
      at: string;
      by: string;
      reasonId: string;
      factIds: string[];
      until: string | null;
    }
  | { type: 'STAY_CONFIRMED'; at: string; by: string }
  | { type: 'STAY_REJECTED'; at: string; by: string }
  | { type: 'DECIDED'; at: string; by: string; keep: boolean; reasonId: string }
  | { type: 'FACTS_REFUTED'; at: string; by: string; reasonId: string; factIds: string[] };

/** What the process has to do in the world after a step. */
export type Effect =
  | { kind: 'NOTIFY_HEARING'; at: string; procedureId: string }
  | { kind: 'REMIND_DELIVERY'; at: string; procedureId: string }
  | { kind: 'OFFER_PUBLIC_NOTICE'; at: string; procedureId: string }
  | { kind: 'WINDOW_OPENED'; at: string; procedureId: string; windowEndsAt: string }
  | { kind: 'ASK_STAY_CONFIRMATION'; at: string; procedureId: string }
  | { kind: 'ASK_DECISION'; at: string; procedureId: string; decider: string; workingDays: number }
  | { kind: 'PROCEDURE_ENDED'; at: string; procedureId: string; status: ProcedureStatus }
  | { kind: 'TERM_ENDED'; at: string; endState: EndState; ground: Ground | null; ruleId: string }
  | { kind: 'INFORM'; at: string; addressee: Addressee; procedureId: string };

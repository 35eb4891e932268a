import type { TimelineEntry } from '../redemption/types';

/** One step with what ties it to the engine and to the audit chain. */
export interface HistoryStep extends TimelineEntry {
  updateId: string | null;
  runId: string | null;
  hash: string;
}

/** The whole history of a case and whether its records agree with each other. */
export interface CaseHistory {
  workflowId: string;
  runId: string | null;
  status: string;
  steps: HistoryStep[];
  chain: { ok: boolean; length: number; problems: string[] };
  reconciliation: { ok: boolean; differences: string[] };
}

/** One event of the engine as it keeps it; the shape beside these fields depends on its type. */
export interface RawEvent {
  eventId: string;
  eventTime: string | null;
  eventType: string;
  [attributes: string]: unknown;
}

/** One entry of the audit trail. */
export interface AuditEventRow {
  id: string;
  subjectType: string;
  subjectId: string;
  seq: number;
  at: string;
  actorName: string | null;
  actorRole: string | null;
  actorOrganisationName: string | null;
  action: string;
  label: string;
  ruleId: string;
  workflowId: string | null;
  runId: string | null;
  updateId: string | null;
  prevHash: string;
  hash: string;
}

export const CLOCK_EVENT_LABELS: Record<string, string> = {
  STARTED: '起算',
  MET: '按时完成',
  MET_LATE: '逾期完成',
  PAUSED: '暂停',
  RESUMED: '恢复',
  BREACHED: '逾期',
  CANCELLED: '终止',
  RUNG: '提醒升级',
};

export const RUN_STATUS_LABELS: Record<string, string> = {
  RUNNING: '办理中',
  COMPLETED: '已结束',
  FAILED: '异常终止',
  CANCELLED: '已取消',
  CANCELED: '已取消',
  TERMINATED: '被终止',
  CONTINUED_AS_NEW: '已续接',
  TIMED_OUT: '超时终止',
  UNKNOWN: '流程引擎已不再保存',
};

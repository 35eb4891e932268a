import type { RedemptionStatus } from '../../../workflows/rules/redemption/types';

export {
  ACT_LABELS,
  COMMAND_LABELS,
  KIND_LABELS,
  OBLIGATION_LABELS,
  OUTCOME_LABELS,
  ROLE_LABELS,
  STATUS_LABELS,
} from '../../../workflows/rules/redemption/labels';

import { MEASURE_DOCUMENT_LABELS } from '../../../workflows/rules/evaluation/measures/labels';
import { ROUND_DOCUMENT_LABELS } from '../../../workflows/rules/evaluation/round/labels';
import { FOLLOW_UP_DOCUMENT_LABELS } from '../../../workflows/rules/follow-up/labels';
import { TERM_DOCUMENT_LABELS } from '../../../workflows/rules/officer-term/labels';
import { DOCUMENT_LABELS as CASE_DOCUMENT_LABELS } from '../../../workflows/rules/redemption/labels';
import type { ObligationStatus } from './types';

/** Names of numbered papers, of cases and of terms. */
export const DOCUMENT_LABELS: Record<string, string> = {
  ...TERM_DOCUMENT_LABELS,
  ...CASE_DOCUMENT_LABELS,
  ...ROUND_DOCUMENT_LABELS,
  ...MEASURE_DOCUMENT_LABELS,
  ...FOLLOW_UP_DOCUMENT_LABELS,
};

/** What the colour of a status tells; `stop` is a pause or an ending without payment, never lateness. */
export type Tone = 'todo' | 'running' | 'stop' | 'good' | 'done';

export const STATUS_TONES: Record<RedemptionStatus, Tone> = {
  SUBMITTED: 'todo',
  SUPPLEMENT: 'stop',
  ACCEPTED: 'todo',
  DELIVERING: 'running',
  ASSIGNED: 'todo',
  RETURNED: 'todo',
  REVIEWING: 'running',
  REVIEW_SUPPLEMENT: 'stop',
  PREPARED: 'todo',
  APPROVED: 'todo',
  PAYING: 'running',
  PAYMENT_FAILED: 'stop',
  PAID: 'good',
  REFUSED: 'stop',
  NOT_ACCEPTED: 'stop',
  WITHDRAWN: 'stop',
  CLOSED: 'done',
};

export const OBLIGATION_STATUS_LABELS: Record<ObligationStatus, string> = {
  OPEN: '计时中',
  PAUSED: '已暂停',
  MET: '按时完成',
  MET_LATE: '逾期完成',
  BREACHED: '已逾期',
  WAIVED: '已免除',
  CANCELLED: '已终止',
};

export const CHANNEL_LABELS: Record<string, string> = {
  WINDOW: '窗口申报',
  ONLINE: '网上申报',
  OFFLINE: '线下',
};

export const LEVEL_LABELS: Record<string, string> = {
  CITY: '市级',
  COUNTY: '县区级',
  PROVINCE: '省级',
  STATE: '国家级',
};

export const PAYMENT_STATUS_LABELS: Record<string, string> = {
  PENDING: '待银行回执',
  SENT: '已发送银行',
  SUCCEEDED: '支付成功',
  FAILED: '支付失败',
};

/** The Chinese name of a code, or the code itself when a newer server knows more than this page. */
export const labelOf = (labels: Partial<Record<string, string>>, code: string | null | undefined): string =>
  code ? (labels[code] ?? code) : '—';

/** Codes as choices of a react-admin select. */
export const choicesOf = (labels: Record<string, string>): { id: string; name: string }[] =>
  Object.entries(labels).map(([id, name]) => ({ id, name }));

import type { StretchRequest, StretchResult } from '../workflows/calendar-publication/messages';
import type { OfficerTermProjection } from '../workflows/officer-term/projection';
import type { RedemptionProjection } from '../workflows/redemption/projection';
import type { StepEnvelope, StepRecorded } from '../workflows/shared/records';

/** Local activities: one transaction per step. */
export interface RecordActivities {
  recordRedemptionStep(step: StepEnvelope<RedemptionProjection>): Promise<StepRecorded>;
  /** The step that stands under this number, as `other`; null when there is none. */
  readRedemptionStep(step: { workflowId: string; seq: number }): Promise<StepRecorded | null>;
}

/** Local activities of a term of appointment. */
export interface OfficerTermActivities {
  recordOfficerTermStep(step: StepEnvelope<OfficerTermProjection>): Promise<StepRecorded>;
  /** The step that stands under this number, as `other`; null when there is none. */
  readOfficerTermStep(step: { workflowId: string; seq: number }): Promise<StepRecorded | null>;
}

export interface InstructionAccepted {
  accepted: boolean;
  gatewayReference: string | null;
  failureCode: string | null;
}
export interface InstructionStatus {
  status: 'UNKNOWN' | 'PENDING' | 'SUCCEEDED' | 'FAILED';
  gatewayReference: string | null;
  failureCode: string | null;
}

/** Regular activities: they touch the bank. Safe to repeat with the same instruction at any time. */
export interface PaymentActivities {
  instructPayment(input: { instructionId: string }): Promise<InstructionAccepted>;
  queryPayment(input: { instructionId: string }): Promise<InstructionStatus>;
}

/** Regular activities: they carry a published calendar to the running cases. */
export interface CalendarActivities {
  /** Open cases that still run on another calendar. */
  countCasesToRecalculate(input: { version: string }): Promise<number>;
  /** Tells the next cases, each once; safe to repeat at any time. */
  recalculateStretch(request: StretchRequest): Promise<StretchResult>;
}

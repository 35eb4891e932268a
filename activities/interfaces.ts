import type { TellGradesRequest } from '../workflows/assessment/messages';
import type { AssessmentProjection } from '../workflows/assessment/projection';
import type { StretchRequest, StretchResult } from '../workflows/calendar-publication/messages';
import type {
  AnsweredFacts,
  DeliveryFacts,
  DrawnFacts,
  FreezeRequest,
  FrozenFacts,
  InvitedFacts,
  MeasureFacts,
  MeasureStart,
  MeasureStartRequest,
  PointsFacts,
  RankedFacts,
  RankRequest,
  ReplacementFacts,
  ReplaceRequest,
  RoundRequest,
  ScoredFacts,
  VersionRequest,
} from '../workflows/evaluation-round/messages';
import type { EvaluationRoundProjection } from '../workflows/evaluation-round/projection';
import type { FollowUpProjection } from '../workflows/follow-up/projection';
import type { GatheringProjection } from '../workflows/gathering/projection';
import type { MeasureProjection } from '../workflows/measure/projection';
import type { OfficerTermProjection } from '../workflows/officer-term/projection';
import type { RedemptionProjection } from '../workflows/redemption/projection';
import type { RewardListProjection } from '../workflows/reward-list/projection';
import type { CalendarSlice } from '../workflows/rules/calendar/types';
import type { SchemeWatchProjection } from '../workflows/scheme-watch/projection';
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

/** Local activities of a gathering. */
export interface GatheringActivities {
  recordGatheringStep(step: StepEnvelope<GatheringProjection>): Promise<StepRecorded>;
  /** The step that stands under this number, as `other`; null when there is none. */
  readGatheringStep(step: { workflowId: string; seq: number }): Promise<StepRecorded | null>;
}

/** Local activities of the watch over a scheme. */
export interface WatchActivities {
  recordWatchStep(step: StepEnvelope<SchemeWatchProjection>): Promise<StepRecorded>;
  /** The step that stands under this number, as `other`; null when there is none. */
  readWatchStep(step: { workflowId: string; seq: number }): Promise<StepRecorded | null>;
}

/** Regular activity: the calendar in force, for a year and the two that follow. */
export interface WatchCalendarActivities {
  calendarInForce(input: { year: number }): Promise<CalendarSlice>;
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

/** Regular activities: they carry a published calendar to the running processes. */
export interface CalendarActivities {
  /** Running processes that are still on another calendar. */
  countCasesToRecalculate(input: { version: string }): Promise<number>;
  /** Tells the next processes, each once; safe to repeat at any time. */
  recalculateStretch(request: StretchRequest): Promise<StretchResult>;
}

/** Local activities of a yearly assessment. */
export interface AssessmentRecordActivities {
  recordAssessmentStep(step: StepEnvelope<AssessmentProjection>): Promise<StepRecorded>;
  /** The step that stands under this number, as `other`; null when there is none. */
  readAssessmentStep(step: { workflowId: string; seq: number }): Promise<StepRecorded | null>;
}

/** Regular activities of a yearly assessment. */
export interface AssessmentActivities {
  /** Tells every term its confirmed grade, each once; safe to repeat at any time. */
  tellGrades(request: TellGradesRequest): Promise<{ told: number }>;
}

/** Local activities of a reward list. */
export interface RewardListRecordActivities {
  recordRewardListStep(step: StepEnvelope<RewardListProjection>): Promise<StepRecorded>;
  /** The step that stands under this number, as `other`; null when there is none. */
  readRewardListStep(step: { workflowId: string; seq: number }): Promise<StepRecorded | null>;
}

/** Local activities of a measure of the ladder. */
export interface MeasureActivities {
  recordMeasureStep(step: StepEnvelope<MeasureProjection>): Promise<StepRecorded>;
  /** The step that stands under this number, as `other`; null when there is none. */
  readMeasureStep(step: { workflowId: string; seq: number }): Promise<StepRecorded | null>;
}

/** Local activities of the follow-up of a poor rating or a complaint. */
export interface FollowUpActivities {
  recordFollowUpStep(step: StepEnvelope<FollowUpProjection>): Promise<StepRecorded>;
  /** The step that stands under this number, as `other`; null when there is none. */
  readFollowUpStep(step: { workflowId: string; seq: number }): Promise<StepRecorded | null>;
}

/** Local activities of a round of the direct evaluation. */
export interface EvaluationRecordActivities {
  recordEvaluationRoundStep(step: StepEnvelope<EvaluationRoundProjection>): Promise<StepRecorded>;
  /** The step that stands under this number, as `other`; null when there is none. */
  readEvaluationRoundStep(step: { workflowId: string; seq: number }): Promise<StepRecorded | null>;
}

/**
 * Regular activities of a round: what a step needs of library, ballots and results. Each is safe to repeat at any time;
 * what has been drawn or computed once is found again and never made anew.
 */
export interface EvaluationActivities {
  /** Copies library and objects as they are into the round, until the round has been prepared. */
  freezeRound(request: FreezeRequest): Promise<FrozenFacts>;
  /** The one draw of the round. */
  drawRound(request: RoundRequest): Promise<DrawnFacts>;
  /** Makes an invitation for everybody who has been drawn. */
  inviteSelected(request: RoundRequest): Promise<InvitedFacts>;
  findReplacement(request: ReplaceRequest): Promise<ReplacementFacts>;
  /** Hands invitations and reminders to the message gateway. */
  deliverInvitations(request: RoundRequest): Promise<DeliveryFacts>;
  countAnswered(request: RoundRequest): Promise<AnsweredFacts>;
  /** Opens the ballots and computes every object's score. */
  scoreRound(request: VersionRequest): Promise<ScoredFacts>;
  rankRound(request: RankRequest): Promise<RankedFacts>;
  /** Measures that the standing publications ask for, against those that are due already. */
  findMeasures(request: VersionRequest): Promise<MeasureFacts>;
  /** What the processes of measures are begun with. */
  findMeasureStarts(request: MeasureStartRequest): Promise<MeasureStart[]>;
  /** Points of the year that the standing publications ask for, against those that are booked already. */
  findPoints(request: VersionRequest): Promise<PointsFacts>;
}

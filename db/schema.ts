import type {
  AssessmentPersonTable,
  AssessmentTable,
  RewardLineTable,
  RewardListTable,
  SchemePoolTable,
} from './schema/assessment';
import type { AuditChainTable, AuditEventTable } from './schema/audit';
import type { AwardPersonTable, AwardRecommendationTable, AwardTable } from './schema/award';
import type { DeliveryTable } from './schema/delivery';
import type {
  BallotAnswerTable,
  BallotTable,
  EvaluationObjectTable,
  EvaluationRoundTable,
  InvitationTable,
  LibraryMemberTable,
  LibraryPersonTable,
  MeasureDueTable,
  PointsEntryTable,
  QuestionnaireTable,
  RatingPointTable,
  RatingTable,
  ReplacementTable,
  RoundDrawTable,
  RoundMemberTable,
  RoundObjectTable,
  RoundPublicationTable,
  RoundRankTable,
  RoundScoreTable,
} from './schema/evaluation';
import type { ComplaintTable, FollowUpDueTable, FollowUpFileTable, FollowUpTable } from './schema/followUp';
import type { FundEntryTable, FundPoolTable, PaymentInstructionTable } from './schema/fund';
import type {
  GatheringInvitationTable,
  GatheringPlanTable,
  GatheringTable,
  OccasionPeriodTable,
  RandomVisitTable,
  RotationPlanTable,
  SchemeWatchTable,
} from './schema/gathering';
import type { MeasureFileTable, MeasureTable } from './schema/measure';
import type {
  OfficerActivityTable,
  OfficerAnswerTable,
  OfficerAttendanceTable,
  OfficerFileTable,
  OfficerGradeTable,
  OfficerLeaveTable,
  OfficerMeasureTable,
  OfficerPermissionTable,
  OfficerProcedureTable,
  OfficerReviewTable,
  OfficerSpecialReasonTable,
  OfficerSubmissionTable,
  OfficerTable,
  OfficerTermTable,
  OfficerViolationTable,
  SchemeOrganTable,
  SchemeRecordTable,
} from './schema/officer';
import type {
  AccountRoleTable,
  AccountTable,
  EnterpriseTable,
  OrganisationTable,
  SessionTable,
} from './schema/organisation';
import type {
  DocumentCounterTable,
  DocumentTable,
  HistoryArchiveTable,
  NotificationTable,
  ObligationTable,
  ProcessStepTable,
  SupervisionActTable,
  TextNoteTable,
} from './schema/process';
import type { RatingSiteTable, RatingTextTable } from './schema/rating';
import type {
  CallbackTable,
  RedemptionMaterialTable,
  RedemptionSearchTable,
  RedemptionTable,
  UploadTable,
} from './schema/redemption';
import type { CalendarTable, PolicyItemTable, SchemeChangeTable, SchemeTable } from './schema/scheme';

export * from './schema/assessment';
export * from './schema/audit';
export * from './schema/award';
export * from './schema/columns';
export * from './schema/delivery';
export * from './schema/evaluation';
export * from './schema/followUp';
export * from './schema/fund';
export * from './schema/gathering';
export * from './schema/guide';
export * from './schema/measure';
export * from './schema/officer';
export * from './schema/organisation';
export * from './schema/process';
export * from './schema/rating';
export * from './schema/redemption';
export * from './schema/scheme';

/** Every table, named in camel case; the connection's plugin translates to snake case. */
export interface Database {
  organisation: OrganisationTable;
  measure: MeasureTable;
  measureFile: MeasureFileTable;
  enterprise: EnterpriseTable;
  account: AccountTable;
  accountRole: AccountRoleTable;
  session: SessionTable;
  calendar: CalendarTable;
  scheme: SchemeTable;
  schemeChange: SchemeChangeTable;
  policyItem: PolicyItemTable;
  redemption: RedemptionTable;
  redemptionSearch: RedemptionSearchTable;
  upload: UploadTable;
  redemptionMaterial: RedemptionMaterialTable;
  callback: CallbackTable;
  textNote: TextNoteTable;
  processStep: ProcessStepTable;
  historyArchive: HistoryArchiveTable;
  obligation: ObligationTable;
  supervisionAct: SupervisionActTable;
  documentCounter: DocumentCounterTable;
  document: DocumentTable;
  notification: NotificationTable;
  fundPool: FundPoolTable;
  fundEntry: FundEntryTable;
  paymentInstruction: PaymentInstructionTable;
  auditChain: AuditChainTable;
  auditEvent: AuditEventTable;
  schemeOrgan: SchemeOrganTable;
  officer: OfficerTable;
  officerTerm: OfficerTermTable;
  officerSubmission: OfficerSubmissionTable;
  officerFile: OfficerFileTable;
  officerActivity: OfficerActivityTable;
  officerAttendance: OfficerAttendanceTable;
  officerLeave: OfficerLeaveTable;
  officerSpecialReason: OfficerSpecialReasonTable;
  officerProcedure: OfficerProcedureTable;
  officerAnswer: OfficerAnswerTable;
  officerViolation: OfficerViolationTable;
  officerMeasure: OfficerMeasureTable;
  officerPermission: OfficerPermissionTable;
  officerReview: OfficerReviewTable;
  officerGrade: OfficerGradeTable;
  schemeRecord: SchemeRecordTable;
  gatheringPlan: GatheringPlanTable;
  gathering: GatheringTable;
  gatheringInvitation: GatheringInvitationTable;
  rotationPlan: RotationPlanTable;
  randomVisit: RandomVisitTable;
  schemeWatch: SchemeWatchTable;
  occasionPeriod: OccasionPeriodTable;
  assessment: AssessmentTable;
  assessmentPerson: AssessmentPersonTable;
  schemePool: SchemePoolTable;
  rewardList: RewardListTable;
  rewardLine: RewardLineTable;
  evaluationObject: EvaluationObjectTable;
  libraryPerson: LibraryPersonTable;
  libraryMember: LibraryMemberTable;
  questionnaire: QuestionnaireTable;
  evaluationRound: EvaluationRoundTable;
  roundObject: RoundObjectTable;
  roundMember: RoundMemberTable;
  roundDraw: RoundDrawTable;
  invitation: InvitationTable;
  delivery: DeliveryTable;
  replacement: ReplacementTable;
  ballot: BallotTable;
  ballotAnswer: BallotAnswerTable;
  ratingPoint: RatingPointTable;
  ratingSite: RatingSiteTable;
  ratingText: RatingTextTable;
  rating: RatingTable;
  followUpDue: FollowUpDueTable;
  complaint: ComplaintTable;
  followUp: FollowUpTable;
  followUpFile: FollowUpFileTable;
  roundScore: RoundScoreTable;
  roundRank: RoundRankTable;
  roundPublication: RoundPublicationTable;
  measureDue: MeasureDueTable;
  pointsEntry: PointsEntryTable;
  award: AwardTable;
  awardRecommendation: AwardRecommendationTable;
  awardPerson: AwardPersonTable;
}

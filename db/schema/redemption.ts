import type { Generated } from 'kysely';
import type { ItemKind, RedemptionOutcome, RedemptionStatus } from '../../workflows/rules/redemption/types';
import type { Instant } from './columns';

export type ApplicationChannel = 'WINDOW' | 'ONLINE';

/** Projection of a redemption case; written only by the step record, read by lists, boards and search. */
export interface RedemptionTable {
  id: string;
  caseNo: string | null;
  enterpriseId: string;
  itemId: string;
  itemVersion: number;
  schemeVersion: number;
  kind: ItemKind;
  status: RedemptionStatus;
  outcome: RedemptionOutcome | null;
  channel: ApplicationChannel;
  windowOrganisationId: string;
  departmentOrganisationId: string | null;
  financeOrganisationId: string;
  poolId: string;
  regionId: string;
  submittedBy: string | null;
  handlerAccountId: string | null;
  preparerAccountId: string | null;
  approverAccountId: string | null;
  requestedFen: number;
  approvedFen: number | null;
  proposal: string | null;
  fundStatus: string | null;
  noticeNo: string | null;
  assignChannel: string | null;
  supplementsBefore: Generated<number>;
  supplementsAfter: Generated<number>;
  returns: Generated<number>;
  paymentAttempts: Generated<number>;
  callbackAttempts: Generated<number>;
  callbackResult: string | null;
  satisfaction: number | null;
  submittedAt: Instant;
  acceptedAt: Instant | null;
  assignedAt: Instant | null;
  receivedAt: Instant | null;
  respondedAt: Instant | null;
  decidedAt: Instant | null;
  paidAt: Instant | null;
  closedAt: Instant | null;
  nextDueAt: Instant | null;
  nextDueKind: string | null;
  overdueCount: Generated<number>;
  stepSeq: number;
  updatedAt: Instant;
  /** Text searched by substring: case number, enterprise, credit code, item. */
  search: string;
  /** How far the case's own clock is ahead of the wall clock (demonstration only). */
  clockOffsetMs: Generated<number>;
}

/** Words of a case for the search; kept by a trigger when the case is inserted, indexed by pairs of characters. */
export interface RedemptionSearchTable {
  redemptionId: string;
  words: string;
}

export interface UploadTable {
  id: string;
  sha256: string;
  sizeBytes: number;
  mediaType: string;
  fileName: string;
  uploadedBy: string;
  uploadedAt: Generated<Instant>;
  redemptionId: string | null;
}

export interface RedemptionMaterialTable {
  redemptionId: string;
  materialKey: string;
  uploadId: string;
  stepSeq: number;
}

export interface CallbackTable {
  redemptionId: string;
  attempt: number;
  at: Instant;
  byAccountId: string;
  result: string;
  /** 1 very dissatisfied … 5 very satisfied. */
  satisfaction: number | null;
  noteId: string | null;
}

import type { ItemKind, RedemptionOutcome } from '../../../workflows/rules/redemption/types';
import type { DocumentView, TimelineEntry } from '../process/types';
import type { ActionView, Named, ObligationView, RedemptionStatus } from '../shared/types';

export type { DocumentView, TimelineEntry };

/** A case as the list shows it. */
export interface RedemptionRow {
  id: string;
  caseNo: string;
  status: RedemptionStatus;
  outcome: RedemptionOutcome | null;
  kind: ItemKind;
  channel: 'WINDOW' | 'ONLINE';
  enterpriseId: string;
  enterpriseName: string;
  creditCode: string;
  itemId: string;
  itemName: string;
  itemVersion: number;
  windowOrganisationId: string;
  windowOrganisationName: string;
  departmentOrganisationId: string | null;
  departmentOrganisationName: string | null;
  handlerName: string | null;
  requestedFen: number;
  approvedFen: number | null;
  submittedAt: string;
  acceptedAt: string | null;
  paidAt: string | null;
  closedAt: string | null;
  nextDueAt: string | null;
  nextDueKind: string | null;
  overdueCount: number;
  now: string;
}

export interface GuideMaterial {
  key: string;
  name: string;
  required: boolean;
  copies: number;
  form: 'ORIGINAL' | 'COPY' | 'ELECTRONIC';
  note?: string;
}

/** The guide of a policy item (GR-U2). */
export interface Guide {
  conditions: string[];
  materials: GuideMaterial[];
  steps: { name: string; by: string; workingDays: number | null }[];
  reviewWorkingDays: number;
  longerLimitBasis: string | null;
  redemptionWorkingDays: number;
  standard: string;
  payMethod: string;
  applicant: string;
  region: string;
  policyBasis: string;
  windowPhone: string;
  complaintPhone: string;
  validity: string;
  reductions: { steps: string; materials: string; time: string; visits: string; cost: string };
  faq?: { q: string; a: string }[];
}

export interface MaterialView {
  materialKey: string;
  name: string;
  uploadId: string;
  fileName: string;
  sizeBytes: number;
  mediaType: string;
  sha256: string;
  uploadedAt: string;
}

export interface PaymentView {
  id: string;
  attempt: number;
  amountFen: number;
  status: string;
  failureCode: string | null;
  createdAt: string;
  settledAt: string | null;
  gatewayReference: string | null;
}

export interface CallbackView {
  id: string;
  attempt: number;
  at: string;
  result: 'REACHED' | 'NO_CONTACT';
  satisfaction: number | null;
  note: string | null;
  by: Named | null;
}

export interface SupervisionActView {
  id: string;
  act: string;
  at: string;
  obligationId: string;
  label: string;
  number: string | null;
  targetOrganisationName: string;
  note: string | null;
  by: Named | null;
}

/** A case as its page shows it. */
export interface RedemptionDetail extends RedemptionRow {
  proposal: 'APPROVE' | 'REFUSE' | null;
  noticeNo: string | null;
  enterprise: {
    id: string;
    name: string;
    creditCode: string;
    contactName: string;
    contactPhone: string;
    bankName: string;
    bankAccount: string;
    mayUnmask: boolean;
  };
  item: {
    id: string;
    version: number;
    name: string;
    kind: ItemKind;
    maxAmountFen: number;
    departmentOrganisationId: string;
    guide: Guide;
  };
  people: Record<'submittedBy' | 'handler' | 'preparer' | 'approver', Named | null>;
  materials: MaterialView[];
  obligations: ObligationView[];
  documents: DocumentView[];
  payments: PaymentView[];
  callbacks: CallbackView[];
  supervisionActs: SupervisionActView[];
  actions: ActionView[];
  clockOffsetMs: number;
}

/** A task of the workbench: a case on which I may act. */
export interface Task {
  redemptionId: string;
  caseNo: string;
  enterpriseName: string;
  itemName: string;
  status: RedemptionStatus;
  obligation: ObligationView | null;
  actions: string[];
  /** The instant of the case itself, when it differs from that of the answer. */
  now?: string;
}

export interface Workbench {
  counts: { key: string; label: string; total: number }[];
  tasks: Task[];
  now: string;
}

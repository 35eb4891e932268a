import { z } from 'zod';
import { ITEM_KINDS, REDEMPTION_OUTCOMES, REDEMPTION_STATUSES } from '../../workflows/rules/redemption/types';
import { oneOrMany, searchText } from '../list';
import { ObligationView } from '../obligation/schemas';
import { ActionView, DocumentRowView } from '../process/schemas';

export { HistoryView, StepView } from '../process/schemas';

const instant = z.iso.datetime({ offset: true });
const nullable = { text: z.string().nullable(), number: z.number().int().nullable() };

export const RedemptionFilter = z.strictObject({
  q: searchText.optional(),
  status: oneOrMany(z.enum(REDEMPTION_STATUSES)).optional(),
  outcome: z.enum(REDEMPTION_OUTCOMES).optional(),
  kind: z.enum(ITEM_KINDS).optional(),
  itemId: z.string().max(64).optional(),
  enterpriseId: z.uuid().optional(),
  windowOrganisationId: z.string().max(64).optional(),
  departmentOrganisationId: z.string().max(64).optional(),
  handlerAccountId: z.uuid().optional(),
  overdue: z.boolean().optional(),
  open: z.boolean().optional(),
  submittedFrom: instant.optional(),
  submittedTo: instant.optional(),
});

export const RedemptionRowView = z.object({
  id: z.string(),
  caseNo: nullable.text,
  status: z.enum(REDEMPTION_STATUSES),
  outcome: z.enum(REDEMPTION_OUTCOMES).nullable(),
  kind: z.enum(ITEM_KINDS),
  channel: z.enum(['WINDOW', 'ONLINE']),
  enterpriseId: z.string(),
  enterpriseName: z.string(),
  creditCode: z.string(),
  itemId: z.string(),
  itemName: z.string(),
  itemVersion: z.number().int(),
  windowOrganisationId: z.string(),
  windowOrganisationName: z.string(),
  departmentOrganisationId: nullable.text,
  departmentOrganisationName: nullable.text,
  handlerName: nullable.text,
  requestedFen: z.number().int(),
  approvedFen: nullable.number,
  submittedAt: z.string(),
  acceptedAt: nullable.text,
  paidAt: nullable.text,
  closedAt: nullable.text,
  nextDueAt: nullable.text,
  nextDueKind: nullable.text,
  overdueCount: z.number().int(),
  now: z.string(),
});
export type RedemptionRowView = z.output<typeof RedemptionRowView>;

const Person = z.object({ id: z.string(), displayName: z.string() }).nullable();

export const RedemptionView = RedemptionRowView.extend({
  proposal: nullable.text,
  fundStatus: nullable.text,
  noticeNo: nullable.text,
  assignChannel: nullable.text,
  satisfaction: nullable.number,
  callbackResult: nullable.text,
  enterprise: z.object({
    id: z.string(),
    name: z.string(),
    creditCode: z.string(),
    regionId: z.string(),
    contactName: z.string(),
    contactPhone: z.string(),
    bankName: z.string(),
    bankAccount: z.string(),
    /** True when `/payee` gives these data in full to this reader. */
    mayUnmask: z.boolean(),
  }),
  item: z.object({
    id: z.string(),
    version: z.number().int(),
    name: z.string(),
    kind: z.enum(ITEM_KINDS),
    maxAmountFen: z.number().int(),
    departmentOrganisationId: z.string(),
    guide: z.looseObject({}),
  }),
  people: z.object({ submittedBy: Person, handler: Person, preparer: Person, approver: Person }),
  materials: z.array(
    z.object({
      materialKey: z.string(),
      name: z.string(),
      uploadId: z.string(),
      fileName: z.string(),
      sizeBytes: z.number().int(),
      mediaType: z.string(),
      sha256: z.string(),
      uploadedAt: z.string(),
    }),
  ),
  obligations: z.array(ObligationView),
  documents: z.array(DocumentRowView),
  payments: z.array(
    z.object({
      id: z.string(),
      attempt: z.number().int(),
      amountFen: z.number().int(),
      status: z.string(),
      failureCode: nullable.text,
      gatewayReference: nullable.text,
      createdAt: z.string(),
      settledAt: nullable.text,
    }),
  ),
  callbacks: z.array(
    z.object({
      id: z.string(),
      attempt: z.number().int(),
      at: z.string(),
      result: z.string(),
      satisfaction: nullable.number,
      note: nullable.text,
      by: Person,
    }),
  ),
  supervisionActs: z.array(
    z.object({
      id: z.string(),
      act: z.string(),
      label: z.string(),
      number: nullable.text,
      obligationId: z.string(),
      at: z.string(),
      targetOrganisationId: z.string(),
      targetOrganisationName: z.string(),
      note: nullable.text,
      by: Person,
    }),
  ),
  actions: z.array(ActionView),
  clockOffsetMs: z.number().int(),
});

export const PayeeView = z.object({
  name: z.string(),
  legalRepresentative: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
  bankName: z.string(),
  bankAccount: z.string(),
});

export const StepAnswerView = z.object({
  redemptionId: z.string(),
  status: z.enum(REDEMPTION_STATUSES),
  seq: z.number().int(),
  at: z.string(),
  numbers: z.record(z.string(), z.string()),
  fingerprint: z.string().nullable(),
});

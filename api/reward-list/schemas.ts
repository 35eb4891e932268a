import { z } from 'zod';
import {
  REWARD_LINE_STATUSES,
  REWARD_LIST_STATUSES,
} from '../../workflows/rules/officer-term/assessmentLabels';
import { GRADES } from '../../workflows/rules/officer-term/parameters';
import { SchemeCode } from '../assessment/schemas';
import { oneOrMany } from '../list';
import { ObligationView } from '../obligation/schemas';
import { optionalNote as optionalNoteOf, writtenNote } from '../process/bodies';
import { ActionView } from '../process/schemas';

const count = z.number().int();
const fen = z.number().int();
const text = z.string().nullable();
const note = writtenNote(2000);
const optionalNote = optionalNoteOf(2000);
const Person = z.object({ id: z.string(), displayName: z.string() }).nullable();
const onObligation = z.strictObject({ obligationId: z.string().min(1).max(64), note: optionalNote });

/** Body of each step of a list that exists, by the name of its Update. */
export const REWARD_LIST_BODIES = {
  submit: z.strictObject({ note: optionalNote }),
  giveBack: z.strictObject({ note }),
  approve: z.strictObject({ note: optionalNote }),
  /** Left out: every line that can be paid now, the failed ones included. */
  pay: z.strictObject({ lineIds: z.array(z.uuid()).min(1).max(500).optional() }),
  giveUpLine: z.strictObject({ lineId: z.uuid(), note }),
  withdraw: z.strictObject({ note }),
  urge: onObligation,
  order: onObligation,
} as const;
export type RewardListHumanCommand = keyof typeof REWARD_LIST_BODIES;

/** Draws up the list of a confirmed assessment. */
export const DrawUpBody = z.strictObject({ assessmentId: z.uuid() });

export const RewardListFilter = z.strictObject({
  schemeCode: SchemeCode.optional(),
  status: oneOrMany(z.enum(REWARD_LIST_STATUSES)).optional(),
  assessmentId: z.uuid().optional(),
});

export const RewardListRowView = z.object({
  id: z.string(),
  number: z.string(),
  schemeCode: z.string(),
  schemeName: z.string(),
  assessmentId: z.string(),
  yearFrom: z.string(),
  yearTo: z.string(),
  status: z.enum(REWARD_LIST_STATUSES),
  officeOrganisationId: z.string(),
  officeOrganisationName: z.string(),
  financeOrganisationId: z.string(),
  poolId: z.string(),
  /** Sum of the lines that are to be paid. */
  totalFen: fen,
  paidFen: fen,
  payees: count,
  refused: count,
  failed: count,
  /** SHORT: the pool could not bear the sum; paying tries again. */
  fundStatus: z.enum(['RESERVED', 'SHORT', 'RELEASED']).nullable(),
  preparedAt: z.string(),
  approvedAt: text,
  closedAt: text,
  nextDueAt: text,
  overdueCount: count,
  now: z.string(),
});
export type RewardListRowView = z.output<typeof RewardListRowView>;

export const RewardBarView = z.object({ code: z.string(), label: z.string(), ruleId: z.string() });

/** One person: amount, or every reason against it; the account is masked. */
export const RewardLineView = z.object({
  id: z.string(),
  termId: z.string(),
  officerName: z.string(),
  certificateNo: text,
  grade: z.enum(GRADES).nullable(),
  servedFrom: text,
  servedTo: text,
  fiscalPayroll: z.boolean(),
  /** Amount that the grade alone would give, and what is paid. */
  gradeFen: fen,
  fen,
  ruleId: z.string(),
  bars: z.array(RewardBarView),
  status: z.enum(REWARD_LINE_STATUSES),
  attempts: count,
  failureCode: text,
  paidAt: text,
  giveUpNote: text,
  bankName: text,
  bankAccountMasked: text,
});
export type RewardLineView = z.output<typeof RewardLineView>;

export const RewardListView = RewardListRowView.extend({
  approverOrganisationId: z.string(),
  approverOrganisationName: z.string(),
  financeOrganisationName: z.string(),
  poolName: z.string(),
  poolAvailableFen: fen,
  lines: z.array(RewardLineView),
  payments: z.array(
    z.object({
      id: z.string(),
      lineId: z.string(),
      attempt: count,
      amountFen: fen,
      status: z.string(),
      gatewayReference: text,
      failureCode: text,
      createdAt: z.string(),
      settledAt: text,
    }),
  ),
  acted: z.object({ preparedBy: Person, submittedBy: Person, approvedBy: Person }),
  obligations: z.array(ObligationView),
  actions: z.array(ActionView),
});
export type RewardListView = z.output<typeof RewardListView>;

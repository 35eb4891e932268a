import { z } from 'zod';
import { ROLES } from '../../workflows/rules/redemption/types';

const UNITS = ['OFFICE_MINUTES', 'WORKING_DAYS', 'CALENDAR_DAYS', 'MONTHS', 'END_OF', 'UNTIL'] as const;
export const OBLIGATION_STATUSES = [
  'OPEN',
  'PAUSED',
  'MET',
  'MET_LATE',
  'BREACHED',
  'WAIVED',
  'CANCELLED',
] as const;

export const ExplanationView = z.object({
  summary: z.string(),
  ruleNote: z.string(),
  lines: z.array(
    z.object({
      date: z.string(),
      counted: z.boolean(),
      ordinal: z.number().nullable(),
      minutes: z.number().optional(),
      text: z.string(),
    }),
  ),
  due: z.string().nullable(),
  provisional: z.boolean(),
});

/** One time limit; `officeMinutesLeft` is signed and holds at the `now` of the same answer. */
export const ObligationView = z.object({
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  ruleId: z.string(),
  ownerOrganisationId: z.string(),
  ownerOrganisationName: z.string(),
  ownerRole: z.enum(ROLES),
  status: z.enum(OBLIGATION_STATUSES),
  originAt: z.string(),
  dueAt: z.string().nullable(),
  firstDueAt: z.string(),
  provisional: z.boolean(),
  pausedSince: z.string().nullable(),
  remaining: z.object({ unit: z.enum(UNITS), n: z.number() }).nullable(),
  officeMinutesLeft: z.number().int().nullable(),
  fractionElapsed: z.number().nullable(),
  breachedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  calendarVersion: z.string(),
  explanation: ExplanationView,
});
export type ObligationView = z.output<typeof ObligationView>;

export const RungView = z.object({
  act: z.enum(['WARN', 'REMIND', 'SUPERVISE', 'PROPOSE_TRANSFER']),
  at: z.string().nullable(),
  fired: z.boolean(),
});
export type RungView = z.output<typeof RungView>;

/**
 * A time limit on a board, with what it belongs to: a case, an officer's term, or something else of `subjectType`. For a
 * term the number is that of the certificate, the name that of the officer, the matter that of the scheme.
 */
export const ObligationRowView = ObligationView.extend({
  subjectType: z.string(),
  subjectId: z.string(),
  redemptionId: z.string().nullable(),
  termId: z.string().nullable(),
  caseNo: z.string().nullable(),
  enterpriseName: z.string(),
  itemName: z.string(),
  departmentOrganisationName: z.string().nullable(),
  firedRungs: z.number().int(),
  nextRungAt: z.string().nullable(),
  rungs: z.array(RungView),
  now: z.string(),
});

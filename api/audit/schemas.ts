import { z } from 'zod';
import { AUDIT_SUBJECT_TYPES } from '../../db/queries/auditSubject';

const nullable = z.string().nullable();
export const AuditEventView = z.object({
  id: z.number().int(),
  subjectType: z.string(),
  subjectId: z.string(),
  seq: z.number().int(),
  at: z.string(),
  actorAccountId: nullable,
  actorName: nullable,
  actorRole: nullable,
  actorOrganisationName: nullable,
  action: z.string(),
  label: z.string(),
  ruleId: z.string(),
  workflowId: nullable,
  runId: nullable,
  updateId: nullable,
  hash: z.string(),
  prevHash: z.string(),
});

/** Something besides a case whose history can be read. */
export const AuditSubjectView = z.object({
  id: z.string(),
  subjectType: z.enum(AUDIT_SUBJECT_TYPES),
  subjectId: z.string(),
  label: z.string(),
  /** Of the certificate or the reward list. */
  number: nullable,
  /** Of the officer, theme of the gathering, span of the year, evaluated object with the kind of measure or follow-up. */
  name: z.string(),
  schemeCode: z.string(),
  schemeName: z.string(),
  status: z.string(),
  statusLabel: z.string(),
  at: z.string(),
});
export type AuditSubjectView = z.output<typeof AuditSubjectView>;

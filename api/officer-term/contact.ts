import { appendAudit } from '../../db/audit/append';
import { findOfficer } from '../../db/queries/officerAppointment';
import type { AppContext } from '../context';
import { forbidden, notFound } from '../errors';
import { isOffice } from '../officerAccess';
import type { Viewer } from '../session/viewer';
import type { TermRow } from './facts';

/**
 * Personal data of an officer in full, for the office that has to call or pay him, and for himself. Every reading by
 * the office is kept as an audit event (`subject_type` access) before the data are given out.
 */
export async function readContact(ctx: AppContext, viewer: Viewer, term: TermRow) {
  const own = term.officerAccountId === viewer.accountId;
  if (!own && !isOffice(viewer, term)) throw forbidden('只有运营单位可以查看完整的个人信息。');
  const officer = await findOfficer(ctx.db, term.officerId);
  if (!officer) throw notFound('该人员');
  const { name, birthDate, phone, liaisonName, liaisonPhone, bankName, bankAccount } = officer;
  const contact = { name, birthDate, phone, liaisonName, liaisonPhone, bankName, bankAccount };
  if (own) return contact;
  await ctx.db.transaction().execute((tx) =>
    appendAudit(tx, {
      subjectType: 'access',
      subjectId: term.id,
      at: new Date().toISOString(),
      actorAccountId: viewer.accountId,
      actorRole: 'ORGANISER',
      actorOrganisationId: viewer.organisation?.id ?? null,
      onBehalfOf: null,
      action: 'readOfficer',
      ruleId: 'ACCESS',
      before: null,
      after: { officerId: term.officerId, fields: Object.keys(contact) },
      noteId: null,
      workflowId: null,
      runId: null,
      updateId: null,
    }),
  );
  return contact;
}

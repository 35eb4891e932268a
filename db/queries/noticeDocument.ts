import type { Db } from '../connect';

/** What a notice or order refers to by id; written by the step that issued it. */
export interface NoticeFacts {
  noteId?: string | null;
  dueOn?: string;
  meetsAt?: string;
  dueAt?: string | null;
  obligationId?: string;
}

/** A notice or order of a process of the direct evaluation, without what the process itself adds. */
export interface LoadedNotice {
  id: string;
  kind: string;
  number: string;
  issuedAt: string;
  facts: NoticeFacts;
  subjectId: string;
  /** Body of the note that goes with it. */
  note: string | null;
  /** Organisation of the person who issued it; null when the system did. */
  issuerName: string | null;
  /** Of an order: the time limit, and who owes it. */
  obligationKind: string | null;
  ownerName: string | null;
}

/** Loads a notice or order of this type of subject, or null. Rights are the caller's business. */
export async function loadNotice(db: Db, subjectType: string, id: string): Promise<LoadedNotice | null> {
  const row = await db
    .selectFrom('document')
    .leftJoin('account', 'account.id', 'document.issuedBy')
    .leftJoin('organisation', 'organisation.id', 'account.organisationId')
    .selectAll('document')
    .select('organisation.name as issuerName')
    .where('document.id', '=', id)
    .where('document.subjectType', '=', subjectType)
    .executeTakeFirst();
  if (!row) return null;
  const facts = row.facts as NoticeFacts;
  const [note, obligation] = await Promise.all([
    facts.noteId
      ? db.selectFrom('textNote').select('body').where('id', '=', facts.noteId).executeTakeFirst()
      : null,
    facts.obligationId
      ? db
          .selectFrom('obligation')
          .innerJoin('organisation', 'organisation.id', 'obligation.ownerOrganisationId')
          .select(['obligation.kind', 'organisation.name'])
          .where('obligation.workflowId', '=', row.workflowId)
          .where('obligation.id', '=', facts.obligationId)
          .executeTakeFirst()
      : null,
  ]);
  const { kind, number, issuedAt, issuerName, subjectId } = row;
  return {
    id,
    kind,
    number,
    issuedAt,
    facts,
    subjectId,
    note: note?.body ?? null,
    issuerName,
    obligationKind: obligation?.kind ?? null,
    ownerName: obligation?.name ?? null,
  };
}

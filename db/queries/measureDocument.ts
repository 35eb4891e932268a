import type { Db } from '../connect';
import { findMeasure, type MeasureRow } from './measure';

/** A notice or order of a measure with everything that its text needs. */
export interface LoadedMeasureDocument {
  id: string;
  kind: string;
  number: string;
  issuedAt: string;
  facts: {
    noteId?: string | null;
    dueOn?: string;
    meetsAt?: string;
    dueAt?: string | null;
    obligationId?: string;
  };
  measure: MeasureRow;
  /** Body of the note that goes with it. */
  note: string | null;
  /** Organisation of the person who issued it; null when the system did. */
  issuerName: string | null;
  /** Of an order: the time limit, and who owes it. */
  obligationKind: string | null;
  ownerName: string | null;
}

/** Loads a document of a measure, or null. Rights are the caller's business. */
export async function loadMeasureDocument(db: Db, id: string): Promise<LoadedMeasureDocument | null> {
  const row = await db
    .selectFrom('document')
    .leftJoin('account', 'account.id', 'document.issuedBy')
    .leftJoin('organisation', 'organisation.id', 'account.organisationId')
    .selectAll('document')
    .select('organisation.name as issuerName')
    .where('document.id', '=', id)
    .where('document.subjectType', '=', 'measure')
    .executeTakeFirst();
  const measure = row && (await findMeasure(db, row.subjectId));
  if (!row || !measure) return null;
  const facts = row.facts as LoadedMeasureDocument['facts'];
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
  const { kind, number, issuedAt, issuerName } = row;
  return {
    id,
    kind,
    number,
    issuedAt,
    facts,
    measure,
    note: note?.body ?? null,
    issuerName,
    obligationKind: obligation?.kind ?? null,
    ownerName: obligation?.name ?? null,
  };
}

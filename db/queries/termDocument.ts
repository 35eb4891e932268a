import type { Selectable } from 'kysely';
import type { FactRow } from '../../workflows/rules/officer-term/facts';
import type { Procedure } from '../../workflows/rules/officer-term/hearing/types';
import type { Ground, OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import type { Db } from '../connect';
import type { OfficerTermTable } from '../schema';
import { type DocumentObligation, loadOrganisations, type NamedOrganisation } from './document';

/** What a document of a term refers to by id; written by the step that issued it. */
export interface TermDocumentFacts {
  noteId?: string | null;
  procedureId?: string;
  /** Ground on which the term ended, when the paper says so without naming the procedure. */
  ground?: Ground | null;
  /** The facts as they stood when the notice was written. */
  facts?: FactRow[];
  obligationId?: string;
  /** Due instant of the obligation when a reminder or an order was issued. */
  dueAt?: string | null;
  /** Body outside the scheme's organs to which a letter goes. */
  addressee?: string;
  organisationId?: string | null;
}

/** A document of a term with everything that its text needs; names are those of today, read when it is printed. */
export interface LoadedTermDocument {
  id: string;
  kind: string;
  number: string;
  issuedAt: string;
  facts: TermDocumentFacts;
  /** Organisation of the person who issued it; null when the system or the officer did. */
  issuerOrganisationId: string | null;
  term: Selectable<OfficerTermTable>;
  officer: {
    subject: 'PERSON' | 'ORGANISATION';
    name: string;
    unitName: string | null;
    homeOrganisationId: string | null;
  };
  scheme: { name: string; parameters: OfficerSchemeParameters };
  procedure: Procedure | null;
  deciderOrganisationId: string | null;
  note: string | null;
  organisations: Record<string, NamedOrganisation>;
  obligation: (DocumentObligation & { ownerAccountId: string | null }) | null;
}

/** Loads a document of an officer's term, or null. Rights are the caller's business. */
export async function loadTermDocument(db: Db, id: string): Promise<LoadedTermDocument | null> {
  const row = await db
    .selectFrom('document')
    .leftJoin('account', 'account.id', 'document.issuedBy')
    .selectAll('document')
    .select('account.organisationId as issuerOrganisationId')
    .where('document.id', '=', id)
    .where('document.subjectType', '=', 'officerTerm')
    .executeTakeFirst();
  if (row === undefined) return null;
  const facts = row.facts as TermDocumentFacts;
  const term = await db
    .selectFrom('officerTerm')
    .selectAll()
    .where('id', '=', row.subjectId)
    .executeTakeFirstOrThrow();
  const [officer, scheme, procedure, note, obligation] = await Promise.all([
    db
      .selectFrom('officer')
      .select(['subject', 'name', 'unitName', 'homeOrganisationId'])
      .where('id', '=', term.officerId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('scheme')
      .select(['name', 'parameters'])
      .$narrowType<{ parameters: OfficerSchemeParameters }>()
      .where('code', '=', term.schemeCode)
      .where('version', '=', term.schemeVersion)
      .executeTakeFirstOrThrow(),
    findProcedure(db, term.id, facts),
    facts.noteId
      ? db.selectFrom('textNote').select('body').where('id', '=', facts.noteId).executeTakeFirst()
      : undefined,
    facts.obligationId
      ? db
          .selectFrom('obligation')
          .select([
            'id',
            'kind',
            'ruleId',
            'ownerOrganisationId',
            'ownerAccountId',
            'origin',
            'firstDueAt',
            'dueAt',
          ])
          .where('workflowId', '=', row.workflowId)
          .where('id', '=', facts.obligationId)
          .executeTakeFirst()
      : undefined,
  ]);
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    issuedAt: row.issuedAt,
    facts,
    issuerOrganisationId: row.issuerOrganisationId,
    term,
    officer,
    scheme,
    procedure: procedure?.content ?? null,
    deciderOrganisationId: procedure?.deciderOrganisationId ?? null,
    note: note?.body ?? null,
    organisations: await loadOrganisations(db, [
      term.officeOrganisationId,
      officer.homeOrganisationId,
      row.issuerOrganisationId,
      procedure?.deciderOrganisationId,
      obligation?.ownerOrganisationId,
      facts.organisationId,
    ]),
    obligation: obligation ?? null,
  };
}

/** The procedure that the paper names, or the one by which the term ended. */
function findProcedure(db: Db, termId: string, { procedureId, ground }: TermDocumentFacts) {
  if (!procedureId && !ground) return undefined;
  return db
    .selectFrom('officerProcedure')
    .select(['content', 'deciderOrganisationId'])
    .where('termId', '=', termId)
    .$if(procedureId !== undefined, (query) => query.where('id', '=', procedureId ?? ''))
    .$if(procedureId === undefined, (query) =>
      query
        .where('ground', '=', ground as Ground)
        .where('status', '=', 'CARRIED_OUT')
        .orderBy('endedAt', 'desc'),
    )
    .executeTakeFirst();
}

import type { Selectable } from 'kysely';
import type { RedemptionParameters } from '../../workflows/rules/redemption/types';
import type { Db } from '../connect';
import type { EnterpriseTable, PolicyItemTable, RedemptionTable } from '../schema';

/** What a document refers to by id; written by the step that issued it. */
export interface DocumentFacts {
  departmentOrganisationId?: string;
  noteId?: string | null;
  materialKeys?: string[];
  obligationId?: string;
  /** Due instant of the obligation when a reminder or an order was issued. */
  dueAt?: string | null;
  channel?: 'ONLINE' | 'OFFLINE';
  kind?: RedemptionTable['kind'];
}

export interface NamedOrganisation {
  id: string;
  name: string;
  phone: string | null;
  parentId: string | null;
}

export interface DocumentObligation {
  id: string;
  kind: string;
  ruleId: string;
  ownerOrganisationId: string;
  origin: string;
  firstDueAt: string;
  dueAt: string | null;
}

/** A document with everything that its text needs; names are those of today, ids and instants those of its issue. */
export interface LoadedDocument {
  id: string;
  kind: string;
  number: string;
  issuedAt: string;
  stepSeq: number;
  facts: DocumentFacts;
  /** Organisation of the person who issued it; null when the system did. */
  issuerOrganisationId: string | null;
  redemption: Selectable<RedemptionTable>;
  enterprise: Pick<Selectable<EnterpriseTable>, 'name' | 'creditCode'>;
  item: Pick<Selectable<PolicyItemTable>, 'name' | 'policyLevel' | 'guide'>;
  scheme: { name: string; parameters: RedemptionParameters };
  /** Body of the note that gives reasons or explanations. */
  note: string | null;
  /** Organisations named in it, by id. */
  organisations: Record<string, NamedOrganisation>;
  obligations: DocumentObligation[];
  /** Keys of the materials that had been handed in when it was issued. */
  submittedKeys: string[];
}

/** The scheme under which redemption cases are run. */
const SCHEME = 'GR';

/** Loads a document of a redemption case, or null. Rights are the caller's business. */
export async function loadDocument(db: Db, id: string): Promise<LoadedDocument | null> {
  const row = await db
    .selectFrom('document')
    .leftJoin('account', 'account.id', 'document.issuedBy')
    .selectAll('document')
    .select('account.organisationId as issuerOrganisationId')
    .where('document.id', '=', id)
    .where('document.subjectType', '=', 'redemption')
    .executeTakeFirst();
  if (row === undefined) return null;
  const facts = row.facts as DocumentFacts;
  const redemption = await db
    .selectFrom('redemption')
    .selectAll()
    .where('id', '=', row.subjectId)
    .executeTakeFirstOrThrow();
  const [enterprise, item, scheme, note, obligations, materials] = await Promise.all([
    db
      .selectFrom('enterprise')
      .select(['name', 'creditCode'])
      .where('id', '=', redemption.enterpriseId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('policyItem')
      .select(['name', 'policyLevel', 'guide'])
      .where('id', '=', redemption.itemId)
      .where('version', '=', redemption.itemVersion)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('scheme')
      .select(['name', 'parameters'])
      .$narrowType<{ parameters: RedemptionParameters }>()
      .where('code', '=', SCHEME)
      .where('version', '=', redemption.schemeVersion)
      .executeTakeFirstOrThrow(),
    facts.noteId
      ? db.selectFrom('textNote').select('body').where('id', '=', facts.noteId).executeTakeFirst()
      : undefined,
    db
      .selectFrom('obligation')
      .select(['id', 'kind', 'ruleId', 'ownerOrganisationId', 'origin', 'firstDueAt', 'dueAt'])
      .where('workflowId', '=', row.workflowId)
      .execute(),
    db
      .selectFrom('redemptionMaterial')
      .select('materialKey')
      .distinct()
      .where('redemptionId', '=', redemption.id)
      .where('stepSeq', '<=', row.stepSeq)
      .execute(),
  ]);
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    issuedAt: row.issuedAt,
    stepSeq: row.stepSeq,
    facts,
    issuerOrganisationId: row.issuerOrganisationId,
    redemption,
    enterprise,
    item,
    scheme,
    note: note?.body ?? null,
    organisations: await loadOrganisations(db, [
      redemption.windowOrganisationId,
      redemption.departmentOrganisationId,
      row.issuerOrganisationId,
      facts.departmentOrganisationId,
      ...obligations.map((each) => each.ownerOrganisationId),
    ]),
    obligations,
    submittedKeys: materials.map((each) => each.materialKey),
  };
}

/** Type of the subject to which a document belongs; undefined when there is no such document. */
export async function subjectTypeOf(db: Db, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('document').select('subjectType').where('id', '=', id).executeTakeFirst();
  return row?.subjectType;
}

/** Papers of one subject in the order of their issue. */
export function documentsOfSubject(db: Db, subjectType: string, subjectId: string) {
  return db
    .selectFrom('document')
    .select(['id', 'kind', 'number', 'issuedAt', 'stepSeq'])
    .where('subjectType', '=', subjectType)
    .where('subjectId', '=', subjectId)
    .orderBy('stepSeq')
    .orderBy('number')
    .execute();
}

/** The organisations with these ids and the bodies they belong to. */
export async function loadOrganisations(
  db: Db,
  ids: (string | null | undefined)[],
): Promise<Record<string, NamedOrganisation>> {
  const wanted = ids.filter((id): id is string => typeof id === 'string');
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'phone', 'parentId'])
    .where((eb) =>
      eb.or([
        eb('id', 'in', wanted),
        eb(
          'id',
          'in',
          eb.selectFrom('organisation as child').select('child.parentId').where('child.id', 'in', wanted),
        ),
      ]),
    )
    .execute();
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

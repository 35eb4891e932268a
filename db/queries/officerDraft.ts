import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../connect';
import { type OfficerFileTable, type OfficerSubmissionTable, toJson } from '../schema';
import { linkedTo, linkFiles } from './officerFile';

export type SubmissionRow = Selectable<OfficerSubmissionTable>;

/** What the writer of a draft may change. */
export type DraftContent = Pick<
  SubmissionRow,
  | 'kind'
  | 'nil'
  | 'urgent'
  | 'title'
  | 'body'
  | 'remedy'
  | 'details'
  | 'place'
  | 'targetOrganisationId'
  | 'targetText'
  | 'observedOn'
  | 'knownOn'
>;

export type DraftFiles = readonly Pick<OfficerFileTable, 'uploadId' | 'kind'>[];

/** A submission or draft with its files. */
export async function findSubmission(db: Db, id: string) {
  const [row, files] = await Promise.all([
    db.selectFrom('officerSubmission').selectAll().where('id', '=', id).executeTakeFirst(),
    linkedTo(db, 'submission', id),
  ]);
  return row ? { ...row, files } : undefined;
}

/** Drafts of a term that this account writes, latest first. */
export function listDrafts(db: Db, termId: string, accountId: string): Promise<SubmissionRow[]> {
  return db
    .selectFrom('officerSubmission')
    .selectAll()
    .where('termId', '=', termId)
    .where('status', '=', 'DRAFT')
    .where('createdBy', '=', accountId)
    .orderBy('updatedAt', 'desc')
    .execute();
}

type DraftHead = Pick<
  Insertable<OfficerSubmissionTable>,
  'id' | 'termId' | 'schemeCode' | 'officeOrganisationId' | 'createdBy'
>;

/** Adds a draft with its files; one that has this id already stays as it is. */
export async function addDraft(
  db: Db,
  head: DraftHead,
  content: DraftContent,
  files: DraftFiles,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const added = await tx
      .insertInto('officerSubmission')
      .values({ ...EMPTY, ...head, ...columns(content), status: 'DRAFT' })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added) await linkFiles(tx, linksOf(head.id as string, head.termId as string, files));
  });
}

/** Puts new content into a draft of this account, files included; false when it is filed already or gone. */
export function changeDraft(
  db: Db,
  draft: { id: string; termId: string; accountId: string },
  content: DraftContent,
  files: DraftFiles,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('officerSubmission')
      .set({ ...columns(content), updatedAt: new Date().toISOString() })
      .where('id', '=', draft.id)
      .where('termId', '=', draft.termId)
      .where('createdBy', '=', draft.accountId)
      .where('status', '=', 'DRAFT')
      .returning('id')
      .executeTakeFirst();
    if (!changed) return false;
    await tx
      .deleteFrom('officerFile')
      .where('ownerType', '=', 'submission')
      .where('ownerId', '=', draft.id)
      .execute();
    await linkFiles(tx, linksOf(draft.id, draft.termId, files));
    return true;
  });
}

/** Throws a draft of this account away; false when it is filed already or gone. */
export function removeDraft(
  db: Db,
  draft: { id: string; termId: string; accountId: string },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const removed = await tx
      .deleteFrom('officerSubmission')
      .where('id', '=', draft.id)
      .where('termId', '=', draft.termId)
      .where('createdBy', '=', draft.accountId)
      .where('status', '=', 'DRAFT')
      .returning('id')
      .executeTakeFirst();
    if (!removed) return false;
    await tx
      .deleteFrom('officerFile')
      .where('ownerType', '=', 'submission')
      .where('ownerId', '=', draft.id)
      .execute();
    return true;
  });
}

const columns = ({ details, ...content }: DraftContent) => ({ ...content, details: toJson(details) });

const linksOf = (ownerId: string, termId: string, files: DraftFiles) =>
  files.map(({ uploadId, kind }) => ({ uploadId, kind, ownerType: 'submission' as const, ownerId, termId }));

/** What a draft does not have yet. */
const EMPTY = {
  number: null,
  arrivedAt: null,
  filedAt: null,
  filedBy: null,
  contentSha256: null,
  verdict: null,
  valuable: null,
  workable: null,
  classification: null,
  duplicateOf: null,
  screenedAt: null,
  screenedBy: null,
  screeningNoteId: null,
  adoptedByOrganisationId: null,
  adoptedByText: null,
  adoptionAt: null,
  adoptionBy: null,
  adoptionNoteId: null,
} satisfies Partial<Insertable<OfficerSubmissionTable>>;

import {
  addDraft,
  changeDraft,
  type DraftContent,
  findSubmission,
  listDrafts,
  removeDraft,
} from '../../db/queries/officerDraft';
import { linkedTo } from '../../db/queries/officerFile';
import { findOrganisation, organisationNames } from '../../db/queries/organisation';
import { SUBMISSION_KIND_LABELS } from '../../workflows/rules/officer-term/labels';
import { isOver } from '../../workflows/rules/officer-term/termState';
import { readable } from '../access';
import type { AppContext } from '../context';
import { forbidden, notFound, ProblemError } from '../errors';
import { isOffice } from '../officerAccess';
import { derivedId } from '../process/keys';
import type { Viewer } from '../session/viewer';
import type { DraftBody } from './commandSchemas';
import type { TermRow } from './facts';
import { checkFiles } from './files';

export type DraftRow = NonNullable<Awaited<ReturnType<typeof findSubmission>>>;

/** Who may write for a term: the officer himself, and the office for what was handed in on paper. */
function requireWriter(viewer: Viewer, term: TermRow): void {
  const own = viewer.roles.includes('OFFICER') && term.officerAccountId === viewer.accountId;
  if (!own && !isOffice(viewer, term)) throw forbidden('只有本人或运营单位可以填写报送件。');
  if (isOver(term)) {
    throw new ProblemError(409, 'TERM_OVER', '聘期已经结束，不能再填写报送件。');
  }
}

/** The viewer's own drafts of a term, with their files. */
export async function readDrafts(ctx: AppContext, viewer: Viewer, term: TermRow) {
  const rows = await listDrafts(ctx.db, term.id, viewer.accountId);
  const withFiles = rows.map(async (row) => ({
    ...row,
    files: await linkedTo(ctx.db, 'submission', row.id),
  }));
  return viewDrafts(ctx, await Promise.all(withFiles));
}

/** Begins a draft; its id follows from the account and the key, so a repeated request meets the same draft. */
export async function startDraft(
  ctx: AppContext,
  viewer: Viewer,
  term: TermRow,
  body: DraftBody,
  key: string,
) {
  const id = derivedId('draft', viewer.accountId, term.id, key);
  const known = await findSubmission(ctx.db, id);
  if (!known) {
    requireWriter(viewer, term);
    const { content, files } = await contentOf(ctx, viewer, body);
    const { schemeCode, officeOrganisationId } = term;
    const head = { id, termId: term.id, schemeCode, officeOrganisationId, createdBy: viewer.accountId };
    await addDraft(ctx.db, head, content, files);
  }
  return readDraft(ctx, viewer, id);
}

/** Puts new content into a draft. What has been filed stays as it was. */
export async function saveDraft(ctx: AppContext, viewer: Viewer, term: TermRow, id: string, body: DraftBody) {
  requireWriter(viewer, term);
  const { content, files } = await contentOf(ctx, viewer, body);
  const changed = await changeDraft(
    ctx.db,
    { id, termId: term.id, accountId: viewer.accountId },
    content,
    files,
  );
  if (!changed) throw await gone(ctx, viewer, id);
  return readDraft(ctx, viewer, id);
}

/** Throws a draft away; one that is gone already is no error. */
export async function discardDraft(
  ctx: AppContext,
  viewer: Viewer,
  term: TermRow,
  id: string,
): Promise<void> {
  const removed = await removeDraft(ctx.db, { id, termId: term.id, accountId: viewer.accountId });
  if (!removed && (await findSubmission(ctx.db, id))) throw await gone(ctx, viewer, id);
}

async function readDraft(ctx: AppContext, viewer: Viewer, id: string) {
  const row = readable(viewer, 'officerSubmission', await findSubmission(ctx.db, id), '该报送件');
  const [view] = await viewDrafts(ctx, [row]);
  return view as NonNullable<typeof view>;
}

/** 409 for what has been filed in the meantime, 404 for what is not the viewer's. */
async function gone(ctx: AppContext, viewer: Viewer, id: string): Promise<ProblemError> {
  const row = await findSubmission(ctx.db, id);
  return row && row.createdBy === viewer.accountId
    ? new ProblemError(409, 'ALREADY_FILED', '这一件已经报送，不能再修改或删除。')
    : notFound('该草稿');
}

/** Content and files of a draft; files are the writer's own uploads. */
async function contentOf(ctx: AppContext, viewer: Viewer, { files: ids, ...content }: DraftBody) {
  if (
    content.targetOrganisationId !== null &&
    !(await findOrganisation(ctx.db, content.targetOrganisationId))
  ) {
    throw new ProblemError(422, 'ORGANISATION_UNKNOWN', '没有这个单位，请从列表中选择。', {
      field: 'targetOrganisationId',
    });
  }
  const kinds = await checkFiles(ctx, ids, viewer.accountId);
  const files = [...kinds].map(([uploadId, kind]) => ({ uploadId, kind }));
  return { content: content satisfies DraftContent, files };
}

/** Drafts as their writer sees them: nothing has been said about them yet. */
async function viewDrafts(ctx: AppContext, rows: readonly DraftRow[]) {
  const names = await organisationNames(
    ctx.db,
    rows.flatMap(({ targetOrganisationId }) => targetOrganisationId ?? []),
  );
  return rows.map((row) => ({
    ...row,
    statusLabel: row.status === 'DRAFT' ? '草稿' : '已报送',
    kindLabel: SUBMISSION_KIND_LABELS[row.kind],
    officerName: '',
    targetName: row.targetOrganisationId
      ? (names.get(row.targetOrganisationId) ?? null)
      : row.targetText || null,
    verdictLabel: null,
    duplicateOfNumber: null,
    adoptedByName: null,
    filedBy: null,
    screenedBy: null,
    screeningNote: null,
    adoptionBy: null,
    adoptionNote: null,
  }));
}

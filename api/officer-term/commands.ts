import { keepNote } from '../../db/queries/note';
import { type FileLink, linkFiles } from '../../db/queries/officerFile';
import { findTermRow } from '../../db/queries/termDesk';
import type { FileOwner } from '../../db/schema';
import { officerTermWorkflowId, type ProcessAnswer } from '../../workflows/officer-term/messages';
import { actorForTerm, checkTermCommand } from '../../workflows/rules/officer-term/guards';
import { actorsOf, readable } from '../access';
import type { AppContext } from '../context';
import { forbidden } from '../errors';
import { answerOnce, sendStep } from '../process/engine';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { termAnswers, viewAnswer } from './answers';
import { checkActivity, checkAdoption, checkDraft, checkScreening } from './checks';
import { TERM_COMMAND_BODIES, type TermCommandBody, type TermCommandName } from './commandSchemas';
import { guardFactsOf, type TermRow } from './facts';
import { checkFiles, linksTo } from './files';
import { type PayloadParts, payloadOf } from './payloads';
import type { TermAnswer } from './schemas';

/**
 * Takes one human step on a term: checks what the process cannot know, keeps the free text, sends the Update, hangs the
 * files on what it created. Refusals of rules come back as they were decided; the same key gives the same answer for
 * ever.
 */
export async function takeTermStep<N extends TermCommandName>(
  ctx: AppContext,
  viewer: Viewer,
  termId: string,
  command: N,
  body: TermCommandBody<N>,
  key: string,
): Promise<TermAnswer> {
  const fingerprint = fingerprintOf(viewer.accountId, command, termId, body);
  const workflowId = officerTermWorkflowId(termId);
  const newId = derivedId(command, workflowId, key);
  const request = { workflowId, command, key, fingerprint };
  const term = readable(viewer, 'officerTerm', await findTermRow(ctx.db, termId), '该聘期');
  const answer = await answerOnce(ctx, request, termAnswers(termId, term.schemeCode), async () => {
    const facts = await guardFactsOf(ctx, term);
    const named = 'procedureId' in body ? { procedureId: body.procedureId } : {};
    const actor = actorForTerm(command, facts, actorsOf(viewer), named);
    if (!actor) throw forbidden();
    const { allowed } = checkTermCommand(command, facts, actor, named);
    const draft = await checkContent(ctx, viewer, term, command, body);
    const payload = payloadOf(command, body, { newId, draft });
    const note =
      'note' in TERM_COMMAND_BODIES[command].shape
        ? { noteId: await keep(ctx, viewer, termId, derivedId('note', workflowId, key), body) }
        : {};
    return sendStep<ProcessAnswer>(ctx, request, { actor, fingerprint, ...payload, ...note }, allowed);
  });
  await linkFiles(ctx.db, await linksOf(ctx, viewer, termId, newId, command, body));
  return viewAnswer(answer);
}

/** What lies in the database and the process takes for granted; answers what it needs of the draft to be filed. */
async function checkContent(
  ctx: AppContext,
  viewer: Viewer,
  term: TermRow,
  command: TermCommandName,
  body: TermCommandBody,
): Promise<PayloadParts['draft']> {
  await filesOf(ctx, viewer, command, body);
  if (is('file', command, body)) return checkDraft(ctx, viewer, term, body);
  if (is('screen', command, body) || is('correctScreening', command, body))
    await checkScreening(ctx, term, body);
  if (is('decideAdoption', command, body)) await checkAdoption(ctx, term, body);
  if (is('recordActivity', command, body)) checkActivity(body);
  return null;
}

function is<N extends TermCommandName>(
  wanted: N,
  command: TermCommandName,
  _body: TermCommandBody,
): _body is TermCommandBody<N> {
  return command === wanted;
}

/** To what the files of a step belong. */
const FILE_OWNERS: Partial<Record<TermCommandName, FileOwner>> = {
  requestLeave: 'leave',
  answerHearing: 'answer',
  requestPublication: 'permission',
  decidePublication: 'permission',
  resign: 'term',
};

/** Files that the step names, each handed in by the viewer himself. */
async function filesOf(ctx: AppContext, viewer: Viewer, command: TermCommandName, body: TermCommandBody) {
  const { files, fileId, applicationFileId } = body as {
    files?: string[];
    fileId?: string | null;
    applicationFileId?: string;
  };
  if (!(command in FILE_OWNERS)) return new Map();
  const field = applicationFileId ? 'applicationFileId' : fileId ? 'fileId' : 'files';
  const ids = files ?? [applicationFileId ?? fileId ?? []].flat();
  return checkFiles(ctx, ids, viewer.accountId, field);
}

async function linksOf(
  ctx: AppContext,
  viewer: Viewer,
  termId: string,
  newId: string,
  command: TermCommandName,
  body: TermCommandBody,
): Promise<FileLink[]> {
  const ownerType = FILE_OWNERS[command];
  if (!ownerType) return [];
  const permissionId = 'permissionId' in body ? body.permissionId : newId;
  const ownerId = ownerType === 'term' ? termId : permissionId;
  return linksTo(await filesOf(ctx, viewer, command, body), { ownerType, ownerId, termId });
}

/** Keeps the free text outside of the process; the process carries its id only. Null when there is none. */
async function keep(
  ctx: AppContext,
  viewer: Viewer,
  termId: string,
  id: string,
  body: TermCommandBody,
): Promise<string | null> {
  const text = 'note' in body ? body.note : undefined;
  if (!text) return null;
  const note = { id, subjectType: 'officerTerm', subjectId: termId, body: text };
  await keepNote(ctx.db, { ...note, authorAccountId: viewer.accountId });
  return id;
}

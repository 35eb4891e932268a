import { countedAtPoint, type FollowUpRow } from '../../db/queries/followUp';
import { keepNote } from '../../db/queries/note';
import { FOLLOW_UP, followUpWorkflowId, type ProcessAnswer } from '../../workflows/follow-up/messages';
import { actorForFollowUp, checkFollowUpCommand } from '../../workflows/rules/follow-up/guards';
import { actorsOf } from '../access';
import type { AppContext } from '../context';
import { forbidden } from '../errors';
import { checkFiles } from '../officer-term/files';
import { answersOf } from '../process/answers';
import { answerOnce, sendStep } from '../process/engine';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { factsFor, readableFollowUp } from './reading';
import type { FollowUpBody, FollowUpHumanCommand } from './schemas';

/** Keeps a text outside of the process under a part of the step's own and answers its id; empty without a text. */
type Keep = (part: string, body: string | undefined) => Promise<string>;

/**
 * Takes one human step. Refusals of rules come back as they were decided; the same key gives the same answer for ever.
 */
export async function takeFollowUpStep(
  ctx: AppContext,
  viewer: Viewer,
  id: string,
  command: FollowUpHumanCommand,
  body: FollowUpBody,
  key: string,
): Promise<ProcessAnswer> {
  const row = await readableFollowUp(ctx, viewer, id);
  const fingerprint = fingerprintOf(viewer.accountId, command, id, body);
  const workflowId = followUpWorkflowId(id);
  const request = { workflowId, command, key, fingerprint };
  const { ruleId } = row.parameters;
  const ended = { code: 'FOLLOW_UP_OVER', message: '该事项已经办结，不能再办理。', ruleId };
  const over = answersOf(id, ended);
  return answerOnce(ctx, request, over, async () => {
    const facts = factsFor(viewer, row);
    // To its object a matter is over with the acceptance, whether somebody is still called or not.
    if (facts.status === 'CLOSED') throw over.ended();
    const actor = actorForFollowUp(command, facts, actorsOf(viewer));
    if (!actor) throw forbidden();
    const { allowed } = checkFollowUpCommand(command, facts, actor);
    const keep: Keep = async (part, text) => {
      if (!text) return '';
      const noteId = derivedId('note', workflowId, key, part);
      const note = { id: noteId, subjectType: FOLLOW_UP, subjectId: id, body: text };
      await keepNote(ctx.db, { ...note, authorAccountId: viewer.accountId });
      return noteId;
    };
    await checkFiles(ctx, (body as { files?: string[] }).files ?? [], viewer.accountId);
    const noteId = await keep('note', body.note);
    const fields = await (FIELDS[command] as Fields<never>)(body as never, noteId, keep, { ctx, row });
    const payload = { actor, fingerprint, noteId: noteId || null, ...fields };
    return sendStep<ProcessAnswer>(ctx, request, payload, allowed);
  });
}

type Fields<N extends FollowUpHumanCommand> = (
  body: FollowUpBody<N>,
  noteId: string,
  keep: Keep,
  of: { ctx: AppContext; row: FollowUpRow },
) => Record<string, unknown> | Promise<Record<string, unknown>>;

/** What each command carries into the process beside who acts: ids, codes and dates only. */
const FIELDS: { [N in FollowUpHumanCommand]: Fields<N> } = {
  verifyAndPass: async ({ tellPlace }, textId, _keep, { ctx, row }) => ({
    textId,
    tellPlace,
    ratingsAtPlace: row.pointId === null ? null : await countedAtPoint(ctx.db, row.pointId),
  }),
  dismiss: async ({ ground, addressee, reply }, reasonId, keep) => ({
    ground,
    reasonId,
    addresseeId: await keep('addressee', addressee),
    replyId: await keep('reply', reply),
  }),
  signFor: () => ({}),
  answer: ({ files }, textId) => ({ textId, fileIds: files }),
  askExtension: ({ until }, reasonId) => ({ until, reasonId }),
  answerExtension: ({ accept }, reasonId) => ({ accept, reasonId }),
  reviewAnswer: async ({ accept, reply }, reasonId, keep) => ({
    accept,
    reasonId,
    replyId: accept ? await keep('reply', reply) : '',
  }),
  callBack: async ({ result, satisfaction, reason }, _noteId, keep) => ({
    result,
    satisfaction: satisfaction ?? null,
    reasonId: await keep('reason', reason),
  }),
  urge: ({ obligationId }) => ({ obligationId }),
  order: ({ obligationId }) => ({ obligationId }),
};

import { appendAudit } from '../../db/audit/append';
import type { EvaluationRoundRow } from '../../db/queries/evaluationRound';
import { findEvaluationRound } from '../../db/queries/evaluationRound';
import { drawOfRound, replacementsOfRound } from '../../db/queries/evaluationRounds';
import { evaluationParameters } from '../../db/queries/evaluationScheme';
import { keepNote } from '../../db/queries/note';
import { organFacts } from '../../db/queries/officerAppointment';
import {
  EVALUATION_ROUND,
  evaluationRoundWorkflowId,
  type ProcessAnswer,
} from '../../workflows/evaluation-round/messages';
import { currentSelection } from '../../workflows/rules/evaluation/draw/replacement';
import {
  actorForRound,
  checkRoundCommand,
  type RoundFacts,
} from '../../workflows/rules/evaluation/round/acting';
import { actorsOf, readable } from '../access';
import type { AppContext } from '../context';
import { findRefusal, forbidden } from '../errors';
import { answersOf } from '../process/answers';
import { answerOnce, sendStep } from '../process/engine';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { ROUND_OVER } from './begin';
import type { RoundBody, RoundHumanCommand } from './schemas';

/** What the guard looks at, from the row. */
export async function factsOfRound(ctx: AppContext, row: EvaluationRoundRow): Promise<RoundFacts> {
  const [parameters, organs] = await Promise.all([
    evaluationParameters(ctx.db, row.schemeCode, row.schemeVersion),
    organFacts(ctx.db, row.schemeCode),
  ]);
  return {
    status: row.status,
    published: row.publishedVersion !== null,
    scoredBy: row.scoredBy,
    ties: row.ties,
    parameters,
    organs: Object.fromEntries(Object.entries(organs).map(([code, { id }]) => [code, id])),
  };
}

/**
 * Takes one human step on a round. Refusals of rules come back as they were decided; the same key gives the same answer
 * for ever.
 */
export async function takeRoundStep(
  ctx: AppContext,
  viewer: Viewer,
  id: string,
  command: RoundHumanCommand,
  body: RoundBody,
  key: string,
): Promise<ProcessAnswer> {
  const row = readable(viewer, 'evaluationRound', await findEvaluationRound(ctx.db, id), '该轮评价');
  const fingerprint = fingerprintOf(viewer.accountId, command, id, body);
  const workflowId = evaluationRoundWorkflowId(id);
  const request = { workflowId, command, key, fingerprint };
  return answerOnce(ctx, request, answersOf(id, ROUND_OVER), async () => {
    const facts = await factsOfRound(ctx, row);
    const actor = actorForRound(command, facts, actorsOf(viewer));
    if (!actor) throw forbidden();
    const { allowed } = checkRoundCommand(command, facts, actor);
    const { note, ...fields } = body as { note?: string };
    const payload = { actor, fingerprint, ...fields, noteId: note ? await keep(note) : null };
    return sendStep<ProcessAnswer>(ctx, request, payload, allowed).catch(async (error: unknown) => {
      if (command === 'replace') await recordProbe(ctx, viewer, row, body as RoundBody<'replace'>, error);
      throw error;
    });
  });

  /** Keeps the free text outside of the process; the process carries its id only. */
  async function keep(text: string): Promise<string> {
    const noteId = derivedId('note', workflowId, key);
    const about = { id: noteId, subjectType: EVALUATION_ROUND, subjectId: id, body: text };
    await keepNote(ctx.db, { ...about, authorAccountId: viewer.accountId });
    return noteId;
  }
}

/**
 * A replacement refused because the sheet is in tells the asker that somebody has answered. Such attempts are kept for
 * audit by leaf, never by member: a record of who had answered by when must not come about here.
 */
async function recordProbe(
  ctx: AppContext,
  viewer: Viewer,
  row: EvaluationRoundRow,
  { memberId, ground }: RoundBody<'replace'>,
  error: unknown,
): Promise<void> {
  const refusal = findRefusal(error);
  if (refusal?.code !== 'ALREADY_ANSWERED') return;
  const [draw, replacements] = await Promise.all([
    drawOfRound(ctx.db, row.id),
    replacementsOfRound(ctx.db, row.id),
  ]);
  const leaf = currentSelection(draw!.protocol, replacements).find(({ memberIds }) =>
    memberIds.includes(memberId),
  );
  await ctx.db.transaction().execute((tx) =>
    appendAudit(tx, {
      subjectType: 'access',
      subjectId: row.id,
      at: new Date().toISOString(),
      actorAccountId: viewer.accountId,
      actorRole: 'ORGANISER',
      actorOrganisationId: viewer.organisation?.id ?? null,
      onBehalfOf: null,
      action: 'refusedReplacement',
      ruleId: refusal.ruleId ?? 'GE-DRW-1',
      before: null,
      after: { leafId: leaf?.leafId ?? null, ground, code: refusal.code },
      noteId: null,
      workflowId: null,
      runId: null,
      updateId: null,
    }),
  );
}

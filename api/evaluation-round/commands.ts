import type { EvaluationRoundRow } from '../../db/queries/evaluationRound';
import { findEvaluationRound } from '../../db/queries/evaluationRound';
import { evaluationParameters } from '../../db/queries/evaluationScheme';
import { keepNote } from '../../db/queries/note';
import { organFacts } from '../../db/queries/officerAppointment';
import {
  EVALUATION_ROUND,
  evaluationRoundWorkflowId,
  type ProcessAnswer,
} from '../../workflows/evaluation-round/messages';
import {
  actorForRound,
  checkRoundCommand,
  type RoundFacts,
} from '../../workflows/rules/evaluation/round/acting';
import { actorsOf, readable } from '../access';
import type { AppContext } from '../context';
import { forbidden } from '../errors';
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
    return sendStep<ProcessAnswer>(ctx, request, payload, allowed);
  });

  /** Keeps the free text outside of the process; the process carries its id only. */
  async function keep(text: string): Promise<string> {
    const noteId = derivedId('note', workflowId, key);
    const about = { id: noteId, subjectType: EVALUATION_ROUND, subjectId: id, body: text };
    await keepNote(ctx.db, { ...about, authorAccountId: viewer.accountId });
    return noteId;
  }
}

import { z } from 'zod';
import { findSubmissionHeads } from '../../db/queries/termDesk';
import type { AppContext } from '../context';
import { notFound, type Problem, problemBody, toProblem } from '../errors';
import { ProblemView } from '../openapi';
import { derivedId } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { TERM_COMMAND_BODIES, type TermCommandBody } from './commandSchemas';
import { takeTermStep } from './commands';
import { type TermAnswer, TermAnswerView } from './schemas';

/** Steps that make sense on several submissions at once. */
export const SUBMISSION_BULK_COMMANDS = ['screen', 'decideAdoption'] as const;
export type SubmissionBulkCommand = (typeof SUBMISSION_BULK_COMMANDS)[number];

const AT_ONCE = 5;
const ids = z.array(z.uuid()).min(1, '请选择要办理的报送件').max(100, '一次最多办理100件');

/** Body of a step on several submissions: their ids instead of the one, and the fields of the step. */
export const BULK_BODIES = {
  screen: TERM_COMMAND_BODIES.screen.omit({ submissionId: true }).extend({ ids }),
  decideAdoption: TERM_COMMAND_BODIES.decideAdoption.omit({ submissionId: true }).extend({ ids }),
} as const;

export const BulkTermAnswer = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      ok: z.boolean(),
      answer: TermAnswerView.optional(),
      problem: ProblemView.optional(),
    }),
  ),
});

interface BulkResult {
  id: string;
  ok: boolean;
  answer?: TermAnswer;
  problem?: Problem;
}

type BulkFields<N extends SubmissionBulkCommand> = Omit<TermCommandBody<N>, 'submissionId'>;

/**
 * The same step on several submissions, a few terms at a time; each succeeds or is refused by itself, under a key of its
 * own. Results come in the order of the ids.
 */
export async function takeTermSteps<N extends SubmissionBulkCommand>(
  ctx: AppContext,
  viewer: Viewer,
  submissionIds: readonly string[],
  command: N,
  fields: BulkFields<N>,
  key: string,
  requestId: string,
): Promise<BulkResult[]> {
  const heads = await findSubmissionHeads(ctx.db, submissionIds);
  const termOf = new Map(heads.map(({ id, termId }) => [id, termId]));
  const results = new Map<string, BulkResult>();
  const one = async (id: string): Promise<BulkResult> => {
    try {
      const termId = termOf.get(id);
      if (termId === undefined) throw notFound('该报送件');
      const body = { ...fields, submissionId: id } as unknown as TermCommandBody<N>;
      const answer = await takeTermStep(ctx, viewer, termId, command, body, derivedId('bulk', key, id));
      return { id, ok: true, answer };
    } catch (error) {
      const problem = toProblem(error);
      if (problem.status >= 500)
        ctx.logger.error({ err: error, submissionId: id, command }, 'bulk step failed');
      return { id, ok: false, problem: problemBody(problem, requestId) };
    }
  };
  const waiting = [...new Set(submissionIds)];
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) results.set(id, await one(id));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return submissionIds.map((id) => results.get(id)).filter((each) => each !== undefined);
}

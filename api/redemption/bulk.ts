import { z } from 'zod';
import type { StepAnswer } from '../../workflows/redemption/messages';
import type { AppContext } from '../context';
import { type Problem, problemBody, toProblem } from '../errors';
import { ProblemView } from '../openapi';
import { derivedId } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { COMMAND_BODIES, type HumanCommandName } from './commandSchemas';
import { type CommandBody, takeStep } from './commands';
import { StepAnswerView } from './schemas';

const AT_ONCE = 5;

/** Body of a step on several cases: their ids beside the fields of the step. */
export function bulkBody(command: HumanCommandName) {
  return COMMAND_BODIES[command].extend({ ids: z.array(z.uuid()).min(1, '请选择要办理的件').max(100) });
}

export const BulkAnswer = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      ok: z.boolean(),
      answer: StepAnswerView.optional(),
      problem: ProblemView.optional(),
    }),
  ),
});

export interface BulkResult {
  id: string;
  ok: boolean;
  answer?: StepAnswer;
  problem?: Problem;
}

/** The same step on several cases, a few at a time; each succeeds or is refused by itself, under a key of its own. */
export async function takeSteps(
  ctx: AppContext,
  viewer: Viewer,
  ids: readonly string[],
  command: HumanCommandName,
  body: CommandBody,
  key: string,
  requestId: string,
): Promise<BulkResult[]> {
  const results = new Map<string, BulkResult>();
  const waiting = [...new Set(ids)];
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      results.set(id, await one(id));
    }
  };
  const one = async (id: string): Promise<BulkResult> => {
    try {
      const answer = await takeStep(ctx, viewer, id, command, body, derivedId('bulk', key, id));
      return { id, ok: true, answer };
    } catch (error) {
      const problem = toProblem(error);
      if (problem.status >= 500)
        ctx.logger.error({ err: error, redemptionId: id, command }, 'bulk step failed');
      return { id, ok: false, problem: problemBody(problem, requestId) };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return ids.map((id) => results.get(id)).filter((each) => each !== undefined);
}

import { inPipeline, inPlainTransaction, type Pipeline } from '../../db/pipeline';
import type { Decision } from '../../workflows/rules/decision';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';

/** A transaction whose statements share round trips and are planned once for each connection. */
export const inRatingTransaction = <T>(
  { db, pool }: AppContext,
  work: (pipeline: Pipeline) => Promise<T>,
): Promise<T> => (pool ? inPipeline({ db, pool }, work) : inPlainTransaction(db, work));

/** The refusal of a rule as a problem; null: allowed. */
export function refusalOf(decision: Decision): ProblemError | null {
  if (decision.allowed) return null;
  const { code, message, ruleId, field } = decision;
  return new ProblemError(409, code, message, { ruleId, ...(field === undefined ? {} : { field }) });
}

/** Throws the refusal of a rule as a problem. */
export function insist(decision: Decision): void {
  const refusal = refusalOf(decision);
  if (refusal) throw refusal;
}

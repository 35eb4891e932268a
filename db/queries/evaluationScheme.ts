import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import type { Db } from '../connect';

/** Code of the scheme of direct evaluation. */
export const EVALUATION_SCHEME = 'GE';

/** Parameters of one version of the scheme of direct evaluation, whatever its state. */
export async function evaluationParameters(
  db: Db,
  schemeCode: string,
  version: number,
): Promise<EvaluationSchemeParameters> {
  const row = await db
    .selectFrom('scheme')
    .select('parameters')
    .$narrowType<{ parameters: EvaluationSchemeParameters }>()
    .where('code', '=', schemeCode)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return row.parameters;
}

/** The newest published version of the scheme, or undefined. */
export function findEvaluationScheme(db: Db) {
  return db
    .selectFrom('scheme')
    .select(['code', 'version', 'name', 'parameters'])
    .$narrowType<{ parameters: EvaluationSchemeParameters }>()
    .where('code', '=', EVALUATION_SCHEME)
    .where('status', '=', 'PUBLISHED')
    .orderBy('version', 'desc')
    .executeTakeFirst();
}

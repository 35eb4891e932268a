import type { EvaluationRoundRow } from '../../db/queries/evaluationRound';
import { leafCounts } from '../../db/queries/evaluationRounds';
import { evaluationParameters } from '../../db/queries/evaluationScheme';
import { type RoundProgress, roundProgress } from '../../workflows/rules/evaluation/draw/progress';
import type { ReturnRange } from '../../workflows/rules/evaluation/draw/returns';
import type { AppContext } from '../context';

type Round = Pick<EvaluationRoundRow, 'id' | 'schemeCode' | 'schemeVersion' | 'openedAt'>;

/**
 * How far the collection of each round is, as it may be shown (GE-WAY-3); rounds that never collected are left out.
 * Whatever tells how many have answered takes it from here, so that no two figures can be held against each other.
 */
export async function progressOf(
  ctx: AppContext,
  rounds: readonly Round[],
): Promise<Map<string, RoundProgress>> {
  const opened = rounds.filter(({ openedAt }) => openedAt !== null);
  const counts = await leafCounts(
    ctx.db,
    opened.map(({ id }) => id),
  );
  const versions = new Map(opened.map((each) => [`${each.schemeCode} ${each.schemeVersion}`, each]));
  const parameters = new Map(
    await Promise.all(
      [...versions].map(
        async ([key, { schemeCode, schemeVersion }]) =>
          [key, await evaluationParameters(ctx.db, schemeCode, schemeVersion)] as const,
      ),
    ),
  );
  return new Map(
    opened.map(({ id, schemeCode, schemeVersion }) => [
      id,
      roundProgress(parameters.get(`${schemeCode} ${schemeVersion}`)!, counts.get(id)!),
    ]),
  );
}

/** Sheets that came in for one round; null before its collection. */
export async function returnedOf(ctx: AppContext, round: Round): Promise<ReturnRange | null> {
  return (await progressOf(ctx, [round])).get(round.id)?.answered ?? null;
}

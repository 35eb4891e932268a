import {
  EVALUATION_SCHEME,
  evaluationParameters,
  findEvaluationScheme,
} from '../../db/queries/evaluationScheme';
import { ratingQuestionnaires } from '../../db/queries/rating';
import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import type { Questionnaire } from '../../workflows/rules/evaluation/questionnaire/types';
import type { AppContext } from '../context';
import { notFound } from '../errors';

/**
 * What ratings are taken by, read once: published versions of scheme and questionnaire never change. Which version is in
 * force is asked with every rating, so a new one counts from its publication on.
 */
export interface RatingDesk {
  /** Parameters of a version of the scheme; without one, of the version last known to be in force. */
  parameters(version?: number): Promise<{ version: number; parameters: EvaluationSchemeParameters }>;
  /** A questionnaire for ratings by its version; undefined: it was never published. */
  questionnaire(version: number): Promise<Questionnaire | undefined>;
}

export function createRatingDesk(ctx: AppContext): RatingDesk {
  const schemes = new Map<number, EvaluationSchemeParameters>();
  let inForce: number | undefined;
  let questionnaires = new Map<number, Questionnaire>();
  return {
    async parameters(version = inForce) {
      if (version === undefined) {
        const found = await findEvaluationScheme(ctx.db);
        if (!found) throw notFound('已发布的直接评价方案');
        schemes.set(found.version, found.parameters);
        inForce = found.version;
        return { version: found.version, parameters: found.parameters };
      }
      const parameters =
        schemes.get(version) ?? (await evaluationParameters(ctx.db, EVALUATION_SCHEME, version));
      schemes.set(version, parameters);
      inForce = version;
      return { version, parameters };
    },
    async questionnaire(version) {
      if (!questionnaires.has(version)) {
        questionnaires = await ratingQuestionnaires(ctx.db, EVALUATION_SCHEME);
      }
      return questionnaires.get(version);
    },
  };
}

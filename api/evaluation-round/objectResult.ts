import { answersAbout, ratingsAbout } from '../../db/queries/evaluationResults';
import { type EvaluationRoundRow, frozenQuestionnaires } from '../../db/queries/evaluationRound';
import { evaluationParameters } from '../../db/queries/evaluationScheme';
import { chinaInstant } from '../../workflows/rules/calendar/dates';
import { periodEnd } from '../../workflows/rules/evaluation/period';
import { aspectBreakdown } from '../../workflows/rules/evaluation/score/breakdown';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import type { Viewer } from '../session/viewer';
import { isInside } from './inside';
import type { ObjectResultView } from './resultSchemas';
import { viewResults } from './results';

/**
 * One object in one version of a result: rank, score, and for itself its calculation and the means of its aspects, small
 * cells hidden (GE-WAY-3). Nobody but organiser, supervision and audit gets the aspects of another body. Real-time
 * aspects are of the ratings given on the version of the questionnaire that the round froze.
 */
export async function viewObjectResult(
  ctx: AppContext,
  viewer: Viewer,
  round: EvaluationRoundRow,
  objectId: string,
  version?: number,
): Promise<ObjectResultView> {
  const results = await viewResults(ctx, viewer, round, version);
  const group = results.groups.find(({ rows }) => rows.some((row) => row.objectId === objectId));
  const row = group?.rows.find((each) => each.objectId === objectId);
  if (!group || !row) throw notFound('该评价对象');
  const { year, number } = round;
  return {
    roundId: round.id,
    year,
    number,
    version: results.version,
    group: group.group,
    groupLabel: group.label,
    ranked: group.ranked,
    row,
    aspects: isInside(viewer, round) || row.own ? await aspectsOf(ctx, round, objectId) : null,
  };
}

async function aspectsOf(
  ctx: AppContext,
  round: EvaluationRoundRow,
  objectId: string,
): Promise<ObjectResultView['aspects']> {
  const [parameters, { concentrated, realTime }] = await Promise.all([
    evaluationParameters(ctx.db, round.schemeCode, round.schemeVersion),
    frozenQuestionnaires(ctx.db, round),
  ]);
  const { score, questionnaires } = parameters;
  const [answers, ratings] = await Promise.all([
    answersAbout(ctx.db, round.id, objectId),
    ratingsAbout(ctx.db, {
      schemeCode: round.schemeCode,
      objectId,
      from: chinaInstant(round.periodFrom, '00:00'),
      to: periodEnd(parameters, round),
      version: realTime.version,
    }),
  ]);
  return {
    concentrated: aspectBreakdown(score, concentrated, questionnaires.concentrated.aspects, answers),
    realTime: aspectBreakdown(score, realTime, questionnaires.realTime.aspects, ratings),
    hideBelow: score.hideBelow,
  };
}

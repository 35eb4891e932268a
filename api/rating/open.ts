import { runNamed } from '../../db/pipeline';
import { EVALUATION_SCHEME } from '../../db/queries/evaluationScheme';
import { scannedPlace } from '../../db/queries/rating';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import type { Questionnaire } from '../../workflows/rules/evaluation/questionnaire/types';
import { occasionKey } from '../../workflows/rules/evaluation/ratings/rating';
import { isPoor } from '../../workflows/rules/evaluation/ratings/reason';
import { VISIT_DAYS } from '../../workflows/rules/evaluation/ratings/visit';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import { oneWay, readCode, signVisit } from './code';
import type { RatingDesk } from './desk';
import { visitOccasion } from './occasion';
import type { OpenedRatingView } from './publicSchemas';

export const codeInvalid = (ruleId: string): ProblemError =>
  new ProblemError(409, 'CODE_INVALID', '评价码无效或已停用，请扫描窗口现行的二维码', {
    ruleId,
    field: 'code',
  });

export const questionnaireMissing = ({ questionnaires }: EvaluationSchemeParameters): ProblemError =>
  new ProblemError(409, 'QUESTIONNAIRE_MISSING', '实时评价问卷尚未发布，请稍后再评价。', {
    ruleId: questionnaires.realTime.ruleId,
  });

/** What somebody sees who has scanned a code: the place, the questionnaire without its values, the token of his visit. */
export async function openRating(
  ctx: AppContext,
  desk: RatingDesk,
  asked: { code: string; deviceToken: string },
  at: string,
): Promise<OpenedRatingView> {
  const { ratingSecret: secret } = ctx.settings;
  const { parameters } = await desk.parameters();
  const code = readCode(secret, asked.code);
  if (!code) throw codeInvalid(parameters.ratings.ruleId);
  const date = chinaDate(at);
  const deviceKey = oneWay(secret, 'DEVICE', asked.deviceToken);
  const visitToken = signVisit(secret, { codeId: code.codeId, deviceKey, date });
  const scan = {
    schemeCode: EVALUATION_SCHEME,
    pointId: code.codeId,
    occasionKey: occasionKey(visitOccasion(secret, visitToken)),
    date,
  };
  const query = scannedPlace(ctx.db, scan);
  const [place] = ctx.pool
    ? await runNamed(ctx.pool, query)
    : (await ctx.db.executeQuery(query.compile())).rows;
  if (!place || place.status !== 'ACTIVE' || place.objectId !== code.objectId) {
    throw codeInvalid(parameters.ratings.ruleId);
  }
  const { objectName, siteName, windowName, rated, questionnaireVersion } = place;
  const questionnaire =
    questionnaireVersion === null ? undefined : await desk.questionnaire(questionnaireVersion);
  if (!questionnaire) throw questionnaireMissing(parameters);
  return {
    objectName,
    siteName,
    windowName,
    rated,
    visitToken,
    visitDays: VISIT_DAYS,
    questionnaire: shownQuestionnaire(parameters, questionnaire),
  };
}

/** What an option is worth is not told; whether it asks for a reason is. */
function shownQuestionnaire(
  parameters: EvaluationSchemeParameters,
  { version, title, introduction, questions }: Questionnaire,
): OpenedRatingView['questionnaire'] {
  const labels = new Map(parameters.questionnaires.realTime.aspects.map(({ code, label }) => [code, label]));
  return {
    version,
    title,
    introduction,
    questions: questions.map(({ id, aspect, text, options }) => ({
      id,
      aspectLabel: labels.get(aspect) ?? aspect,
      text,
      options: options.map((option) => ({
        code: option.code,
        label: option.label,
        poor: isPoor(parameters, option),
      })),
    })),
  };
}

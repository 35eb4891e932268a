import type { Pipeline } from '../../db/pipeline';
import { EVALUATION_SCHEME } from '../../db/queries/evaluationScheme';
import { followUpDueQuery } from '../../db/queries/followUpDue';
import {
  keepRating,
  keepRatingText,
  type LookBack,
  queueRating,
  type RatingArrival,
  type RatingGate,
  ratingGate,
  readGate,
} from '../../db/queries/rating';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import type { EvaluationSchemeParameters, StuffingKey } from '../../workflows/rules/evaluation/parameters';
import { scoredPoints } from '../../workflows/rules/evaluation/questionnaire/answers';
import type { Questionnaire } from '../../workflows/rules/evaluation/questionnaire/types';
import type { RatingCode } from '../../workflows/rules/evaluation/ratings/code';
import {
  checkRating,
  followUpOf,
  initialStatus,
  type Occasion,
  occasionKey,
  type RatingRequest,
  suspicionsOf,
} from '../../workflows/rules/evaluation/ratings/rating';
import { checkReason, poorQuestions } from '../../workflows/rules/evaluation/ratings/reason';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import { contentHash, oneWay, readCode } from './code';
import type { RatingDesk } from './desk';
import { inRatingTransaction, refusalOf } from './inTransaction';
import { occasionOf } from './occasion';
import { codeInvalid, questionnaireMissing } from './open';
import type { RatingReceiptView, SubmitRatingBody } from './publicSchemas';

/** A rating on its way, with what stands fixed before the database is asked. */
interface Incoming {
  body: SubmitRatingBody;
  code: RatingCode;
  occasion: Occasion;
  arrival: RatingArrival;
  fingerprint: string;
}

interface Scheme {
  version: number;
  parameters: EvaluationSchemeParameters;
}

/** A refusal is answered, not thrown, so that the connection is given back as it was; nothing has been written then. */
type Outcome = RatingReceiptView | ProblemError | 'OTHER_VERSION';

/**
 * Takes a rating (GE-WAY-3, GE-WAY-4, GE-PER-2): once for each matter or visit, once for each id; sent again it is
 * answered as the first time. Ratings beyond a limit are kept and set aside, never dropped. A poor one that counts is
 * put down for follow-up in the same transaction. This is what full halls use: three round trips, no engine.
 */
export async function takeRating(
  ctx: AppContext,
  desk: RatingDesk,
  body: SubmitRatingBody,
  address: string,
  at: string,
): Promise<RatingReceiptView> {
  const { ratingSecret: secret } = ctx.settings;
  const scheme = await desk.parameters();
  const code = readCode(secret, body.code);
  if (!code) throw codeInvalid(scheme.parameters.ratings.ruleId);
  const deviceKey = oneWay(secret, 'DEVICE', body.deviceToken);
  const date = chinaDate(at);
  const occasion = occasionOf(secret, scheme.parameters, body, { code, deviceKey, today: date });
  const arrival: RatingArrival = {
    id: body.id,
    schemeCode: EVALUATION_SCHEME,
    pointId: code.codeId,
    occasionKey: occasionKey(occasion),
    keys: { DEVICE: deviceKey, ADDRESS: oneWay(secret, 'ADDRESS', address) },
    at,
    date,
  };
  const { questionnaireVersion, answers, reason, contact } = body;
  const content = { code, deviceKey, occasion, questionnaireVersion, answers, reason, contact };
  const incoming = { body, code, occasion, arrival, fingerprint: contentHash(secret, content) };
  const first = await attempt(ctx, desk, incoming, scheme);
  // A version of the scheme that was published a moment ago is known by now.
  const outcome =
    first === 'OTHER_VERSION' ? await attempt(ctx, desk, incoming, await desk.parameters()) : first;
  if (outcome === 'OTHER_VERSION') throw new ProblemError(503, 'TRY_AGAIN', '方案正在更新，请稍候重试。');
  if (outcome instanceof ProblemError) throw outcome;
  return outcome;
}

function attempt(
  ctx: AppContext,
  desk: RatingDesk,
  incoming: Incoming,
  { version, parameters }: Scheme,
): Promise<Outcome> {
  const { body, code, arrival, fingerprint } = incoming;
  return inRatingTransaction(ctx, async (pipeline): Promise<Outcome> => {
    const [, [row]] = await Promise.all([
      pipeline.run(queueRating(pipeline.db, arrival)),
      pipeline.run(ratingGate(pipeline.db, arrival, lookBack(parameters, arrival.at))),
    ]);
    const gate = row && readGate(row);
    if (!gate || gate.objectId !== code.objectId) return codeInvalid(parameters.ratings.ruleId);
    if (gate.before) {
      if (gate.before.fingerprint !== fingerprint) return idReused();
      const answered = await desk.questionnaire(body.questionnaireVersion);
      return receipt(parameters, answered ?? { questions: [] }, body);
    }
    if (gate.schemeVersion !== version) {
      await desk.parameters(gate.schemeVersion);
      return 'OTHER_VERSION';
    }
    const questionnaire =
      gate.questionnaireVersion === null ? undefined : await desk.questionnaire(gate.questionnaireVersion);
    if (!questionnaire) return questionnaireMissing(parameters);
    return keep(pipeline, incoming, parameters, questionnaire, gate);
  });
}

async function keep(
  { db, run }: Pipeline,
  { body, code, occasion, arrival, fingerprint }: Incoming,
  parameters: EvaluationSchemeParameters,
  questionnaire: Questionnaire,
  gate: RatingGate,
): Promise<Outcome> {
  const { at, keys, id, schemeCode, pointId } = arrival;
  const { answers, reason, contact, questionnaireVersion } = body;
  const allKeys = { CODE: pointId, ...keys };
  const request: RatingRequest = { at, code, occasion, keys: allKeys, questionnaireVersion, answers };
  const refusal =
    refusalOf(checkRating(parameters, questionnaire, gate, request)) ??
    refusalOf(checkReason(parameters, questionnaire, answers, reason));
  if (refusal) return refusal;
  const suspicions = suspicionsOf(parameters, request, gate.earlier);
  const status = initialStatus(suspicions);
  const scored = scoredPoints(questionnaire, answers);
  const [kept] = await run(
    keepRating(db, {
      id,
      schemeCode,
      pointId,
      objectId: gate.objectId,
      at,
      occasionKey: arrival.occasionKey,
      deviceKey: keys.DEVICE,
      addressKey: keys.ADDRESS,
      questionnaireVersion: questionnaire.version,
      answers,
      status,
      suspicions,
      fingerprint,
      scored: scored.length,
      points: scored.reduce((sum, each) => sum + each, 0),
      worst: scored.length === 0 ? null : Math.min(...scored),
    }),
  );
  // Somebody else rated the same matter between the look and the writing.
  if (!kept)
    return refusalOf(checkRating(parameters, questionnaire, { ...gate, alreadyRated: true }, request))!;
  const followUp = followUpOf(parameters, questionnaire, { status, answers });
  const due = followUp && {
    schemeCode,
    kind: 'RATING' as const,
    ratingId: id,
    pointId,
    objectId: gate.objectId,
    aspects: followUp.aspects,
    at,
  };
  await Promise.all([
    ...(reason === '' && contact === null
      ? []
      : [
          run(
            keepRatingText(db, {
              ratingId: id,
              reason,
              contactName: contact?.name ?? null,
              contactPhone: contact?.phone ?? null,
            }),
          ),
        ]),
    ...(due ? [run(followUpDueQuery(db, due))] : []),
  ]);
  return receipt(parameters, questionnaire, body);
}

const idReused = (): ProblemError =>
  new ProblemError(409, 'RATING_ID_REUSED', '这个提交编号已用于另一条评价，请重新扫码评价。', {
    field: 'id',
  });

const receipt = (
  parameters: EvaluationSchemeParameters,
  questionnaire: Pick<Questionnaire, 'questions'>,
  { id, answers }: SubmitRatingBody,
): RatingReceiptView => ({ id, poor: poorQuestions(parameters, questionnaire, answers).length > 0 });

/** No more is read than a limit needs to be exceeded. */
function lookBack({ ratings: { limits } }: EvaluationSchemeParameters, at: string): LookBack {
  const of = (key: StuffingKey) => {
    const own = limits.filter((limit) => limit.key === key);
    const minutes = Math.max(0, ...own.map((limit) => limit.minutes));
    return {
      since: new Date(Date.parse(at) - minutes * 60_000).toISOString(),
      most: Math.max(0, ...own.map(({ max }) => max + 1)),
    };
  };
  return { CODE: of('CODE'), DEVICE: of('DEVICE'), ADDRESS: of('ADDRESS') };
}

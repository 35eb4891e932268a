import { EVALUATION_SCHEME } from '../../db/queries/evaluationScheme';
import { addFollowUpDue } from '../../db/queries/followUpDue';
import {
  findPlace,
  isRated,
  keepRating,
  type LookBack,
  queueRating,
  type RatingArrival,
  type RatingGate,
  ratingGate,
  ratingQuestionnaireVersion,
} from '../../db/queries/rating';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import type { Decision } from '../../workflows/rules/decision';
import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import { scoredPoints } from '../../workflows/rules/evaluation/questionnaire/answers';
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
import { checkReason, isPoor, poorQuestions } from '../../workflows/rules/evaluation/ratings/reason';
import {
  checkMatterNo,
  checkVisitDate,
  normaliseMatterNo,
  VISIT_DAYS,
} from '../../workflows/rules/evaluation/ratings/visit';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import { contentHash, oneWay, readCode, readVisit, signVisit } from './code';
import type { RatingDesk } from './desk';
import type { OpenedRatingView, RatingReceiptView, SubmitRatingBody } from './publicSchemas';

/** Throws the refusal of a rule as a problem. */
export function insist(decision: Decision): void {
  if (decision.allowed) return;
  const { code, message, ruleId, field } = decision;
  throw new ProblemError(409, code, message, { ruleId, ...(field === undefined ? {} : { field }) });
}

const codeInvalid = (ruleId: string): ProblemError =>
  new ProblemError(409, 'CODE_INVALID', '评价码无效或已停用，请扫描窗口现行的二维码', {
    ruleId,
    field: 'code',
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
  const date = chinaDate(at);
  const place = code && (await findPlace(ctx.db, EVALUATION_SCHEME, code.codeId, date));
  if (!code || !place || place.status !== 'ACTIVE' || place.objectId !== code.objectId) {
    throw codeInvalid(parameters.ratings.ruleId);
  }
  const version = await ratingQuestionnaireVersion(ctx.db, EVALUATION_SCHEME);
  const questionnaire = version === undefined ? undefined : await desk.questionnaire(version);
  if (!questionnaire) {
    throw new ProblemError(409, 'QUESTIONNAIRE_MISSING', '实时评价问卷尚未发布，请稍后再评价。', {
      ruleId: parameters.questionnaires.realTime.ruleId,
    });
  }
  const deviceKey = oneWay(secret, 'DEVICE', asked.deviceToken);
  const visitToken = signVisit(secret, { codeId: code.codeId, deviceKey, date });
  const labels = new Map(parameters.questionnaires.realTime.aspects.map(({ code, label }) => [code, label]));
  return {
    objectName: place.objectName,
    siteName: place.siteName,
    windowName: place.windowName,
    visitToken,
    visitDays: VISIT_DAYS,
    rated: await isRated(ctx.db, EVALUATION_SCHEME, occasionKey(visitOccasion(secret, visitToken))),
    questionnaire: {
      version: questionnaire.version,
      title: questionnaire.title,
      introduction: questionnaire.introduction,
      questions: questionnaire.questions.map(({ id, aspect, text, options }) => ({
        id,
        aspectLabel: labels.get(aspect) ?? aspect,
        text,
        options: options.map((option) => ({
          code: option.code,
          label: option.label,
          poor: isPoor(parameters, option),
        })),
      })),
    },
  };
}

/**
 * Takes a rating (GE-WAY-3, GE-WAY-4, GE-PER-2): once for each matter or visit, once for each id; sent again it is
 * answered as the first time. Ratings beyond a limit are kept and set aside, never dropped. A poor one that counts is
 * put down for follow-up in the same transaction. Two statements and a queue, no engine: this is what a full hall uses.
 */
export async function takeRating(
  ctx: AppContext,
  desk: RatingDesk,
  body: SubmitRatingBody,
  address: string,
  at: string,
): Promise<RatingReceiptView> {
  const { ratingSecret: secret } = ctx.settings;
  const { version, parameters } = await desk.parameters();
  const code = readCode(secret, body.code);
  if (!code) throw codeInvalid(parameters.ratings.ruleId);
  const deviceKey = oneWay(secret, 'DEVICE', body.deviceToken);
  const occasion = occasionOf(secret, parameters, body, { code, deviceKey, today: chinaDate(at) });
  const arrival: RatingArrival = {
    id: body.id,
    schemeCode: EVALUATION_SCHEME,
    pointId: code.codeId,
    occasionKey: occasionKey(occasion),
    keys: { DEVICE: deviceKey, ADDRESS: oneWay(secret, 'ADDRESS', address) },
    at,
    date: chinaDate(at),
  };
  const { code: _code, deviceToken: _device, visitToken: _visit, matterNo: _matter, ...content } = body;
  const fingerprint = contentHash(secret, { ...content, code, deviceKey, occasion: arrival.occasionKey });
  const taken: Taken = { body, code, occasion, arrival, fingerprint };
  const first = await attempt(ctx, desk, taken, { version, parameters });
  if (first !== 'OTHER_VERSION') return first;
  // The version in force was published a moment ago; it is known now.
  const second = await attempt(ctx, desk, taken, await desk.parameters());
  if (second === 'OTHER_VERSION') throw new ProblemError(503, 'TRY_AGAIN', '方案正在更新，请稍候重试。');
  return second;
}

interface Taken {
  body: SubmitRatingBody;
  code: RatingCode;
  occasion: Occasion;
  arrival: RatingArrival;
  fingerprint: string;
}

type Scheme = { version: number; parameters: EvaluationSchemeParameters };

function attempt(
  ctx: AppContext,
  desk: RatingDesk,
  taken: Taken,
  { version, parameters }: Scheme,
): Promise<RatingReceiptView | 'OTHER_VERSION'> {
  const { body, code, arrival, fingerprint } = taken;
  return ctx.db.transaction().execute(async (tx) => {
    await queueRating(tx, arrival);
    const gate = await ratingGate(tx, arrival, lookBack(parameters, arrival.at));
    if (!gate || gate.objectId !== code.objectId) throw codeInvalid(parameters.ratings.ruleId);
    if (gate.before) return answeredBefore(gate.before, fingerprint, await receipt(desk, parameters, body));
    if (gate.schemeVersion !== version) {
      await desk.parameters(gate.schemeVersion);
      return 'OTHER_VERSION';
    }
    return keep(tx, desk, taken, parameters, gate);
  });
}

async function keep(
  tx: Parameters<typeof keepRating>[0],
  desk: RatingDesk,
  { body, code, occasion, arrival, fingerprint }: Taken,
  parameters: EvaluationSchemeParameters,
  gate: RatingGate,
): Promise<RatingReceiptView> {
  const { at, keys, id, schemeCode, pointId } = arrival;
  const request: RatingRequest = {
    at,
    code,
    occasion,
    keys: { CODE: pointId, ...keys },
    questionnaireVersion: body.questionnaireVersion,
    answers: body.answers,
  };
  const inForce =
    gate.questionnaireVersion === null ? undefined : await desk.questionnaire(gate.questionnaireVersion);
  if (!inForce) {
    throw new ProblemError(409, 'QUESTIONNAIRE_MISSING', '实时评价问卷尚未发布，请稍后再评价。', {
      ruleId: parameters.questionnaires.realTime.ruleId,
    });
  }
  insist(checkRating(parameters, inForce, gate, request));
  insist(checkReason(parameters, inForce, body.answers, body.reason));
  const suspicions = suspicionsOf(parameters, request, gate.earlier);
  const status = initialStatus(suspicions);
  const scored = scoredPoints(inForce, body.answers);
  const { reason, contact } = body;
  const kept = await keepRating(
    tx,
    {
      id,
      schemeCode,
      pointId,
      objectId: gate.objectId,
      at,
      occasionKey: arrival.occasionKey,
      deviceKey: keys.DEVICE,
      addressKey: keys.ADDRESS,
      questionnaireVersion: inForce.version,
      answers: body.answers,
      status,
      suspicions,
      fingerprint,
      scored: scored.length,
      points: scored.reduce((sum, each) => sum + each, 0),
      worst: scored.length === 0 ? null : Math.min(...scored),
    },
    reason === '' && contact === null
      ? null
      : { reason, contactName: contact?.name ?? null, contactPhone: contact?.phone ?? null },
  );
  // Somebody else rated the same matter between the look and the writing.
  if (!kept) insist(checkRating(parameters, inForce, { ...gate, alreadyRated: true }, request));
  const followUp = followUpOf(parameters, inForce, { status, answers: body.answers });
  if (followUp) {
    await addFollowUpDue(tx, {
      schemeCode,
      kind: 'RATING',
      ratingId: id,
      pointId,
      objectId: gate.objectId,
      aspects: followUp.aspects,
      at,
    });
  }
  return { id, poor: poorQuestions(parameters, inForce, body.answers).length > 0 };
}

/** The answer that the rating had the first time; another content under the same id is refused. */
function answeredBefore(
  before: NonNullable<RatingGate['before']>,
  fingerprint: string,
  first: RatingReceiptView,
): RatingReceiptView {
  if (before.fingerprint === fingerprint) return first;
  throw new ProblemError(409, 'RATING_ID_REUSED', '这个提交编号已用于另一条评价，请重新扫码评价。', {
    field: 'id',
  });
}

async function receipt(
  desk: RatingDesk,
  parameters: EvaluationSchemeParameters,
  { id, questionnaireVersion, answers }: SubmitRatingBody,
): Promise<RatingReceiptView> {
  const questionnaire = await desk.questionnaire(questionnaireVersion);
  return { id, poor: !!questionnaire && poorQuestions(parameters, questionnaire, answers).length > 0 };
}

/** The matter when its number is given, the visit otherwise (GE-PER-2). */
function occasionOf(
  secret: string,
  { ratings }: EvaluationSchemeParameters,
  body: SubmitRatingBody,
  { code, deviceKey, today }: { code: RatingCode; deviceKey: string; today: string },
): Occasion {
  const date = readVisit(secret, body.visitToken, { codeId: code.codeId, deviceKey });
  if (date === null) {
    throw new ProblemError(409, 'VISIT_INVALID', '办事凭证无效，请重新扫描窗口的二维码。', {
      ruleId: ratings.onceRuleId,
      field: 'visitToken',
    });
  }
  insist(checkVisitDate(ratings, date, today));
  const matterNo = normaliseMatterNo(body.matterNo);
  if (matterNo === '') {
    return visitOccasion(secret, body.visitToken);
  }
  insist(checkMatterNo(ratings, matterNo));
  return { kind: 'MATTER', matterNo: oneWay(secret, 'MATTER', matterNo) };
}

const visitOccasion = (secret: string, visitToken: string): Occasion => ({
  kind: 'VISIT',
  visitToken: oneWay(secret, 'VISIT', visitToken),
});

/** No more is read than a limit needs to be exceeded. */
function lookBack({ ratings: { limits } }: EvaluationSchemeParameters, at: string): LookBack {
  const of = (key: 'CODE' | 'DEVICE' | 'ADDRESS') => {
    const own = limits.filter((limit) => limit.key === key);
    const minutes = Math.max(0, ...own.map((limit) => limit.minutes));
    return {
      since: new Date(Date.parse(at) - minutes * 60_000).toISOString(),
      most: Math.max(0, ...own.map(({ max }) => max + 1)),
    };
  };
  return { CODE: of('CODE'), DEVICE: of('DEVICE'), ADDRESS: of('ADDRESS') };
}

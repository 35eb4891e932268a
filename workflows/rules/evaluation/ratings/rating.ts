import { ALLOWED, type Decision, refuse } from '../../decision';
import type { EvaluationSchemeParameters, LimitParameters, StuffingKey } from '../parameters';
import { checkRatingAnswers, scoredPoints } from '../questionnaire/answers';
import type { Questionnaire, Rating } from '../questionnaire/types';
import type { RatingCode } from './code';

/** COUNTED enters the score; SUSPICIOUS waits for a person; REJECTED stays on record and counts for nothing. */
export const RATING_STATUSES = ['COUNTED', 'SUSPICIOUS', 'REJECTED'] as const;
export type RatingStatus = (typeof RATING_STATUSES)[number];

/** What a rating was given for: a matter with its number, or a visit with its token; one of the two. */
export type Occasion = { kind: 'MATTER'; matterNo: string } | { kind: 'VISIT'; visitToken: string };

/** A rating as it comes in. Keys of device and address are one-way values, never the address itself. */
export interface RatingRequest {
  at: string;
  code: RatingCode;
  occasion: Occasion;
  keys: Record<StuffingKey, string | null>;
  questionnaireVersion: number;
  answers: Rating;
}

/** What is known of the place and the occasion when a rating comes in. */
export interface RatingFacts {
  /** The code's signature holds and the code has not been withdrawn. */
  codeValid: boolean;
  /** The object is one of the evaluated at this instant. */
  objectEvaluated: boolean;
  /** This matter or this visit has been rated before. */
  alreadyRated: boolean;
}

/** Identity of what may be rated once, whatever the object or code (GE-PER-2); a unique key for the store. */
export function occasionKey(occasion: Occasion): string {
  return occasion.kind === 'MATTER' ? `MATTER:${occasion.matterNo}` : `VISIT:${occasion.visitToken}`;
}

/** May the rating be taken (GE-WAY-3, GE-WAY-4, GE-PER-2)? Suspicion is no refusal: see suspicionsOf. */
export function checkRating(
  { ratings, questionnaires }: EvaluationSchemeParameters,
  questionnaire: Questionnaire,
  facts: RatingFacts,
  request: RatingRequest,
): Decision {
  const { ruleId, onceRuleId } = ratings;
  if (!facts.codeValid) return refuse('CODE_INVALID', '评价码无效或已停用，请扫描窗口现行的二维码', ruleId);
  if (!facts.objectEvaluated) return refuse('OBJECT_UNKNOWN', '该单位不在评价对象之列', ruleId, 'code');
  const { occasion } = request;
  const token = occasion.kind === 'MATTER' ? occasion.matterNo : occasion.visitToken;
  if (token === '') {
    return refuse('OCCASION_REQUIRED', '须凭办件编号或办事凭证评价', onceRuleId, 'occasion');
  }
  if (facts.alreadyRated) {
    const what = occasion.kind === 'MATTER' ? '该事项已经评价过，一事一评' : '本次办事已经评价过，一次一评';
    return refuse('ALREADY_RATED', what, onceRuleId, 'occasion');
  }
  if (questionnaire.kind !== 'REAL_TIME' || questionnaire.version !== request.questionnaireVersion) {
    return refuse('QUESTIONNAIRE_CHANGED', '问卷已更新，请刷新后重新作答', questionnaires.realTime.ruleId);
  }
  const fits = checkRatingAnswers(questionnaire, request.answers, questionnaires.valuesRuleId);
  if (!fits.allowed) return fits;
  const open = questionnaire.questions.find(({ id }) => request.answers[id] === undefined);
  return open
    ? refuse('ANSWERS_INCOMPLETE', '请答完全部题目', questionnaires.realTime.ruleId, open.id)
    : ALLOWED;
}

/** A limit against stuffing that a rating exceeds. */
export interface Suspicion {
  key: StuffingKey;
  /** Ratings with the same key within the window, this one included. */
  count: number;
  max: number;
  minutes: number;
}

/**
 * Limits that a rating exceeds; any of them sets it aside for a person to look at. `earlier` gives the instants of
 * earlier ratings with the same key, whatever became of them. The window ends with the rating and includes its start.
 */
export function suspicionsOf(
  { ratings }: EvaluationSchemeParameters,
  request: Pick<RatingRequest, 'at' | 'keys'>,
  earlier: Record<StuffingKey, readonly string[]>,
): Suspicion[] {
  const now = Date.parse(request.at);
  return ratings.limits.flatMap(({ key, max, minutes }) => {
    if (request.keys[key] === null) return [];
    const since = now - minutes * 60_000;
    const within = earlier[key].filter((at) => Date.parse(at) >= since && Date.parse(at) <= now).length;
    return within + 1 > max ? [{ key, count: within + 1, max, minutes }] : [];
  });
}

/** Status in which a rating is kept. Nothing is ever dropped. */
export function initialStatus(suspicions: readonly Suspicion[]): RatingStatus {
  return suspicions.length === 0 ? 'COUNTED' : 'SUSPICIOUS';
}

/** May this person decide on a rating that was set aside? Never somebody of the evaluated object (GE-WAY-3). */
export function checkScreening(
  { ratings: { screener, ruleId } }: EvaluationSchemeParameters,
  rating: { status: RatingStatus },
  screening: { organ: string; count: boolean; reasonId: string },
): Decision {
  if (rating.status !== 'SUSPICIOUS') return refuse('NOT_SET_ASIDE', '该评价没有待甄别的疑点', ruleId);
  if (screening.organ !== screener) {
    return refuse('WRONG_ORGAN', '只有评价组织单位可以甄别存疑评价', ruleId);
  }
  return screening.reasonId === ''
    ? refuse(
        'REASON_REQUIRED',
        screening.count ? '计入存疑评价须说明理由' : '不计入存疑评价须说明理由',
        ruleId,
        'reason',
      )
    : ALLOWED;
}

/** Whether a rating asks for a follow-up, in which aspects, and the limit that starts with it; null: it does not. */
export function followUpOf(
  { ratings }: EvaluationSchemeParameters,
  questionnaire: Questionnaire,
  rating: { status: RatingStatus; answers: Rating },
): { aspects: string[]; limit: LimitParameters } | null {
  if (rating.status !== 'COUNTED') return null;
  const poor = questionnaire.questions.filter((question) =>
    scoredPoints({ questions: [question] }, rating.answers).some((points) => points <= ratings.poorUpTo),
  );
  return poor.length === 0
    ? null
    : { aspects: [...new Set(poor.map(({ aspect }) => aspect))], limit: ratings.followUp };
}

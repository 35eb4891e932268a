import { countAlike, findRatingText, type RatingRow, roundOfDate } from '../../db/queries/ratingList';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { RATING_STATUS_LABELS, STUFFING_KEY_LABELS } from '../../workflows/rules/evaluation/labels';
import { type EvaluationSchemeParameters, STUFFING_KEYS } from '../../workflows/rules/evaluation/parameters';
import { meanOf } from '../../workflows/rules/evaluation/ratings/board';
import type { Suspicion } from '../../workflows/rules/evaluation/ratings/rating';
import { isPoor } from '../../workflows/rules/evaluation/ratings/reason';
import { scoredAlready } from '../../workflows/rules/evaluation/ratings/screening';
import type { AppContext } from '../context';
import { isEvaluationOrganiser } from '../evaluationAccess';
import { maskName, maskPhone } from '../mask';
import type { Viewer } from '../session/viewer';
import type { RatingDesk } from './desk';
import type { RatingRowView, RatingView } from './schemas';

/** A span of minutes as people say it. */
const spanWords = (minutes: number): string =>
  minutes % 1440 === 0
    ? `${minutes / 1440}天`
    : minutes % 60 === 0
      ? `${minutes / 60}小时`
      : `${minutes}分钟`;

/** Why a rating was set aside, in words (GE-WAY-3). How often exactly is not said: nobody counts further than the limit. */
export const suspicionWords = ({ key, max, minutes }: Suspicion): string =>
  `${STUFFING_KEY_LABELS[key]}${spanWords(minutes)}内评价超过${max}次`;

export function viewRow({ ratings, score }: EvaluationSchemeParameters, row: RatingRow): RatingRowView {
  const { scored, points, worst } = row;
  return {
    id: row.id,
    at: row.at,
    objectId: row.objectId,
    objectName: row.objectName,
    siteName: row.siteName,
    windowName: row.windowName,
    status: row.status,
    statusLabel: RATING_STATUS_LABELS[row.status],
    occasion: row.occasionKey.startsWith('MATTER:') ? 'MATTER' : 'VISIT',
    poor: worst !== null && worst <= ratings.poorUpTo,
    mean: meanOf([{ scored: scored ?? 0, ratings: 1, points: points ?? 0 }], score.decimals),
    hasReason: row.hasReason,
    hasContact: row.hasContact,
    suspicions: row.suspicions.map((each) => ({ ...each, words: suspicionWords(each) })),
    screenedAt: row.screenedAt,
    screenedByName: row.screenedByName,
    screenedLate: row.screenedLate,
  };
}

/** One rating whole; name and telephone number are masked, whoever looks. */
export async function viewRating(
  ctx: AppContext,
  desk: RatingDesk,
  viewer: Viewer,
  row: RatingRow,
): Promise<RatingView> {
  const { parameters } = await desk.parameters();
  const [questionnaire, words, alike, round, note] = await Promise.all([
    desk.questionnaire(row.questionnaireVersion),
    findRatingText(ctx.db, row.id),
    countAlike(ctx.db, row),
    roundOfDate(ctx.db, row.schemeCode, chinaDate(row.at)),
    row.screenNoteId === null ? undefined : noteBody(ctx, row.screenNoteId),
  ]);
  const labels = new Map(parameters.questionnaires.realTime.aspects.map(({ code, label }) => [code, label]));
  const organiser = isEvaluationOrganiser(viewer);
  return {
    ...viewRow(parameters, row),
    answers: (questionnaire?.questions ?? []).map(({ id, aspect, text, options }) => {
      const chosen = options.find(({ code }) => code === row.answers[id]);
      return {
        questionId: id,
        aspectLabel: labels.get(aspect) ?? aspect,
        text,
        answer: chosen?.label ?? null,
        points: chosen?.points ?? null,
        poor: chosen !== undefined && isPoor(parameters, chosen),
      };
    }),
    reason: words?.reason || null,
    contactName: words?.contactName ? maskName(words.contactName) : null,
    contactPhone: words?.contactPhone ? maskPhone(words.contactPhone) : null,
    screenNote: note ?? null,
    alike: STUFFING_KEYS.flatMap((key) => {
      const count = alike[key];
      return count === null ? [] : [{ key, label: STUFFING_KEY_LABELS[key], count }];
    }),
    round: round
      ? { id: round.id, title: `${round.year}年第${round.number}轮`, scored: scoredAlready(round) }
      : null,
    mayScreen:
      organiser && row.status === 'SUSPICIOUS' && row.organisationId !== (viewer.organisation?.id ?? ''),
    mayReadContact: organiser && row.hasContact,
  };
}

async function noteBody(ctx: AppContext, id: string): Promise<string | undefined> {
  const row = await ctx.db.selectFrom('textNote').select('body').where('id', '=', id).executeTakeFirst();
  return row?.body;
}

import { appendAudit } from '../../db/audit/append';
import { keepNote } from '../../db/queries/note';
import { findRatingText, type RatingRow, roundOfDate } from '../../db/queries/ratingList';
import { screenRating } from '../../db/queries/ratingScreening';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { checkScreening, followUpOf } from '../../workflows/rules/evaluation/ratings/rating';
import {
  checkLateScreening,
  checkScreenerApart,
  scoredAlready,
} from '../../workflows/rules/evaluation/ratings/screening';
import { keyReused } from '../calendar/act';
import type { AppContext } from '../context';
import { forbidden, notFound, ProblemError, problemBody, toProblem } from '../errors';
import { isEvaluationOrganiser } from '../evaluationAccess';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import type { RatingDesk } from './desk';
import { insist } from './inTransaction';
import { readableRating } from './readers';
import type { ScreenAnswer, ScreenBody } from './schemas';

/** Decides whether a rating that was set aside counts (GE-WAY-3). A repeated request has the first answer. */
export async function screen(
  ctx: AppContext,
  desk: RatingDesk,
  viewer: Viewer,
  id: string,
  body: ScreenBody,
  key: string,
): Promise<ScreenAnswer> {
  const row = await readableRating(ctx, viewer, id);
  if (!isEvaluationOrganiser(viewer)) throw forbidden('只有评价组织单位可以甄别存疑评价。');
  const { parameters } = await desk.parameters();
  const fingerprint = fingerprintOf(viewer.accountId, 'screenRating', id, body);
  const round = (await roundOfDate(ctx.db, row.schemeCode, chinaDate(row.at))) ?? null;
  const noteId = derivedId('screenRating', id, key);
  const repeated = row.screenNoteId === noteId;
  if (!repeated) {
    const organ = parameters.ratings.screener;
    insist(checkScreenerApart(parameters, row.organisationId, viewer.organisation?.id ?? null));
    insist(checkScreening(parameters, row, { organ, count: body.count, reasonId: noteId }));
    insist(checkLateScreening(parameters, round, body.afterScoring));
  }
  const late = repeated ? row.screenedLate : scoredAlready(round);
  await keepNote(ctx.db, {
    id: noteId,
    subjectType: 'rating',
    subjectId: id,
    body: body.reason,
    authorAccountId: viewer.accountId,
  });
  const at = new Date().toISOString();
  const outcome = await screenRating(
    ctx.db,
    { ratingId: id, count: body.count, late, followUp: await followUp(desk, row, body.count, at) },
    {
      at,
      actorAccountId: viewer.accountId,
      role: 'ORGANISER',
      organisationId: viewer.organisation?.id ?? null,
      ruleId: parameters.ratings.ruleId,
      noteId,
      key,
      fingerprint,
    },
  );
  if (outcome === 'KEY_REUSED') throw keyReused();
  if (outcome === 'SCREENED') {
    throw new ProblemError(409, 'NOT_SET_ASIDE', '该评价没有待甄别的疑点', {
      ruleId: parameters.ratings.ruleId,
    });
  }
  return { id, late };
}

/** A poor rating asks for a follow-up from the moment it counts. */
async function followUp(desk: RatingDesk, row: RatingRow, count: boolean, at: string) {
  const { parameters } = await desk.parameters();
  const questionnaire = await desk.questionnaire(row.questionnaireVersion);
  const wanted =
    count && questionnaire
      ? followUpOf(parameters, questionnaire, { status: 'COUNTED', answers: row.answers })
      : null;
  return (
    wanted && {
      schemeCode: row.schemeCode,
      kind: 'RATING' as const,
      ratingId: row.id,
      pointId: row.pointId,
      objectId: row.objectId,
      aspects: wanted.aspects,
      at,
    }
  );
}

/** The same decision on several; each succeeds or is refused by itself, in the order given, under a key of its own. */
export async function screenSeveral(
  ctx: AppContext,
  desk: RatingDesk,
  viewer: Viewer,
  ids: readonly string[],
  body: ScreenBody,
  key: string,
  requestId: string,
) {
  const results = [];
  for (const id of new Set(ids)) {
    try {
      const answer = await screen(ctx, desk, viewer, id, body, derivedId('bulk', key, id));
      results.push({ id, ok: true, answer });
    } catch (error) {
      const problem = toProblem(error);
      if (problem.status >= 500) ctx.logger.error({ err: error, ratingId: id }, 'screening failed');
      results.push({ id, ok: false, problem: problemBody(problem, requestId) });
    }
  }
  return { results };
}

/** Name and telephone number of whoever agreed to be called, for the organiser; every reading is an audit event. */
export async function readRatingContact(ctx: AppContext, viewer: Viewer, id: string) {
  await readableRating(ctx, viewer, id);
  if (!isEvaluationOrganiser(viewer)) throw forbidden('只有评价组织单位可以查看联系方式。');
  const words = await findRatingText(ctx.db, id);
  if (!words?.contactPhone) throw notFound('联系方式');
  await ctx.db.transaction().execute((tx) =>
    appendAudit(tx, {
      subjectType: 'access',
      subjectId: id,
      at: new Date().toISOString(),
      actorAccountId: viewer.accountId,
      actorRole: 'ORGANISER',
      actorOrganisationId: viewer.organisation?.id ?? null,
      onBehalfOf: null,
      action: 'readRatingContact',
      ruleId: 'ACCESS',
      before: null,
      after: { fields: ['contactName', 'contactPhone'] },
      noteId: null,
      workflowId: null,
      runId: null,
      updateId: null,
    }),
  );
  return { contactName: words.contactName, contactPhone: words.contactPhone };
}

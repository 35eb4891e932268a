import { documentsOfSubject } from '../../db/queries/document';
import { countedAtPoint, type FollowUpRow, filesOfFollowUp, notesById } from '../../db/queries/followUp';
import { obligationsOf } from '../../db/queries/obligation';
import { accountNames } from '../../db/queries/timeline';
import { FOLLOW_UP } from '../../workflows/follow-up/messages';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { checkPassing } from '../../workflows/rules/follow-up/fields';
import { followUpActions } from '../../workflows/rules/follow-up/guards';
import {
  CALLBACK_OUTCOME_LABELS,
  DISMISSAL_GROUND_LABELS,
  FOLLOW_UP_KIND_LABELS,
  FOLLOW_UP_OBLIGATION_LABELS,
  FOLLOW_UP_OUTCOME_LABELS,
  FOLLOW_UP_STATUS_LABELS,
  OBJECT_OBLIGATIONS,
} from '../../workflows/rules/follow-up/labels';
import { complaintKindLabel, reworkOf } from '../../workflows/rules/follow-up/parameters';
import { actedOn, callsTried, reworksOf } from '../../workflows/rules/follow-up/types';
import { actorsOf } from '../access';
import type { AppContext } from '../context';
import { isEvaluationOrganiser } from '../evaluationAccess';
import { viewObligation } from '../obligation/view';
import { nowOf } from '../reference';
import type { Viewer } from '../session/viewer';
import { factsFor, papersForObject, readsAsObject, statusForObject } from './reading';
import type { FollowUpRowView, FollowUpView } from './schemas';

/** Names of the aspects of the questionnaire, by their codes. */
export type AspectLabels = ReadonlyMap<string, string>;

/** A line of the list, as far as this viewer may know of it. */
export function viewRow(viewer: Viewer, row: FollowUpRow, aspects: AspectLabels): FollowUpRowView {
  const asObject = readsAsObject(viewer, row);
  const stands = asObject ? statusForObject(row) : row;
  const dueShown = !asObject || (row.nextDueKind !== null && OBJECT_OBLIGATIONS.includes(row.nextDueKind));
  const placeShown = !asObject || row.content.passing?.placeShown === true;
  const label = (code: string) =>
    row.kind === 'COMPLAINT' ? complaintKindLabel(code) : (aspects.get(code) ?? code);
  return {
    id: row.id,
    kind: row.kind,
    kindLabel: FOLLOW_UP_KIND_LABELS[row.kind],
    status: stands.status,
    statusLabel: FOLLOW_UP_STATUS_LABELS[stands.status],
    outcome: stands.outcome,
    outcomeLabel: stands.outcome && FOLLOW_UP_OUTCOME_LABELS[stands.outcome],
    objectId: row.objectId,
    objectName: row.objectName,
    aspects: asObject ? [] : row.aspects.map(label),
    siteName: placeShown ? row.siteName : null,
    windowName: placeShown ? row.windowName : null,
    registeredOn: chinaDate(row.startedAt),
    startedAt: asObject ? null : row.startedAt,
    passedOnAt: row.passedOnAt,
    endedAt: stands.endedAt,
    nextDueAt: dueShown ? row.nextDueAt : null,
    nextDueLabel:
      dueShown && row.nextDueKind ? (FOLLOW_UP_OBLIGATION_LABELS[row.nextDueKind] ?? row.nextDueKind) : null,
    overdueCount: dueShown ? row.overdueCount : 0,
    satisfaction: asObject ? null : row.satisfaction,
    now: nowOf(row),
  };
}

/** The whole follow-up with its texts, files, time limits, and what the viewer may do. */
export async function viewFollowUp(
  ctx: AppContext,
  viewer: Viewer,
  row: FollowUpRow,
  aspects: AspectLabels,
): Promise<FollowUpView> {
  const asObject = readsAsObject(viewer, row);
  const { content } = row;
  const [texts, files, obligations, people, ratings, documents, papers] = await Promise.all([
    notesById(ctx.db, textIds(content, asObject)),
    filesOfFollowUp(ctx.db, row.id),
    obligationsOf(ctx.db, FOLLOW_UP, [row.id]),
    accountNames(
      ctx.db,
      actedOn(content).map(({ accountId }) => accountId),
    ),
    row.pointId === null || asObject ? null : countedAtPoint(ctx.db, row.pointId),
    documentsOfSubject(ctx.db, FOLLOW_UP, row.id),
    asObject ? papersForObject(ctx, row) : null,
  ]);
  const now = nowOf(row);
  const step = ({ at, by }: { at: string; by: { accountId: string } }) => ({
    at,
    byName: people.get(by.accountId) ?? '',
  });
  const words = (id: string) => texts[id] ?? '';
  const shown = asObject ? obligations.filter(({ kind }) => OBJECT_OBLIGATIONS.includes(kind)) : obligations;
  const calling = row.status === 'CALLBACK' && !asObject;
  const organiser = isEvaluationOrganiser(viewer) && !asObject;
  const fileView = (id: string) =>
    files
      .filter(({ uploadId }) => uploadId === id)
      .slice(0, 1)
      .map(({ uploadId, fileName, mediaType, sizeBytes }) => ({ uploadId, fileName, mediaType, sizeBytes }));
  return {
    ...viewRow(viewer, row, aspects),
    ruleId: row.parameters.ruleId,
    organOrganisationName: row.organOrganisationName,
    objectOrganisationName: row.objectOrganisationName,
    registeredByOrgan: row.objectOrganisationId === null,
    asObject,
    hasContact: asObject ? null : row.hasContact,
    mayReadOriginal: organiser,
    placeTellable:
      ratings === null
        ? null
        : checkPassing(row.parameters, { textId: '-', tellPlace: true, ratingsAtPlace: ratings }).allowed,
    passing: content.passing && {
      ...step(content.passing),
      text: words(content.passing.textId),
      placeShown: content.passing.placeShown,
    },
    dismissal:
      asObject || !content.dismissal
        ? null
        : {
            ...step(content.dismissal),
            groundLabel: DISMISSAL_GROUND_LABELS[content.dismissal.ground],
            reason: words(content.dismissal.reasonId),
            addressee: words(content.dismissal.addresseeId) || null,
          },
    signature: content.signature && step(content.signature),
    answers: content.answers.map((each) => ({
      ...step(each),
      text: words(each.textId),
      files: each.fileIds.flatMap(fileView),
      review: each.review && {
        ...step(each.review),
        accepted: each.review.accepted,
        reason: words(each.review.reasonId) || null,
      },
    })),
    extensions: content.extensions.map((each) => ({
      ...step(each),
      until: each.until,
      reason: words(each.reasonId),
      lapsed: each.lapsed,
      answer: each.answer && {
        ...step(each.answer),
        accepted: each.answer.accepted,
        reason: words(each.answer.reasonId) || null,
      },
    })),
    reply: asObject ? null : words(content.replyId) || null,
    callbacks: asObject
      ? []
      : content.callbacks.map((each) => ({
          ...step(each),
          resultLabel: each.result === 'REACHED' ? '已接通' : '未接通',
          satisfaction: each.satisfaction,
          note: words(each.noteId) || null,
        })),
    reworks: reworksOf(content).map((each) => ({ ...step(each), reason: words(each.reasonId) })),
    callbackLabel:
      asObject || content.callbackOutcome === null ? null : CALLBACK_OUTCOME_LABELS[content.callbackOutcome],
    callbacksLeft: calling ? row.parameters.maxCallbacks - callsTried(content) : null,
    reworksLeft: calling ? reworkOf(row.parameters).max - reworksOf(content).length : null,
    documents: documents
      .filter(({ id }) => papers === null || papers.includes(id))
      .map(({ stepSeq: _seq, ...document }) => document),
    obligations: await Promise.all(shown.map((each) => viewObligation(ctx, each, now))),
    actions: followUpActions(factsFor(viewer, row), actorsOf(viewer)),
  };
}

/** Ids of the texts that the viewer may read: what is meant for others never reaches the object's people. */
function textIds(content: FollowUpRow['content'], asObject: boolean): string[] {
  const { passing, dismissal, answers, extensions, replyId, callbacks } = content;
  const shared = [
    passing?.textId,
    // What is noted beside an acceptance may say more than the object is to know.
    ...answers.flatMap(({ textId, review }) => [
      textId,
      asObject && review?.accepted ? undefined : review?.reasonId,
    ]),
    ...extensions.flatMap(({ reasonId, answer }) => [reasonId, answer?.reasonId]),
    ...reworksOf(content).map(({ reasonId }) => reasonId),
  ];
  const inner = asObject
    ? []
    : [dismissal?.reasonId, dismissal?.addresseeId, replyId, ...callbacks.map(({ noteId }) => noteId)];
  return [...shared, ...inner].filter((id): id is string => !!id);
}

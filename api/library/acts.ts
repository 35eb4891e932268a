import type { z } from 'zod';
import { appendAudit } from '../../db/audit/append';
import { findMember, type LibraryMemberRow } from '../../db/queries/library';
import {
  addMembers,
  confirmMembers,
  correctMember,
  membersLike,
  type NewMember,
  removeMembers,
} from '../../db/queries/libraryAct';
import { findOrganisation } from '../../db/queries/organisation';
import { chinaInstant } from '../../workflows/rules/calendar/dates';
import { leavesOf } from '../../workflows/rules/evaluation/frame/leaves';
import { readable } from '../access';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import {
  evaluationScheme,
  keepReason,
  organiserAct,
  requireEvaluationOrganiser,
  settleAct,
} from '../evaluation/organiser';
import { derivedId } from '../process/keys';
import type { Viewer } from '../session/viewer';
import type { AddMemberBody, ConfirmBody, CorrectMemberBody, LeaveBody } from './schemas';

const RULE = 'GE-LIB-1';
const REFRESH_RULE = 'GE-LIB-2';

/** A member as it is put down; ids follow from the request, so that a repeated one meets its first effect. */
export const newMember = (body: AddMemberBody, key: string, part: string): NewMember => ({
  memberId: derivedId('libraryMember', key, part),
  personId: derivedId('libraryPerson', key, part),
  leafId: body.leafId,
  name: body.name,
  phone: body.phone,
  employer: body.employer,
  recommendedBy: body.recommendedBy,
  consentedAt: chinaInstant(body.consentedOn, '00:00'),
  consentBasis: body.consentBasis,
});

export const twice = (label: string): ProblemError =>
  new ProblemError(409, 'MEMBER_TWICE', `此人已在样本库中（${label}），同一人只能入库一次。`, {
    ruleId: RULE,
    field: 'phone',
  });

export async function addMember(
  ctx: AppContext,
  viewer: Viewer,
  body: AddMemberBody,
  key: string,
): Promise<{ id: string }> {
  const { code, parameters } = await evaluationScheme(ctx);
  const act = organiserAct(viewer, { key, action: 'addMembers', about: code, body, ruleId: RULE });
  const leaf = leavesOf(parameters.library).find(({ id }) => id === body.leafId);
  if (!leaf) throw leafUnknown();
  await checkRecommender(ctx, body.recommendedBy);
  const member = newMember(body, key, 'one');
  if (!(await findMember(ctx.db, member.memberId))) {
    const [same] = await membersLike(ctx.db, code, [member]);
    if (same && (same.phone !== null || same.employer === member.employer)) throw twice(leaf.label);
  }
  settleAct(
    await addMembers(ctx.db, code, [member], body.round, act),
    { EXISTS: { code: 'MEMBER_TWICE', message: '此人已在样本库中。' } },
    RULE,
  );
  return { id: member.memberId };
}

const leafUnknown = () =>
  new ProblemError(422, 'LEAF_UNKNOWN', '样本库没有这一层。', { ruleId: RULE, field: 'leafId' });

async function checkRecommender(ctx: AppContext, id: string | null): Promise<void> {
  if (id !== null && !(await findOrganisation(ctx.db, id))) {
    throw new ProblemError(422, 'ORGANISATION_UNKNOWN', '没有这个单位，请从列表中选择。', {
      field: 'recommendedBy',
    });
  }
}

/** Confirms all members of some leaves for a round (GE-LIB-2). */
export async function confirmLeaves(
  ctx: AppContext,
  viewer: Viewer,
  body: z.output<typeof ConfirmBody>,
  key: string,
): Promise<void> {
  const { code, parameters } = await evaluationScheme(ctx);
  const act = organiserAct(viewer, {
    key,
    action: 'confirmMembers',
    about: code,
    body,
    ruleId: REFRESH_RULE,
  });
  const known = new Set(leavesOf(parameters.library).map(({ id }) => id));
  if (!body.leafIds.every((id) => known.has(id))) throw leafUnknown();
  if (body.round.number > parameters.round.perYear) {
    throw new ProblemError(422, 'ROUND_UNKNOWN', '一年没有这么多轮。', {
      ruleId: 'GE-PER-1',
      field: 'round',
    });
  }
  const outcome = await confirmMembers(ctx.db, code, { leafIds: body.leafIds, refresh: body.round }, act);
  settleAct(outcome, {}, REFRESH_RULE);
}

export async function removeFromLibrary(
  ctx: AppContext,
  viewer: Viewer,
  { memberIds, reason }: z.output<typeof LeaveBody>,
  key: string,
): Promise<void> {
  const { code } = await evaluationScheme(ctx);
  const body = { memberIds, reason };
  const act = organiserAct(viewer, { key, action: 'removeMembers', about: code, body, ruleId: REFRESH_RULE });
  const noteId = await keepReason(ctx, viewer, { type: 'library', id: code }, key, reason);
  settleAct(
    await removeMembers(ctx.db, code, { memberIds, noteId }, act),
    {
      UNKNOWN: {
        code: 'MEMBER_GONE',
        message: '所选人员中有已离库的，请刷新后重新选择。',
        field: 'memberIds',
      },
    },
    REFRESH_RULE,
  );
}

export async function correctInLibrary(
  ctx: AppContext,
  viewer: Viewer,
  id: string,
  { reason, ...person }: z.output<typeof CorrectMemberBody>,
  key: string,
): Promise<void> {
  const { code } = await evaluationScheme(ctx);
  const body = { id, ...person, reason };
  const act = organiserAct(viewer, { key, action: 'correctMember', about: code, body, ruleId: RULE });
  const member = await readMember(ctx, viewer, id);
  const noteId = await keepReason(ctx, viewer, { type: 'library', id: code }, key, reason);
  settleAct(
    await correctMember(ctx.db, code, { memberId: id, personId: member.personId, noteId, person }, act),
    {},
    RULE,
  );
}

/** A member that the viewer may know of; 404 otherwise. */
export const readMember = async (ctx: AppContext, viewer: Viewer, id: string): Promise<LibraryMemberRow> =>
  readable(viewer, 'libraryMember', await findMember(ctx.db, id), '该样本人员');

/** Name and number in full, for the organiser; who read them and why is on record. */
export async function revealMember(ctx: AppContext, viewer: Viewer, id: string, reason: string, key: string) {
  requireEvaluationOrganiser(viewer);
  const member = await readMember(ctx, viewer, id);
  const noteId = await keepReason(ctx, viewer, { type: 'libraryMember', id }, key, reason);
  await ctx.db.transaction().execute((tx) =>
    appendAudit(tx, {
      subjectType: 'access',
      subjectId: id,
      at: new Date().toISOString(),
      actorAccountId: viewer.accountId,
      actorRole: 'ORGANISER',
      actorOrganisationId: viewer.organisation?.id ?? null,
      onBehalfOf: null,
      action: 'readLibraryMember',
      ruleId: RULE,
      before: null,
      after: { memberId: id },
      noteId,
      workflowId: null,
      runId: null,
      updateId: key,
    }),
  );
  const { name, phone, employer } = member;
  return { id, name, phone, employer };
}

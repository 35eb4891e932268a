import type { z } from 'zod';
import { addObject, changeObject, endObject } from '../../db/queries/evaluationObject';
import { findOrganisation } from '../../db/queries/organisation';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import { keepReason, organiserAct, settleAct } from '../evaluation/organiser';
import type { Viewer } from '../session/viewer';
import type { AddObjectBody, ChangeObjectBody, EndObjectBody } from './schemas';

/** Objects are those of the scheme, in versions (GE-OBJ-1). */
const RULE = 'GE-OBJ-1';

const REFUSALS = {
  EXISTS: { code: 'OBJECT_EXISTS', message: '已有这个代码或名称的评价对象。', field: 'id' },
  UNKNOWN: { code: 'NOT_FOUND', message: '没有这个评价对象。', status: 404 },
  ENDED: { code: 'OBJECT_ENDED', message: '该评价对象已经终止，不能再变更。' },
  NOT_LATER: { code: 'NOT_LATER', message: '生效日期须晚于现行版本的生效日期。', field: 'validFrom' },
} as const;

async function checkOrganisation(ctx: AppContext, id: string | null): Promise<void> {
  if (id !== null && !(await findOrganisation(ctx.db, id))) {
    throw new ProblemError(422, 'ORGANISATION_UNKNOWN', '没有这个单位，请从列表中选择。', {
      field: 'organisationId',
    });
  }
}

export async function addEvaluationObject(
  ctx: AppContext,
  viewer: Viewer,
  body: z.output<typeof AddObjectBody>,
  key: string,
): Promise<void> {
  const act = organiserAct(viewer, { key, action: 'addObject', about: body.id, body, ruleId: RULE });
  await checkOrganisation(ctx, body.organisationId);
  const noteId = await keepReason(ctx, viewer, { type: 'evaluationObject', id: body.id }, key, body.reason);
  const { group: groupCode, order: orderNo, reason: _reason, ...version } = body;
  settleAct(await addObject(ctx.db, { ...version, groupCode, orderNo }, noteId, act), REFUSALS, RULE);
}

export async function changeEvaluationObject(
  ctx: AppContext,
  viewer: Viewer,
  id: string,
  body: z.output<typeof ChangeObjectBody>,
  key: string,
): Promise<void> {
  const act = organiserAct(viewer, { key, action: 'changeObject', about: id, body, ruleId: RULE });
  await checkOrganisation(ctx, body.organisationId);
  const noteId = await keepReason(ctx, viewer, { type: 'evaluationObject', id }, key, body.reason);
  const { reason: _reason, ...version } = body;
  settleAct(await changeObject(ctx.db, { id, ...version }, noteId, act), REFUSALS, RULE);
}

export async function endEvaluationObject(
  ctx: AppContext,
  viewer: Viewer,
  id: string,
  body: z.output<typeof EndObjectBody>,
  key: string,
): Promise<void> {
  const act = organiserAct(viewer, { key, action: 'endObject', about: id, body, ruleId: RULE });
  const noteId = await keepReason(ctx, viewer, { type: 'evaluationObject', id }, key, body.reason);
  const outcome = await endObject(ctx.db, { id, validTo: body.validTo, noteId }, act);
  settleAct(
    outcome,
    {
      ...REFUSALS,
      NOT_LATER: { code: 'NOT_LATER', message: '终止日期不得早于现行版本的生效日期。', field: 'validTo' },
    },
    RULE,
  );
}

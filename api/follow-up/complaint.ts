import { WorkflowNotFoundError } from '@temporalio/client';
import { findByTracking, keepComplaint, objectsInForce, withdrawComplaint } from '../../db/queries/complaint';
import { EVALUATION_SCHEME } from '../../db/queries/evaluationScheme';
import { notesById } from '../../db/queries/followUp';
import { findRatingPoint } from '../../db/queries/ratingPoint';
import { followUpWorkflowId, WITHDRAW_SIGNAL } from '../../workflows/follow-up/messages';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { FOLLOW_UP_OUTCOME_LABELS } from '../../workflows/rules/follow-up/labels';
import { COMPLAINT_KINDS, complaintKindLabel } from '../../workflows/rules/follow-up/parameters';
import { type FollowUpStatus, reworksOf } from '../../workflows/rules/follow-up/types';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import { contentHash, readCode } from '../rating/code';
import type { ComplaintBody, ComplaintPlaceView, ComplaintReceiptView, TrackedView } from './publicSchemas';
import { trackingCodeOf, trackingHashOf } from './tracking';

const RULE = 'GE-WAY-4';

/** How it stands, in words for the complainant; ended, the outcome says it. */
const STANDS: Record<Exclude<FollowUpStatus, 'CLOSED'>, string> = {
  REGISTERED: '已登记，正在核实',
  PASSED_ON: '已转办，等待单位签收',
  HANDLING: '单位正在办理',
  ANSWERED: '办理结果正在审核',
  CALLBACK: '已办理，等待回访',
};

/** The place behind a code that hangs, and the objects that can be chosen without one. */
export async function complaintPlace(
  ctx: AppContext,
  code: string | undefined,
  now: string,
): Promise<ComplaintPlaceView> {
  const objects = await objectsInForce(ctx.db, chinaDate(now));
  const kinds = [...COMPLAINT_KINDS];
  if (code === undefined) return { place: null, objects, kinds };
  const point = await pointOf(ctx, code);
  const objectName = objects.find(({ id }) => id === point.objectId)?.name;
  if (!objectName) throw notEvaluated();
  return {
    place: { objectName, siteName: point.siteName, windowName: point.windowName },
    objects: [],
    kinds,
  };
}

/**
 * Takes a complaint (GE-WAY-4), once for each id; sent again it gets the same tracking code. Its follow-up is asked for
 * in the same transaction.
 */
export async function takeComplaint(
  ctx: AppContext,
  body: ComplaintBody,
  at: string,
): Promise<ComplaintReceiptView> {
  const { ratingSecret: secret } = ctx.settings;
  const { id, kinds, text, contact } = body;
  const unknown = kinds.find((kind) => !COMPLAINT_KINDS.some(({ code }) => code === kind));
  if (unknown !== undefined) throw invalid('KIND_UNKNOWN', '投诉的问题请在列出的各项中选择。', 'kinds');
  const point = body.code === undefined ? null : await pointOf(ctx, body.code);
  const objectId = point?.objectId ?? body.objectId;
  if (objectId === undefined) throw invalid('OBJECT_REQUIRED', '请选择要投诉的单位。', 'objectId');
  const objects = await objectsInForce(ctx.db, chinaDate(at));
  if (!objects.some((object) => object.id === objectId)) throw notEvaluated();
  const trackingCode = trackingCodeOf(secret, id);
  const outcome = await keepComplaint(ctx.db, {
    id,
    schemeCode: EVALUATION_SCHEME,
    objectId,
    pointId: point?.id ?? null,
    words: text,
    kinds: [...new Set(kinds)].sort(),
    contactName: contact?.name ?? null,
    contactPhone: contact?.phone ?? null,
    trackingHash: trackingHashOf(secret, trackingCode),
    fingerprint: contentHash(secret, { objectId, code: body.code ?? null, kinds, text, contact }),
    at,
  });
  if (outcome === 'ID_REUSED')
    throw new ProblemError(
      409,
      'COMPLAINT_ID_REUSED',
      '这个提交编号已用于另一件投诉，请刷新页面后重新填写。',
      {
        field: 'id',
      },
    );
  return { trackingCode };
}

/** The code's row, as long as it hangs. @throws ProblemError CODE_INVALID */
async function pointOf(ctx: AppContext, signed: string) {
  const code = readCode(ctx.settings.ratingSecret, signed);
  const point = code && (await findRatingPoint(ctx.db, code.codeId));
  if (!point || point.objectId !== code.objectId || point.status !== 'ACTIVE')
    throw invalid('CODE_INVALID', '这个二维码无效或已停用，可以不用二维码，直接选择要投诉的单位。', 'code');
  return point;
}

const invalid = (code: string, message: string, field: string): ProblemError =>
  new ProblemError(422, code, message, { ruleId: RULE, field });
const notEvaluated = (): ProblemError =>
  invalid('OBJECT_NOT_EVALUATED', '这个单位不在评价范围内，请重新选择。', 'objectId');

/** How a complaint stands, for whoever has its code. Nothing that was written is told, only what was answered. */
export async function track(ctx: AppContext, trackingCode: string): Promise<TrackedView> {
  return viewTracked(ctx, await tracked(ctx, trackingCode));
}

/** Takes a complaint back; its process is told at once where it runs, and otherwise by the worker. */
export async function takeBack(ctx: AppContext, trackingCode: string, at: string): Promise<TrackedView> {
  const before = await tracked(ctx, trackingCode);
  if (before.withdrawnAt === null) {
    if (before.endedAt !== null)
      throw new ProblemError(409, 'FOLLOW_UP_OVER', '这件投诉已经办结，不能撤回。', { ruleId: RULE });
    await withdrawComplaint(ctx.db, before.id, at);
    await ctx.client.workflow
      .getHandle(followUpWorkflowId(before.id))
      .signal(WITHDRAW_SIGNAL)
      .catch((error: unknown) => {
        if (!(error instanceof WorkflowNotFoundError))
          ctx.logger.warn({ err: error, followUpId: before.id }, 'withdrawal is left to the worker');
      });
  }
  return viewTracked(ctx, await tracked(ctx, trackingCode));
}

type Tracked = NonNullable<Awaited<ReturnType<typeof findByTracking>>>;

async function tracked(ctx: AppContext, trackingCode: string): Promise<Tracked> {
  const row = await findByTracking(ctx.db, trackingHashOf(ctx.settings.ratingSecret, trackingCode));
  if (!row)
    throw new ProblemError(404, 'NOT_FOUND', '没有找到对应的投诉，请核对查询码。', { field: 'trackingCode' });
  return row;
}

async function viewTracked(ctx: AppContext, row: Tracked): Promise<TrackedView> {
  const { content, status, endedAt, withdrawnAt } = row;
  const ids = [content?.replyId, content?.dismissal?.addresseeId].filter((id): id is string => !!id);
  const [texts, objects] = await Promise.all([
    notesById(ctx.db, ids),
    objectsInForce(ctx.db, chinaDate(row.at)),
  ]);
  const words = (id: string | undefined) => (id ? (texts[id] ?? null) : null);
  const outcome = content?.outcome ?? null;
  return {
    objectName: objects.find(({ id }) => id === row.objectId)?.name ?? '',
    kinds: row.kinds.map(complaintKindLabel),
    receivedOn: chinaDate(row.at),
    statusLabel:
      withdrawnAt !== null && (outcome === null || outcome === 'WITHDRAWN')
        ? '已撤回'
        : outcome !== null
          ? FOLLOW_UP_OUTCOME_LABELS[outcome]
          : status === 'HANDLING' && content !== null && reworksOf(content).length > 0
            ? '回访后，单位正在再次办理'
            : status === null || status === 'CLOSED'
              ? '已收到，等待登记'
              : STANDS[status],
    reply: words(content?.replyId),
    addressee: words(content?.dismissal?.addresseeId),
    endedOn: endedAt && chinaDate(endedAt),
    mayWithdraw: endedAt === null && withdrawnAt === null,
  };
}

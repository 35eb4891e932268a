import type { CalendarAct } from '../../db/queries/calendar';
import { ProblemError } from '../errors';
import type { Viewer } from '../session/viewer';

/** The viewer's act of this moment. */
export const actOf = (viewer: Viewer, key: string, fingerprint: string): CalendarAct => ({
  at: new Date().toISOString(),
  actorAccountId: viewer.accountId,
  organisationId: viewer.organisation?.id ?? null,
  key,
  fingerprint,
});

export const keyReused = (): ProblemError =>
  new ProblemError(409, 'IDEMPOTENCY_KEY_REUSED', '这个提交编号已用于另一次办理，请刷新页面后重新提交。');

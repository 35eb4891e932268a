import type { StepAnswer } from '../../../workflows/redemption/messages';
import { sendCommand, toKebab } from '../process/commands';
import { callApi } from '../shared/http';
import type { Problem } from '../shared/types';

/**
 * Takes one step on a case. `idempotencyKey` is made once when the form opens and kept through its retries, so
 * that a lost answer never becomes a second effect.
 * @throws ApiError with the reason when the step is refused
 */
export function runCommand(
  id: string,
  command: string,
  body: Record<string, unknown>,
  idempotencyKey: string,
): Promise<StepAnswer> {
  return sendCommand<StepAnswer>(`/redemptions/${encodeURIComponent(id)}`, command, body, idempotencyKey);
}

/** Steps that carry a case forward, in the order of weight; what turns it aside comes after them. */
export const FORWARD = [
  'accept',
  'signFor',
  'assign',
  'recordDelivery',
  'prepare',
  'decide',
  'executePayment',
  'supplySupplement',
  'supplyReviewSupplement',
  'callBack',
];
/** Steps that turn it aside. */
export const ASIDE = ['requestSupplement', 'requestReviewSupplement', 'changeHandler', 'urge', 'order'];

/** Orders commands so that the one which carries the case forward comes first. */
export function byWeight(a: string, b: string): number {
  const rank = (command: string): number => {
    const index = [...FORWARD, ...ASIDE].indexOf(command);
    return index < 0 ? Number.MAX_SAFE_INTEGER : index;
  };
  return rank(a) - rank(b);
}

/** Whether the step is the usual next one. */
export const carriesForward = (command: string): boolean => FORWARD.includes(command);

export interface BulkResult {
  id: string;
  ok: boolean;
  answer?: StepAnswer;
  problem?: Problem;
}

/** The same step on several cases; each has its own result and a refusal of one does not stop the others. */
export async function runBulk(
  ids: string[],
  command: string,
  body: Record<string, unknown>,
  idempotencyKey: string,
): Promise<BulkResult[]> {
  const { results } = await callApi<{ results: BulkResult[] }>(`/redemptions/bulk/${toKebab(command)}`, {
    method: 'POST',
    body: { ids, ...body },
    idempotencyKey,
  });
  return results;
}

import type { StepAnswer } from '../../../workflows/redemption/messages';
import { callApi } from '../shared/http';
import type { Problem } from '../shared/types';

/** `signFor` and `sign-for` are the same command; paths carry the second form. */
export const toKebab = (command: string): string =>
  command.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The form in which rules name a command. */
export const toCamel = (command: string): string =>
  command.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

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
  return callApi<StepAnswer>(`/redemptions/${encodeURIComponent(id)}/${toKebab(command)}`, {
    method: 'POST',
    body,
    idempotencyKey,
  });
}

/** Steps that carry a case forward, in the order of weight; what turns it aside comes after them. */
const FORWARD = [
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
const ASIDE = ['requestSupplement', 'requestReviewSupplement', 'changeHandler', 'urge', 'order'];

/** Orders commands so that the one which carries the case forward comes first. */
export function byWeight(a: string, b: string): number {
  const rank = (command: string): number => {
    const index = [...FORWARD, ...ASIDE].indexOf(command);
    return index < 0 ? Number.MAX_SAFE_INTEGER : index;
  };
  return rank(a) - rank(b);
}

/** Whether the step is the usual next one; others are offered without emphasis. */
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

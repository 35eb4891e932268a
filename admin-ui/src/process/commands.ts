import { callApi } from '../shared/http';
import type { Done } from './types';

/** `signFor` and `sign-for` are the same command; paths carry the second form. */
export const toKebab = (command: string): string =>
  command.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The form in which rules name a command. */
export const toCamel = (command: string): string =>
  command.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Takes one step of the process at `path` (e.g. `/officer-terms/<id>`). `idempotencyKey` is made once when the form
 * opens and kept through its retries, so that a lost answer never becomes a second effect.
 * @throws ApiError with the reason when the step is refused
 */
export function sendCommand<Answer extends Done = Done>(
  path: string,
  command: string,
  body: Record<string, unknown>,
  idempotencyKey: string,
): Promise<Answer> {
  return callApi<Answer>(`${path}/${toKebab(command)}`, { method: 'POST', body, idempotencyKey });
}

import { createHash } from 'node:crypto';
import { canonicalJson } from '../../db/audit/hash';

/** A UUID that is always the same for the same words; used where a repeated request must meet its first effect. */
export function derivedId(...words: readonly string[]): string {
  const hex = createHash('sha256').update(words.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Hash of a request: who asks for what with which content. One Idempotency-Key serves one such request. */
export const fingerprintOf = (accountId: string, command: string, subjectId: string, body: unknown): string =>
  createHash('sha256').update(canonicalJson({ accountId, command, subjectId, body })).digest('hex');

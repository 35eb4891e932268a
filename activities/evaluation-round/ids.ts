import { createHash } from 'node:crypto';

/** Id of somebody's invitation to a round; the same whenever it is made. */
export function invitationId(roundId: string, memberId: string): string {
  return uuidOf(`invitation ${roundId} ${memberId}`);
}

/** Id of the measure that came due under this key by that publication; the same whenever, and by whomever, it is started. */
export function measureIdOf(key: string, sourceRoundId: string, sourceVersion: number): string {
  return uuidOf(`${key}#${sourceRoundId}#${sourceVersion}`);
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

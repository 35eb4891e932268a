import { byCodeUnits } from '../order';
import type { LibraryMember } from './library';

/**
 * Canonical text of a frozen library, to be hashed (SHA-256 of its UTF-8 bytes) before the draw: a head line, then one
 * line `leaf TAB member` per member, ordered by leaf id and member id, each line ended by LF. The order in which the
 * members are given does not matter. Ids must hold no control characters; throws RangeError otherwise.
 */
export function frameText(members: readonly Pick<LibraryMember, 'id' | 'leafId'>[]): string {
  const lines = members.map(({ id, leafId }) => {
    if ([...id, ...leafId].some((char) => char < ' ')) throw new RangeError('control character in an id');
    return `${leafId}\t${id}\n`;
  });
  return `FRAME 1 ${members.length}\n${lines.sort(byCodeUnits).join('')}`;
}

import { createHmac } from 'node:crypto';

/** Letters that nobody mistakes for each other when reading a code aloud. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/**
 * Code by which a complainant asks how it stands: 80 bits that follow from the complaint's id and the secret, so that a
 * complaint sent again gets the same code, and neither database nor backups hold it.
 */
export function trackingCodeOf(secret: string, complaintId: string): string {
  const bytes = createHmac('sha256', secret).update(`TRACK\n${complaintId}`).digest();
  const letters = Array.from({ length: LENGTH }, (_, i) => LETTERS[bytes[i]! % LETTERS.length]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** One-way value of a code as somebody typed it; spaces, dashes, case and mistakable letters don't matter. */
export function trackingHashOf(secret: string, typed: string): string {
  const code = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/U/g, 'V');
  return createHmac('sha256', secret).update(`TRACKED\n${code}`).digest('base64url');
}

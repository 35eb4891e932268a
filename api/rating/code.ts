import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '../../db/audit/hash';
import { codeText, parseCodeText, type RatingCode } from '../../workflows/rules/evaluation/ratings/code';
import { type Visit, visitText } from '../../workflows/rules/evaluation/ratings/visit';

/** Letters of a signature: 132 bits, short enough for a code that an old telephone reads. */
const SIGNATURE_LENGTH = 22;
const MARK = '~';

/** Signature of a text for one purpose; a signature made for one purpose fits no other. */
const signature = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('base64url').slice(0, SIGNATURE_LENGTH);

function holds(secret: string, purpose: string, text: string, given: string): boolean {
  const wanted = Buffer.from(signature(secret, purpose, text));
  const found = Buffer.from(given);
  return wanted.length === found.length && timingSafeEqual(wanted, found);
}

/** What a printed code says after `#`: its text with the signature (GE-WAY-4). */
export function signCode(secret: string, code: RatingCode): string {
  const text = codeText(code);
  return `${text}${MARK}${signature(secret, 'CODE', text)}`;
}

/** The code behind a signed text, or null when it was made up or altered. Whether it still hangs is for the database. */
export function readCode(secret: string, signed: string): RatingCode | null {
  const cut = signed.lastIndexOf(MARK);
  if (cut < 0 || !holds(secret, 'CODE', signed.slice(0, cut), signed.slice(cut + 1))) return null;
  return parseCodeText(signed.slice(0, cut));
}

/** Token of a visit (GE-PER-2): its date and a signature over code, device and date; the same visit has the same token. */
export const signVisit = (secret: string, visit: Visit): string =>
  `${visit.date}${MARK}${signature(secret, 'VISIT', visitText(visit))}`;

/** The date of a visit by its token; null when the token is not of this code and this device. */
export function readVisit(secret: string, token: string, place: Omit<Visit, 'date'>): string | null {
  const [date = '', given = '', ...more] = token.split(MARK);
  if (more.length > 0 || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  return holds(secret, 'VISIT', visitText({ ...place, date }), given) ? date : null;
}

/**
 * One-way value by which devices, addresses and occasions are told apart: the database, its backups and logs hold
 * neither address nor number of a matter, and who has the database alone can't try them out.
 */
export const oneWay = (
  secret: string,
  kind: 'DEVICE' | 'ADDRESS' | 'MATTER' | 'VISIT',
  text: string,
): string => createHmac('sha256', secret).update(`${kind}\n${text}`).digest('base64url');

/** Hash of everything handed in under one id, keyed as well: it covers words and telephone numbers. */
export const contentHash = (secret: string, content: object): string =>
  createHmac('sha256', secret)
    .update(`CONTENT\n${canonicalJson(content)}`)
    .digest('base64url');

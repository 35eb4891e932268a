import { createHmac, randomBytes } from 'node:crypto';

/** Name of the session cookie. */
export const SESSION_COOKIE = 'ys_session';

/** A new session token: 32 random bytes, base64url. It is given to the browser and kept nowhere else. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token: keyed SHA-256, so that neither the table nor the key alone opens a session. */
export const tokenHash = (secret: string, token: string): string =>
  createHmac('sha256', secret).update(token).digest('hex');

/** Instant at which a session ends: idle limit after it was last seen, but never beyond the absolute limit. */
export function sessionEnd(
  limits: { idleMs: number; absoluteMs: number },
  createdAt: string,
  seenAt: number,
): string {
  const end = Math.min(seenAt + limits.idleMs, Date.parse(createdAt) + limits.absoluteMs);
  return new Date(end).toISOString();
}

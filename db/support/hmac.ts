import { createHmac, timingSafeEqual } from 'node:crypto';

/** Header that carries the signature of a message between this system and the bank, in both directions. */
export const SIGNATURE_HEADER = 'x-bank-signature';

/** Header that carries the signature of a message to the message gateway. */
export const MESSAGE_SIGNATURE_HEADER = 'x-message-signature';

/** HMAC-SHA256 of the exact bytes of a message, as 64 lower-case hex digits. */
export function signMessage(secret: string, message: string | Buffer): string {
  return createHmac('sha256', secret).update(message).digest('hex');
}

/** True when `signature` is the signature of exactly these bytes; takes the same time for any wrong value. */
export function isSignedBy(secret: string, message: string | Buffer, signature: string | undefined): boolean {
  if (signature === undefined || !/^[0-9a-f]{64}$/.test(signature)) return false;
  return timingSafeEqual(Buffer.from(signMessage(secret, message), 'hex'), Buffer.from(signature, 'hex'));
}

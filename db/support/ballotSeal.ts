import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/** Every sealed sheet holds this many bytes, so that its length tells nothing of the answers. */
export const SHEET_BYTES = 16_384;

const PKCS8_X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex');

/**
 * Private key of a round, derived from the secret of the installation; it is written down nowhere. Whoever holds the
 * database without the secret can't open a ballot.
 */
export function sealKeyOf(secret: string, roundId: string): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', secret, roundId, 'ballot seal', 32));
  return createPrivateKey({ key: Buffer.concat([PKCS8_X25519, seed]), format: 'der', type: 'pkcs8' });
}

/** Public half of a round's key as base64 text, to be kept with the round. */
export function publicSealKey(secret: string, roundId: string): string {
  return createPublicKey(sealKeyOf(secret, roundId))
    .export({ format: 'der', type: 'spki' })
    .toString('base64');
}

/** Seals a sheet to a round; only the holder of the round's private key can read it. Throws RangeError for one too large. */
export function sealSheet(publicKey: string, roundId: string, sheet: unknown): string {
  const text = Buffer.from(JSON.stringify(sheet), 'utf8');
  if (text.length > SHEET_BYTES - 4) throw new RangeError('sheet too large');
  const padded = Buffer.alloc(SHEET_BYTES);
  padded.writeUInt32BE(text.length);
  text.copy(padded, 4);
  const own = generateKeyPairSync('x25519');
  const to = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  const head = own.publicKey.export({ format: 'der', type: 'spki' });
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sharedKey(own.privateKey, to, roundId), nonce);
  const body = Buffer.concat([cipher.update(padded), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** Opens a sealed sheet; throws when it was not sealed to this round or has been changed. */
export function openSheet(privateKey: KeyObject, roundId: string, sealed: string): unknown {
  const bytes = Buffer.from(sealed, 'base64');
  const headLength = bytes.length - SHEET_BYTES - 28;
  const from = createPublicKey({ key: bytes.subarray(0, headLength), format: 'der', type: 'spki' });
  const nonce = bytes.subarray(headLength, headLength + 12);
  const decipher = createDecipheriv('aes-256-gcm', sharedKey(privateKey, from, roundId), nonce);
  decipher.setAuthTag(bytes.subarray(headLength + 12, headLength + 28));
  const padded = Buffer.concat([decipher.update(bytes.subarray(headLength + 28)), decipher.final()]);
  return JSON.parse(padded.subarray(4, 4 + padded.readUInt32BE()).toString('utf8'));
}

function sharedKey(privateKey: KeyObject, publicKey: KeyObject, roundId: string): Buffer {
  const shared = diffieHellman({ privateKey, publicKey });
  return Buffer.from(hkdfSync('sha256', shared, roundId, 'ballot', 32));
}

/** Token of an invitation: its id with the installation's signature; the same whenever it is made. */
export function invitationToken(secret: string, invitationId: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'invitation', 32));
  return `${invitationId}.${createHmac('sha256', key).update(invitationId).digest('base64url')}`;
}

/** What the database keeps of a token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

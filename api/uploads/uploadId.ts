import { createHash } from 'node:crypto';

/** Id of the upload that an account makes with an Idempotency-Key: a UUID (version 8) that is the same each time. */
export function uploadIdFor(accountId: string, key: string): string {
  const bytes = createHash('sha256').update(`upload\n${accountId}\n${key}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

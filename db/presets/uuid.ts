import { createHash } from 'node:crypto';

/** Namespace of all ids that are derived from names in the presets. */
const NAMESPACE = Buffer.from('3b9f2d4e7a5c4c1e9f605a1d08510800', 'hex');

/** UUID version 5 (RFC 9562) of a name: the same name gives the same id on every machine. */
export function presetId(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

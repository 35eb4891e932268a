import { type FileHandle, open, readFile } from 'node:fs/promises';

/** Kinds of files that are taken as material: media type and the extensions that go with it. */
export const MEDIA_TYPES: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/ofd': ['ofd'],
};

/** Spoken notes as telephones record them; taken beside the others from those who serve in or run schemes of officers. */
export const VOICE_TYPES: Readonly<Record<string, readonly string[]>> = {
  'audio/mpeg': ['mp3'],
  'audio/x-m4a': ['m4a', 'mp4'],
  'audio/mp4': ['m4a', 'mp4'],
  'video/mp4': ['mp4', 'm4a'],
  'video/webm': ['webm'],
};

/** Media type by the content of a file, never by its name; null when it is none of those above. */
export async function detectMediaType(path: string): Promise<string | null> {
  const found = await contentType(await readFile(path));
  if (found !== null && (found in MEDIA_TYPES || found in VOICE_TYPES)) return found;
  return found === 'application/zip' && (await hasEntry(path, 'OFD.xml')) ? 'application/ofd' : null;
}

async function contentType(content: Buffer): Promise<string | null> {
  // An ES module, loaded when it is first needed; its main entry cannot be resolved from CommonJS everywhere.
  const { fileTypeFromBuffer } = await import('file-type/core');
  try {
    return (await fileTypeFromBuffer(content))?.mime ?? null;
  } catch {
    // Content that contradicts itself is of no kind.
    return null;
  }
}

const END_RECORD = 22;
const LONGEST_COMMENT = 65_535;
const LARGEST_DIRECTORY = 4 * 1024 * 1024;

/** True when the archive's directory names this entry (an OFD document is a ZIP with `OFD.xml` at its root). */
async function hasEntry(path: string, wanted: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const tail = await readPart(file, Math.max(0, size - END_RECORD - LONGEST_COMMENT), size);
    const end = tail.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
    if (end < 0 || end + END_RECORD > tail.length) return false;
    const length = tail.readUInt32LE(end + 12);
    const start = tail.readUInt32LE(end + 16);
    if (length > LARGEST_DIRECTORY || start + length > size) return false;
    return entryNames(await readPart(file, start, start + length)).includes(wanted);
  } finally {
    await file.close();
  }
}

async function readPart(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const part = Buffer.alloc(to - from);
  const { bytesRead } = await file.read(part, 0, part.length, from);
  return part.subarray(0, bytesRead);
}

const ENTRY = 46;

/** Names in the central directory of a ZIP archive. */
function entryNames(directory: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + ENTRY <= directory.length && directory.readUInt32LE(at) === 0x02014b50; ) {
    const length = directory.readUInt16LE(at + 28);
    names.push(directory.toString('utf8', at + ENTRY, at + ENTRY + length));
    at += ENTRY + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return names;
}

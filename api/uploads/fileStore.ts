import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Content that has come in whole and is not yet part of the store. */
export interface StagedFile {
  /** Lower-case hex. */
  sha256: string;
  sizeBytes: number;
  /** Where it can be looked at before it is kept. */
  path: string;
  /** Makes it part of the store, for good; content that is there already is left as it is. */
  keep(): Promise<void>;
  /** Leaves nothing behind; without effect after `keep`. */
  discard(): Promise<void>;
}

/** Where contents of files are kept, by their SHA-256. What was kept once is never changed or overwritten. */
export interface FileStore {
  /** Takes content in to the end of the stream; nothing is left behind when the stream fails. */
  stage(content: Readable): Promise<StagedFile>;
  /** Content of a kept file, or the part of it. Throws when it is missing. */
  read(sha256: string, range?: ByteRange): Promise<Readable>;
}

/** Offsets of the first and the last byte. */
export interface ByteRange {
  start: number;
  end: number;
}

const ABANDONED_MS = 24 * 3_600_000;

/**
 * A file store in a directory: `<ab>/<sha256>`. Contents are written beside it, flushed and renamed, so that a crash
 * leaves a whole file or none. Addresses are hashes, so no name from outside ever becomes a path.
 */
export function directoryFileStore(directory: string): FileStore {
  const incoming = join(directory, 'incoming');
  const placeOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256');
    return join(directory, sha256.slice(0, 2), sha256);
  };
  let prepared: Promise<void> | undefined;
  const prepare = async () => {
    await mkdir(incoming, { recursive: true });
    await removeAbandoned(incoming);
  };

  return {
    async stage(content) {
      // It may fail before anybody reads it; `write` then rejects with its error.
      content.on('error', () => undefined);
      prepared ??= prepare();
      await prepared;
      const path = join(incoming, randomUUID());
      const discard = () => rm(path, { force: true });
      try {
        const { sha256, sizeBytes } = await write(content, path);
        return { sha256, sizeBytes, path, discard, keep: () => keep(path, placeOf(sha256)) };
      } catch (error) {
        await discard();
        throw error;
      }
    },

    async read(sha256, range) {
      const path = placeOf(sha256);
      await access(path);
      return createReadStream(path, range);
    },
  };
}

async function write(content: Readable, path: string): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done(null, chunk);
    },
  });
  // Opened before anything is read: a stream that opens its file itself may do so after a failure was cleaned up.
  const file = await open(path, 'wx', 0o600);
  await pipeline(content, measure, file.createWriteStream({ flush: true }));
  return { sha256: hash.digest('hex'), sizeBytes };
}

async function keep(path: string, place: string): Promise<void> {
  const shelf = join(place, '..');
  await mkdir(shelf, { recursive: true });
  if (await exists(place)) return rm(path, { force: true });
  // Two at once are no harm: what is renamed onto the other is the same content.
  await rename(path, place);
  await flushDirectory(shelf);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Makes the new name survive a power cut; some systems cannot open directories, there the rename has to do. */
async function flushDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Removes what a process left half-written when it died. */
async function removeAbandoned(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < Date.now() - ABANDONED_MS) await rm(path, { force: true });
  }
}

import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { UploadRow } from '../../db/queries/upload';
import type { ByteRange, FileStore } from './fileStore';
import { VOICE_TYPES } from './mediaType';

/**
 * Sends a kept file: pictures and spoken notes to be shown or played in the page, anything else to be saved. One byte
 * range is answered in part (206), one that lies beyond the end with 416; several at once, or a range of a file that is
 * not the one the reader began with (If-Range), with the whole. Players ask for ranges, Safari plays nothing without.
 */
export async function giveFile(
  req: Request,
  res: Response,
  store: FileStore,
  upload: UploadRow,
): Promise<void> {
  const etag = `"${upload.sha256}"`;
  headers(res, upload).set('ETag', etag);
  const range = rangeOf(req, upload.sizeBytes, etag);
  if (range === 'BEYOND') {
    res.status(416).set('Content-Range', `bytes */${upload.sizeBytes}`).removeHeader('Content-Disposition');
    res.removeHeader('Content-Type');
    res.end();
    return;
  }
  // Opened first: a file that is missing is told as a problem, not as a broken answer.
  const content = await store.read(upload.sha256, range ?? undefined);
  const { start, end } = range ?? { start: 0, end: upload.sizeBytes - 1 };
  if (range) res.status(206).set('Content-Range', `bytes ${start}-${end}/${upload.sizeBytes}`);
  res.set('Content-Length', String(end - start + 1));
  await send(content, res);
}

const isShown = (mediaType: string): boolean =>
  mediaType.startsWith('image/') || mediaType.startsWith('audio/') || mediaType in VOICE_TYPES;

function headers(res: Response, { fileName, mediaType }: UploadRow): Response {
  res.attachment(fileName);
  if (isShown(mediaType)) {
    res.set('Content-Disposition', String(res.get('Content-Disposition')).replace(/^attachment/, 'inline'));
  }
  return res
    .set('Content-Type', mediaType)
    .set('Accept-Ranges', 'bytes')
    .set('Content-Security-Policy', "sandbox; default-src 'none'")
    .set('X-Content-Type-Options', 'nosniff')
    .set('Cache-Control', 'private, no-store');
}

/** The part that is asked for; null when it is the whole, or nothing that can be understood. */
function rangeOf(req: Request, size: number, etag: string): ByteRange | 'BEYOND' | null {
  const condition = req.get('If-Range');
  if (condition !== undefined && condition !== etag) return null;
  const ranges = req.range(size);
  if (ranges === -1) return 'BEYOND';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  return ranges[0] ?? null;
}

async function send(content: Readable, res: Response): Promise<void> {
  await pipeline(content, res).catch((error: NodeJS.ErrnoException) => {
    // The reader went away; there is nobody left to tell.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

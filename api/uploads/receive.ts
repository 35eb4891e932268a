import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Request } from 'express';
import { ProblemError } from '../errors';
import { cleanFileName, extensionOf } from './fileName';
import type { FileStore, StagedFile } from './fileStore';
import { detectMediaType, MEDIA_TYPES, VOICE_TYPES } from './mediaType';

export interface ReceivedFile {
  staged: StagedFile;
  fileName: string;
  mediaType: string;
}

/** Room for the parts of a form around the file itself. */
const FORM_OVERHEAD = 64 * 1024;

/**
 * Takes the one file of a multipart form (field `file`) into the store's ante-room and checks it: not empty, within
 * the limit, of an allowed kind by content, named accordingly. Refusals leave nothing behind. The caller keeps or
 * discards what is returned. Spoken notes are taken only when `voice` is asked for.
 * @throws ProblemError UPLOAD_MALFORMED, UPLOAD_EMPTY, UPLOAD_TOO_LARGE, UPLOAD_TYPE
 */
export async function receiveFile(
  req: Request,
  store: FileStore,
  maxBytes: number,
  { voice = false }: { voice?: boolean } = {},
): Promise<ReceivedFile> {
  if (Number(req.get('content-length') ?? 0) > maxBytes + FORM_OVERHEAD) throw tooLarge(maxBytes);
  const { staged, givenName, truncated } = await readForm(req, store, maxBytes);
  try {
    if (truncated) throw tooLarge(maxBytes);
    if (staged.sizeBytes === 0)
      throw new ProblemError(422, 'UPLOAD_EMPTY', '文件是空的，请重新选择。', { field: 'file' });
    const fileName = cleanFileName(givenName);
    return { staged, fileName, mediaType: await checkedType(staged.path, fileName, voice) };
  } catch (error) {
    await staged.discard();
    throw error;
  }
}

export interface FormFile {
  staged: StagedFile;
  givenName: string;
  truncated: boolean;
}

/**
 * Takes the one file of a multipart form as it is, whatever it holds; the caller checks, keeps or discards it.
 * @throws ProblemError UPLOAD_MALFORMED
 */
export async function readForm(req: Request, store: FileStore, maxBytes: number): Promise<FormFile> {
  let file: Promise<FormFile> | undefined;
  let storeError: unknown;
  try {
    const form = busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      // One byte more than allowed, so that a file of exactly the limit is not taken for a cut one.
      limits: { files: 1, fileSize: maxBytes + 1, fields: 10, fieldSize: 1024, parts: 12 },
    });
    form.on('file', (field, content, info) => {
      if (field !== 'file') return void content.resume();
      file = store.stage(content).then((staged) => ({
        staged,
        givenName: info.filename ?? '',
        truncated: staged.sizeBytes > maxBytes,
      }));
      file.catch((error) => {
        // The form ended first: it is what failed. Otherwise the store did, and nobody reads the form any more.
        if (form.destroyed) return;
        storeError = error;
        form.destroy(error);
      });
    });
    await pipeline(req, form);
  } catch {
    await file?.then(({ staged }) => staged.discard()).catch(() => undefined);
    throw storeError ?? malformed();
  }
  if (file === undefined) throw malformed();
  return file;
}

async function checkedType(path: string, fileName: string, voice: boolean): Promise<string> {
  const mediaType = await detectMediaType(path);
  const taken = voice ? { ...MEDIA_TYPES, ...VOICE_TYPES } : MEDIA_TYPES;
  const extensions = mediaType === null ? undefined : taken[mediaType];
  if (mediaType === null || extensions === undefined) {
    const sounds = voice ? '，以及 MP3、M4A、MP4、WebM 录音' : '';
    throw notAllowed(`只接受 PDF、OFD、PNG、JPG、WebP、DOCX、XLSX 文件${sounds}，请转换格式后再上传。`);
  }
  if (!extensions.includes(extensionOf(fileName).toLowerCase())) {
    throw notAllowed(
      `文件内容是 ${extensions[0]?.toUpperCase()} 格式，与文件名的后缀不一致，请改正文件名后再上传。`,
    );
  }
  return mediaType;
}

const malformed = () =>
  new ProblemError(400, 'UPLOAD_MALFORMED', '没有收到完整的文件，请重新上传。', { field: 'file' });

const notAllowed = (detail: string) => new ProblemError(415, 'UPLOAD_TYPE', detail, { field: 'file' });

export const tooLarge = (maxBytes: number) =>
  new ProblemError(
    413,
    'UPLOAD_TOO_LARGE',
    `文件超过 ${Math.floor(maxBytes / 1024 / 1024)} MB 的上限，请压缩后再上传。`,
    {
      field: 'file',
    },
  );

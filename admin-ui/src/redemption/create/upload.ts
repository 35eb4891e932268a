import { formatSize } from '../../format';
import type { UploadedFile } from './types';

/** What the server takes; it checks the content of every file again. */
export const UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024;
export const UPLOAD_EXTENSIONS = ['pdf', 'ofd', 'jpg', 'jpeg', 'png', 'webp', 'docx', 'xlsx'] as const;
export const UPLOAD_ACCEPT = UPLOAD_EXTENSIONS.map((extension) => `.${extension}`).join(',');

/** Why a file cannot be handed in, before any byte is sent; null when it can. */
export function fileProblem(file: { name: string; size: number }): string | null {
  const extension = file.name.split('.').pop()?.toLowerCase() ?? '';
  if (!(UPLOAD_EXTENSIONS as readonly string[]).includes(extension)) {
    return `不支持“.${extension}”格式，请使用 PDF、OFD、JPG、PNG、WebP、DOCX 或 XLSX。`;
  }
  if (file.size === 0) return '文件是空的，请重新选择。';
  if (file.size > UPLOAD_LIMIT_BYTES) return `文件 ${formatSize(file.size)}，超过 20 MB 的上限。`;
  return null;
}

export interface RunningUpload {
  done: Promise<UploadedFile>;
  cancel(): void;
}

/**
 * Sends one file. `key` is the Idempotency-Key of this file, the same on every retry; `onProgress` gets the
 * share sent (0…1). Rejects with an Error whose message is a Chinese sentence; cancelling rejects too.
 */
export function uploadFile(file: File, key: string, onProgress: (share: number) => void): RunningUpload {
  const request = new XMLHttpRequest();
  const done = new Promise<UploadedFile>((resolve, reject) => {
    request.open('POST', '/api/uploads');
    request.setRequestHeader('Idempotency-Key', key);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      const answer = readJson(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer as UploadedFile);
      else reject(new Error(detailOf(answer) ?? `上传失败（${request.status}），请重试。`));
    };
    request.onerror = () => reject(new Error('网络中断，文件没有传完，请重试。'));
    request.onabort = () => reject(new Error('已取消上传。'));
    const body = new FormData();
    body.append('file', file, file.name);
    request.send(body);
  });
  return { done, cancel: () => request.abort() };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function detailOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('detail' in answer)) return null;
  return typeof answer.detail === 'string' ? answer.detail : null;
}

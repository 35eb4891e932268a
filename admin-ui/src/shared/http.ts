import { HttpError } from 'react-admin';
import type { Problem } from './types';

/** A refusal or failure of the API: `message` is a Chinese sentence, `problem` the document behind it. */
export class ApiError extends HttpError {
  constructor(readonly problem: Problem) {
    super(problem.detail, problem.status, { ...problem, errors: fieldErrors(problem) });
    // react-admin's class sets its own prototype, which would make this an HttpError only.
    Object.setPrototypeOf(this, ApiError.prototype);
  }
}

/** Messages by field, in the shape in which react-admin puts them under the inputs of a form. */
export function fieldErrors(problem: Problem): Record<string, string> | undefined {
  const found = Object.fromEntries((problem.errors ?? []).map((error) => [error.field, error.message]));
  if (problem.field && !found[problem.field]) found[problem.field] = problem.detail;
  return Object.keys(found).length > 0 ? found : undefined;
}

/** The problem document of anything that was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  const detail = error instanceof Error && error.message ? error.message : '发生了未预料的错误，请重试。';
  return { type: 'about:blank', title: '操作未完成', status: 0, code: 'UNEXPECTED', detail };
}

const NETWORK: Problem = {
  type: 'about:blank',
  title: '网络连接中断',
  status: 0,
  code: 'NETWORK',
  detail: '未能连接到服务器，填写的内容仍保留在页面上，请稍后重试。',
};

const FALLBACK: Record<number, string> = {
  401: '登录已失效，请重新登录。',
  403: '您的角色无权进行此操作。',
  404: '没有找到所要的内容，或您无权查看。',
  413: '文件过大，无法上传。',
  429: '操作过于频繁，请稍候再试。',
  503: '服务正在启动或暂时不可用，请稍后重试。',
};

async function toError(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => null)) as Partial<Problem> | null;
  return new ApiError({
    type: 'about:blank',
    title: '操作未完成',
    code: `HTTP_${response.status}`,
    ...body,
    detail: body?.detail ?? FALLBACK[response.status] ?? '服务器未能完成操作，请稍后重试。',
    status: response.status,
  });
}

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON; a FormData is sent as it is. */
  body?: unknown;
  /** Same key for every retry of one intention; the server answers a repeated key with its first answer. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/**
 * Calls the API with the session cookie. `path` starts after `/api`.
 * @throws ApiError for every refusal and for a lost connection
 */
export async function callApi<T>(path: string, options: CallOptions = {}): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  const isForm = options.body instanceof FormData;
  if (options.body !== undefined && !isForm) headers['content-type'] = 'application/json';
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method: options.method ?? 'GET',
      headers,
      credentials: 'same-origin',
      body: isForm ? (options.body as FormData) : toJson(options.body),
      signal: options.signal,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(NETWORK);
  }
  if (!response.ok) throw await toError(response);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

const toJson = (body: unknown): string | undefined => (body === undefined ? undefined : JSON.stringify(body));

/** A fresh key for one intention of a person; keep it through retries. */
export const newIdempotencyKey = (): string => {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** What the API keeps of an uploaded file. */
export interface UploadView {
  id: string;
  fileName: string;
  sizeBytes: number;
  mediaType: string;
  sha256: string;
}

/** Uploads one file; the answer's id is what commands refer to. */
export function uploadFile(file: File, idempotencyKey: string): Promise<UploadView> {
  const form = new FormData();
  form.append('file', file, file.name);
  return callApi<UploadView>('/uploads', { method: 'POST', body: form, idempotencyKey });
}

import {
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { ErrorRequestHandler, Response } from 'express';
import type {} from 'pino-http'; // adds id and log to a request
import { ZodError } from 'zod';
import { REFUSAL, type Refusal } from '../workflows/redemption/messages';

/** One field that was not right; `field` is a path like `materials.0.uploadId`. */
export interface FieldError {
  field: string;
  code: string;
  message: string;
  /** Rule that asks for it, if one does. */
  ruleId?: string;
}

export interface ProblemExtras {
  ruleId?: string;
  field?: string;
  errors?: FieldError[];
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
  cause?: unknown;
}

/** A refusal that a person can read: HTTP status, stable code and one Chinese sentence. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(`${code}: ${detail}`, { cause: extras.cause });
    this.name = 'ProblemError';
  }
}

/** Body of every error answer (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  ruleId?: string;
  field?: string;
  errors?: FieldError[];
  requestId: string;
}

const TITLES: Record<number, string> = {
  400: '请求有误',
  401: '请先登录',
  403: '没有权限',
  404: '没有找到',
  405: '不支持的操作',
  409: '当前不能办理',
  413: '内容过大',
  415: '格式不支持',
  422: '填写有误',
  429: '操作过于频繁',
  500: '系统错误',
  503: '服务暂不可用',
};

/** The same answer for what does not exist and for what the asker may not know of. */
export const notFound = (what = '所查内容'): ProblemError =>
  new ProblemError(404, 'NOT_FOUND', `没有找到${what}，或者您无权查看。`);

export const forbidden = (detail = '您的岗位不能进行此操作。'): ProblemError =>
  new ProblemError(403, 'FORBIDDEN', detail);

/** The engine can't answer now; the same request with the same key does no harm. */
export const unavailable = (cause: unknown): ProblemError =>
  new ProblemError(503, 'ENGINE_UNAVAILABLE', '流程服务暂时没有回应，请稍后用同一编号重试，不会重复办理。', {
    retryAfter: 5,
    cause,
  });

/** Turns whatever was thrown into a problem; what is not known becomes 500 without any inner detail. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof ZodError) return invalid(error);
  const refusal = findRefusal(error);
  if (refusal) {
    const { code, message, ruleId, field } = refusal;
    return new ProblemError(409, code, message, { ruleId, field, cause: error });
  }
  return fromEngine(error) ?? fromDatabase(error) ?? fromHttp(error) ?? internal(error);
}

function invalid(error: ZodError): ProblemError {
  const errors = error.issues.map((issue) => ({
    field: issue.path.map(String).join('.'),
    code: issue.code.toUpperCase(),
    message: issue.message,
  }));
  const first = errors[0];
  const where = first?.field ? `（${first.field}）` : '';
  return new ProblemError(422, 'INVALID_REQUEST', `填写的内容有误${where}：${first?.message ?? ''}`, {
    field: first?.field,
    errors,
  });
}

/** The refusal of a rule somewhere in the chain of causes, if that is what went wrong. */
export function findRefusal(error: unknown): Refusal | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 10; at = at.cause, depth += 1) {
    if (at instanceof ApplicationFailure && at.type === REFUSAL) return (at.details?.[0] as Refusal) ?? null;
  }
  return null;
}

const GRPC_UNREACHABLE = new Set([1, 4, 8, 10, 14]);

function fromEngine(error: unknown): ProblemError | null {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return unavailable(error);
  if (error instanceof WorkflowNotFoundError) return notFound();
  if (error instanceof WorkflowUpdateFailedError)
    return new ProblemError(500, 'STEP_FAILED', '办理未能完成，数据没有改变，请联系管理员。', {
      cause: error,
    });
  const grpc = isGrpcServiceError(error) ? error : error instanceof ServiceError ? error.cause : null;
  if (isGrpcServiceError(grpc) && GRPC_UNREACHABLE.has(grpc.code)) return unavailable(error);
  return null;
}

const PG_UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|57P0[123]|53300|08...)$/;

function fromDatabase(error: unknown): ProblemError | null {
  const code = (error as { code?: unknown })?.code;
  const late =
    error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message);
  if (!late && !(typeof code === 'string' && PG_UNREACHABLE.test(code))) return null;
  return new ProblemError(503, 'DATABASE_UNAVAILABLE', '数据服务暂时没有回应，请稍后重试。', {
    retryAfter: 5,
    cause: error,
  });
}

function fromHttp(error: unknown): ProblemError | null {
  const { type, status } = (error ?? {}) as { type?: string; status?: number };
  if (type === 'entity.too.large')
    return new ProblemError(413, 'BODY_TOO_LARGE', '提交的内容过大（上限 256 kB），请精简后再提交。');
  if (type === 'entity.parse.failed')
    return new ProblemError(400, 'MALFORMED_JSON', '提交的内容不是有效的 JSON。');
  if (status === 415) return new ProblemError(415, 'UNSUPPORTED_MEDIA_TYPE', '不支持这种内容格式或编码。');
  if (status && status >= 400 && status < 500)
    return new ProblemError(status, 'BAD_REQUEST', '请求无法识别，请检查后重试。', { cause: error });
  return null;
}

const internal = (cause: unknown): ProblemError =>
  new ProblemError(500, 'INTERNAL', '系统出现错误，已记录。请稍后重试，或把编号告诉管理员。', { cause });

/** The document that is sent; holds nothing but what is meant for the reader. */
export function problemBody(problem: ProblemError, requestId: string): Problem {
  const { ruleId, field, errors } = problem.extras;
  return {
    type: `urn:yingshang:problem:${problem.code.toLowerCase().replaceAll('_', '-')}`,
    title: TITLES[problem.status] ?? '请求未能完成',
    status: problem.status,
    code: problem.code,
    detail: problem.detail,
    ...(ruleId ? { ruleId } : {}),
    ...(field ? { field } : {}),
    ...(errors?.length ? { errors } : {}),
    requestId,
  };
}

/** Sends a problem document; used by the error handler and by middleware that answers by itself. */
export function sendProblem(res: Response, problem: ProblemError): void {
  if (problem.extras.retryAfter) res.set('Retry-After', String(problem.extras.retryAfter));
  res.status(problem.status).type('application/problem+json');
  res.send(JSON.stringify(problemBody(problem, String(res.req.id ?? ''))));
}

/** Last middleware: logs what is our fault, tells the client in its own terms. */
export const errorHandler: ErrorRequestHandler = (error, req, res, next) => {
  const problem = toProblem(error);
  if (problem.status >= 500)
    req.log?.error({ err: problem.extras.cause ?? error, code: problem.code }, 'request failed');
  if (res.headersSent) return next(error);
  sendProblem(res, problem);
};

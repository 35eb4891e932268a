import type { z } from 'zod';
import type { Role } from '../workflows/rules/redemption/types';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Who may call: anybody, anybody logged in, or holders of one of the roles. */
export type Access = 'PUBLIC' | 'SESSION' | readonly Role[];

export type Shape = z.ZodType | undefined;
export type Out<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined;

/** One route; the same declaration checks the request, shapes the answer and documents both. */
export interface RouteSpec<P extends Shape, Q extends Shape, B extends Shape, R extends Shape> {
  /** Chinese, one line. */
  summary: string;
  access: Access;
  params?: P;
  query?: Q;
  body?: B;
  /** Shape of the JSON answer; unknown fields are dropped. Left out: the handler writes the response itself. */
  answers?: R;
  /** Status of the answer, default 200. */
  status?: number;
  /** Requires the header Idempotency-Key (a UUID). */
  idempotent?: boolean;
  /** Media type of an answer that the handler writes itself. */
  produces?: string;
  /** Media type of a request body that the handler reads itself. */
  consumes?: string;
}

import { z } from 'zod';
import { ProblemError } from './errors';

/** Counting stops here; beyond it the interface says "more than". Pages deeper than this are refused. */
export const COUNT_CAP = 10_000;

/** What a list is asked for, checked. */
export interface ListQuery<F> {
  filter: F;
  sort: { field: string; descending: boolean };
  limit: number;
  offset: number;
}

const jsonText = (what: string) =>
  z.string().transform((text, ctx): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      ctx.addIssue({ code: 'custom', message: `${what}不是有效的 JSON` });
      return z.NEVER;
    }
  });

/**
 * Parameters of a list: `filter={json}&sort=["field","ASC|DESC"]&page=1&perPage=25`. Only the named fields can be
 * sorted by; at most 1000 rows a page; nothing beyond the first 10 000 rows.
 */
export function listQuery<F extends z.ZodObject>(
  filter: F,
  sortable: readonly [string, ...string[]],
  preset: { field: string; descending: boolean },
) {
  return z
    .object({
      filter: jsonText('筛选条件').pipe(filter).optional(),
      sort: jsonText('排序')
        .pipe(z.tuple([z.enum(sortable), z.enum(['ASC', 'DESC'])]))
        .optional(),
      page: z.coerce.number().int().min(1).default(1),
      perPage: z.coerce.number().int().min(1).max(1000).default(25),
    })
    .transform((raw): ListQuery<z.output<F>> => {
      const offset = (raw.page - 1) * raw.perPage;
      if (offset >= COUNT_CAP)
        throw new ProblemError(400, 'LIST_TOO_DEEP', '翻页过深，请用筛选条件缩小范围后再查看。');
      return {
        filter: (raw.filter ?? filter.parse({})) as z.output<F>,
        sort: raw.sort ? { field: raw.sort[0], descending: raw.sort[1] === 'DESC' } : preset,
        limit: raw.perPage,
        offset,
      };
    });
}

/** Answer of a list; the total is capped at `COUNT_CAP`. */
export const listAnswer = <R extends z.ZodType>(row: R) =>
  z.object({ data: z.array(row), total: z.number().int(), totalIsCapped: z.boolean().optional() });

/** A page of rows with its counted total, shaped for `listAnswer`. */
export function page<T>(data: T[], counted: number): { data: T[]; total: number; totalIsCapped?: boolean } {
  return counted > COUNT_CAP ? { data, total: COUNT_CAP, totalIsCapped: true } : { data, total: counted };
}

/** One or several values of a filter, as a list. */
export const oneOrMany = <S extends z.ZodType>(schema: S) =>
  z.union([schema, z.array(schema).max(50)]).transform((value) => (Array.isArray(value) ? value : [value]));

/** Search text: trimmed, at most 64 characters; empty means no search. */
export const searchText = z
  .string()
  .trim()
  .max(64)
  .transform((text) => text || undefined);

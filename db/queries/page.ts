import { type OrderByItemBuilder, type ReferenceExpression, type SelectQueryBuilder, sql } from 'kysely';
import type { Db } from '../connect';

/** What every list is asked for: one field to sort by and one stretch of rows. */
export interface PageRequest {
  sort: { field: string; descending: boolean };
  limit: number;
  offset: number;
}

/** Counting stops one above this. */
const COUNT_LIMIT = 10_000;

/**
 * Rows of one page and how many there are in all, counted up to 10 001. `tie` makes the order total, so that no row
 * is shown on two pages. Empty values come last in either direction.
 */
export async function pageOf<DB, TB extends keyof DB, O>(
  db: Db,
  query: SelectQueryBuilder<DB, TB, O>,
  request: PageRequest,
  columns: { sort: string; tie: string },
): Promise<{ rows: O[]; total: number }> {
  const { descending } = request.sort;
  const [rows, total] = await Promise.all([
    query
      .orderBy(sql.ref(columns.sort), directionOf(columns.sort, descending))
      .orderBy(columns.tie as ReferenceExpression<DB, TB> & string)
      .limit(request.limit)
      .offset(request.offset)
      .execute(),
    countUpTo(db, query),
  ]);
  return { rows, total };
}

/** Columns by which lists are sorted and which may be empty. */
const MAY_BE_EMPTY =
  /(^|\.)(approvedFen|acceptedAt|paidAt|closedAt|nextDueAt|dueAt|publishedAt|validTo|lastFiledAt|windowEndsAt|endedAt|passedOnAt|screenedAt|certificateNo)$/;

/**
 * The direction of a sorting column; empty values come last. Said only where a column may be empty: an index in
 * descending order serves `desc`, but not `desc nulls last`.
 */
export function directionOf(column: string, descending: boolean) {
  return (order: OrderByItemBuilder): OrderByItemBuilder => {
    if (!descending) return order.asc();
    return MAY_BE_EMPTY.test(column) ? order.desc().nullsLast() : order.desc();
  };
}

/** How many rows the query has, counted up to 10 001 and no further. */
export async function countUpTo<DB, TB extends keyof DB, O>(
  db: Db,
  query: SelectQueryBuilder<DB, TB, O>,
): Promise<number> {
  const counted = query
    .clearSelect()
    .select(sql.lit(1).as('one'))
    .limit(COUNT_LIMIT + 1)
    .as('counted');
  const row = await db
    .selectFrom(counted as never)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return (row as { total: number }).total;
}

/** A search text as a pattern for `ilike`: what the person typed, found anywhere, with no wildcards of its own. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/**
 * Ids of the cases whose number, enterprise, credit code or item holds this text. From two characters on the index
 * of character pairs narrows the search before the words themselves are compared.
 */
export function casesHolding(db: Db, text: string) {
  return db
    .selectFrom('redemptionSearch')
    .select('redemptionId')
    .where('words', 'ilike', containing(text))
    .$if([...text].length > 1, (query) => query.where(sql<boolean>`grams(words) @> grams(${text}::text)`));
}

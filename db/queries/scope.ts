import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../schema';

/**
 * One way to be entitled to a row: every named column has one of the given values. A column of a joined table is named
 * with it (`organisation.regionId`) and stands under its own name in the row.
 */
export type ScopeClause = Readonly<Record<string, readonly string[]>>;

/** Which rows somebody may see: all, or those that fit at least one clause; no clause means none. */
export type Scope = 'ALL' | readonly ScopeClause[];

/** True when the row is inside the scope; the same reading as `inScope` gives in SQL. */
export function matchesScope(scope: Scope, row: Readonly<Record<string, unknown>>): boolean {
  if (scope === 'ALL') return true;
  return scope.some((clause) =>
    Object.entries(clause).every(([column, values]) =>
      values.includes(String(row[column.split('.').at(-1) ?? ''] ?? '')),
    ),
  );
}

/** The scope as a condition on a table (columns are prefixed with `table`); null columns never match. */
export function inScope<TB extends keyof Database>(
  eb: ExpressionBuilder<Database, TB>,
  table: TB & string,
  scope: Scope,
): Expression<SqlBool> {
  if (scope === 'ALL') return eb.lit(true);
  const column = (name: string) => sql.ref(name.includes('.') ? name : `${table}.${name}`);
  return eb.or(
    scope.map((clause) =>
      eb.and(
        Object.entries(clause).map(([name, values]) =>
          values.length ? sql<SqlBool>`${column(name)} in (${sql.join(values)})` : eb.lit(false),
        ),
      ),
    ),
  );
}

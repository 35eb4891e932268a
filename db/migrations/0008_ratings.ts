import { type Kysely, sql } from 'kysely';

/** Sites, windows and real-time ratings of the direct evaluation. Frozen once landed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: string[] = [];

import { type Kysely, sql } from 'kysely';

/** Direct evaluation: what the lists of rounds need. Frozen once landed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: string[] = [];

import { type Kysely, sql } from 'kysely';

/** Library and questionnaires of the direct evaluation as they are edited. Frozen once landed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: string[] = [];

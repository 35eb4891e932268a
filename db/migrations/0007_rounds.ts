import { type Kysely, sql } from 'kysely';

/** Direct evaluation: what the lists of rounds need. Frozen once landed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: string[] = [
  // Whether everybody in the city may read the round, as the access policy asks for it; follows from the row itself.
  `alter table evaluation_round add column published text not null
    generated always as (case when published_version is null then 'false' else 'true' end) stored`,
  `create index evaluation_round_time on evaluation_round (scheme_code, year desc, number desc)`,
  // History of one object through the rounds.
  `create index round_rank_object on round_rank (object_id, round_id, version)`,
];

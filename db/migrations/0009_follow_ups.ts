import { type Kysely, sql } from 'kysely';

/** Follow-ups of poor ratings and complaints. Frozen once landed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: string[] = [
  // What asks for a follow-up; the worker starts a process for each, under this id.
  `create table follow_up_due (
    id uuid primary key,
    scheme_code text not null,
    kind text not null check (kind in ('RATING','COMPLAINT')),
    rating_id uuid unique references rating(id),
    point_id uuid references rating_point(id),
    object_id text not null,
    aspects jsonb not null,
    at timestamptz not null
  )`,
];

import { type Kysely, sql } from 'kysely';

/** Changes of the parameters of a scheme, drafted by one and published by another. Frozen once landed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: string[] = [
  `create table scheme_change (
    scheme_code text not null,
    version integer not null,
    from_version integer not null,
    parameters jsonb not null,
    status text not null check (status in ('DRAFT','PUBLISHED','DISCARDED')),
    revision integer not null default 1,
    reason_note_id uuid not null,
    drafted_by uuid not null,
    editors jsonb not null,
    drafted_at timestamptz not null,
    updated_at timestamptz not null,
    published_by uuid,
    published_at timestamptz,
    primary key (scheme_code, version),
    foreign key (scheme_code, from_version) references scheme(code, version),
    check ((status = 'PUBLISHED') = (published_by is not null and published_at is not null)),
    constraint scheme_change_two_persons check (published_by is null or not editors ? published_by::text)
  )`,
  `create unique index scheme_change_one_draft on scheme_change (scheme_code) where status = 'DRAFT'`,
];

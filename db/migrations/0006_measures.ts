import { type Kysely, sql } from 'kysely';

/** Measures of the ladder after a bottom placing, with the files handed in to them. Frozen once landed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table measure (
    id uuid primary key,
    scheme_code text not null,
    scheme_version integer not null,
    kind text not null check (kind in ('RECTIFY','INTERVIEW','REVIEW')),
    due_key text not null,
    round_id text not null,
    round_year integer not null,
    round_number integer not null,
    streak integer not null check (streak >= 1),
    object_id text not null,
    object_name text not null,
    object_group text not null check (object_group in ('COUNTY','DEPARTMENT')),
    object_organisation_id text references organisation(id),
    organ_organisation_id text not null references organisation(id),
    organiser_organisation_id text not null references organisation(id),
    region_id text not null,
    organs jsonb not null,
    parameters jsonb not null,
    status text not null,
    content jsonb not null,
    due_on date,
    meets_at timestamptz,
    started_at timestamptz not null,
    ended_at timestamptz,
    next_due_at timestamptz,
    next_due_kind text,
    overdue_count integer not null default 0,
    step_seq integer not null,
    updated_at timestamptz not null,
    clock_offset_ms bigint not null default 0
  )`,
  // One measure for each object, round and rung; one that a correction cancelled may be started again.
  `create unique index measure_once on measure (due_key) where status <> 'CANCELLED'`,
  `create index measure_object on measure (object_id, started_at desc, id)`,
  `create index measure_object_organisation on measure (object_organisation_id, started_at desc, id)`,
  `create index measure_organ on measure (organ_organisation_id, started_at desc, id)`,
  `create index measure_organiser on measure (organiser_organisation_id, started_at desc, id)`,
  `create index measure_round on measure (round_id)`,
  `create index measure_ended on measure (ended_at) where ended_at is not null`,
  `create table measure_file (
    measure_id uuid not null references measure(id),
    upload_id uuid not null references upload(id),
    step_seq integer not null,
    event text not null,
    item_id text,
    primary key (measure_id, step_seq, upload_id)
  )`,
  `create index measure_file_upload on measure_file (upload_id)`,
];

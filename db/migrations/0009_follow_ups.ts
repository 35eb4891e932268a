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
  // What somebody complained about, and how he wants to be called back; never for the evaluated.
  `create table complaint (
    id uuid primary key references follow_up_due(id),
    words text not null,
    kinds jsonb not null,
    contact_name text,
    contact_phone text,
    tracking_hash text not null unique,
    fingerprint text not null,
    at timestamptz not null,
    withdrawn_at timestamptz,
    check ((contact_name is null) = (contact_phone is null))
  )`,
  `create index complaint_withdrawn on complaint (withdrawn_at) where withdrawn_at is not null`,
  `create table follow_up (
    id uuid primary key references follow_up_due(id),
    scheme_code text not null,
    scheme_version integer not null,
    kind text not null check (kind in ('RATING','COMPLAINT')),
    point_id uuid references rating_point(id),
    aspects jsonb not null,
    has_contact boolean not null,
    object_id text not null,
    object_name text not null,
    object_organisation_id text references organisation(id),
    organ_organisation_id text not null references organisation(id),
    region_id text not null,
    parameters jsonb not null,
    status text not null,
    content jsonb not null,
    outcome text,
    satisfaction integer,
    passed_on boolean not null,
    passed_on_at timestamptz,
    started_at timestamptz not null,
    ended_at timestamptz,
    next_due_at timestamptz,
    next_due_kind text,
    overdue_count integer not null default 0,
    step_seq integer not null,
    updated_at timestamptz not null,
    clock_offset_ms bigint not null default 0
  )`,
  `create index follow_up_started on follow_up (scheme_code, started_at desc, id)`,
  `create index follow_up_object on follow_up (object_organisation_id, passed_on_at desc, id)`,
  `create index follow_up_running on follow_up (scheme_code, next_due_at, id) where ended_at is null`,
  `create index follow_up_ended on follow_up (ended_at) where ended_at is not null`,
  `create table follow_up_file (
    follow_up_id uuid not null references follow_up(id),
    upload_id uuid not null references upload(id),
    step_seq integer not null,
    primary key (follow_up_id, step_seq, upload_id)
  )`,
  `create index follow_up_file_upload on follow_up_file (upload_id)`,
];

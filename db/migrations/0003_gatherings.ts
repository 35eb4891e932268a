import { type Kysely, sql } from 'kysely';

/**
 * Gatherings of officers with their invitations, the pairs in which officers serve, random visits, and the watch over
 * the sessions and meetings that an organiser owes. Frozen once landed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // ---- gatherings ------------------------------------------------------------------------------------
  // What people write about a gathering; a change is a new row, so that every earlier plan can be read.
  `create table gathering_plan (
    id uuid primary key,
    gathering_id uuid not null,
    theme text not null,
    contents jsonb not null,
    place text not null,
    convener text not null default '',
    target_text text not null default '',
    sitting_in jsonb not null,
    content_sha256 text not null,
    created_by uuid not null,
    created_at timestamptz not null default now()
  )`,
  `create index gathering_plan_gathering on gathering_plan (gathering_id, created_at)`,
  `create table gathering (
    id uuid primary key,
    scheme_code text not null,
    scheme_version integer not null,
    office_organisation_id text not null references organisation(id),
    kind text not null check (kind in ('COLLECTIVE','SESSION','MEETING','TRAINING','EVALUATION')),
    status text not null check (status in ('PLANNED','HELD','CLOSED','CANCELLED')),
    plan_id uuid not null references gathering_plan(id),
    starts_at timestamptz not null,
    ends_at timestamptz,
    target_organisation_id text references organisation(id),
    invited integer not null,
    present integer,
    revision integer not null default 0,
    minutes_note_id uuid,
    minutes_at timestamptz,
    held_at timestamptz,
    closed_at timestamptz,
    cancelled_at timestamptz,
    cancel_note_id uuid,
    next_due_at timestamptz,
    next_due_kind text,
    overdue_count integer not null default 0,
    created_by uuid not null,
    created_at timestamptz not null,
    step_seq integer not null,
    updated_at timestamptz not null,
    clock_offset_ms bigint not null default 0,
    foreign key (scheme_code, scheme_version) references scheme(code, version)
  )`,
  `create index gathering_scheme on gathering (scheme_code, starts_at desc, id)`,
  `create index gathering_office on gathering (office_organisation_id, starts_at desc, id)`,
  `create table gathering_invitation (
    gathering_id uuid not null references gathering(id),
    term_id uuid not null references officer_term(id),
    officer_account_id uuid not null references account(id),
    answer text not null default 'OPEN' check (answer in ('OPEN','TAKES_PART','DECLINES')),
    answer_note_id uuid,
    answered_at timestamptz,
    present boolean,
    done_as_required boolean,
    recorded_at timestamptz,
    recorded_by uuid,
    record_note_id uuid,
    withdrawn_at timestamptz,
    primary key (gathering_id, term_id)
  )`,
  `create index gathering_invitation_term on gathering_invitation (term_id, gathering_id)`,
  `create index gathering_invitation_account on gathering_invitation (officer_account_id)`,

  // ---- who serves with whom, and where ---------------------------------------------------------------
  `create table rotation_plan (
    scheme_code text primary key,
    pairs jsonb not null,
    gathering_id uuid not null references gathering(id),
    updated_at timestamptz not null
  )`,
  `create table random_visit (
    id uuid primary key,
    scheme_code text not null,
    office_organisation_id text not null references organisation(id),
    seed text not null,
    officers jsonb not null,
    targets jsonb not null,
    target_organisation_id text not null references organisation(id),
    term_id uuid not null references officer_term(id),
    officer_account_id uuid references account(id),
    visit_by date not null,
    fingerprint text not null,
    drawn_by uuid not null,
    drawn_at timestamptz not null
  )`,
  `create index random_visit_scheme on random_visit (scheme_code, drawn_at desc, id)`,
  `create index random_visit_account on random_visit (officer_account_id, drawn_at desc)`,

  // ---- what an organiser owes ------------------------------------------------------------------------
  `create table scheme_watch (
    scheme_code text primary key,
    scheme_version integer not null,
    office_organisation_id text not null references organisation(id),
    next_due_at timestamptz,
    next_due_kind text,
    overdue_count integer not null default 0,
    step_seq integer not null,
    updated_at timestamptz not null,
    clock_offset_ms bigint not null default 0
  )`,
  `create table occasion_period (
    scheme_code text not null references scheme_watch(scheme_code),
    kind text not null,
    from_date date not null,
    to_date date not null,
    label text not null,
    rule_id text not null,
    required integer not null,
    held integer not null,
    strict boolean not null,
    status text not null check (status in ('OPEN','MET','MISSED','REMARKED','EXPLAINED')),
    obligation_id text not null,
    reminded_at timestamptz,
    closed_at timestamptz,
    note_id uuid,
    primary key (scheme_code, kind, from_date)
  )`,
];

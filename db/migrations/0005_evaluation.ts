import { type Kysely, sql } from 'kysely';

/** Direct evaluation: library, questionnaires, rounds with draw and anonymous ballots, ratings, results. Frozen once landed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // ---- what is evaluated, by whom, with which questions ----------------------------------------------
  `create table evaluation_object (
    id text not null,
    valid_from date not null,
    valid_to date,
    group_code text not null check (group_code in ('COUNTY','DEPARTMENT')),
    order_no integer not null,
    name text not null,
    in_target_assessment boolean not null,
    organisation_id text references organisation(id),
    primary key (id, valid_from),
    check (valid_to is null or valid_to >= valid_from)
  )`,
  // The only place of personal data of the library; nothing but library_member points here.
  `create table library_person (
    id uuid primary key,
    name text not null,
    phone text,
    employer text
  )`,
  `create table library_member (
    id uuid primary key,
    scheme_code text not null,
    leaf_id text not null,
    person_id uuid not null references library_person(id),
    refreshed_year integer not null,
    refreshed_number integer not null,
    recommended_by text references organisation(id),
    consented_at timestamptz not null,
    left_at timestamptz,
    left_note_id uuid
  )`,
  `create unique index library_member_once on library_member (scheme_code, person_id) where left_at is null`,
  `create index library_member_leaf on library_member (scheme_code, leaf_id) where left_at is null`,
  `create table questionnaire (
    scheme_code text not null,
    kind text not null check (kind in ('CONCENTRATED','REAL_TIME')),
    version integer not null,
    content jsonb not null,
    status text not null check (status in ('DRAFT','PUBLISHED','SUPERSEDED')),
    drafted_by uuid,
    published_by uuid,
    published_at timestamptz,
    primary key (scheme_code, kind, version),
    constraint questionnaire_two_persons check (drafted_by is null or published_by <> drafted_by)
  )`,
  `create unique index questionnaire_one_published on questionnaire (scheme_code, kind) where status = 'PUBLISHED'`,

  // ---- rounds ----------------------------------------------------------------------------------------
  `create table evaluation_round (
    id uuid primary key,
    scheme_code text not null,
    scheme_version integer not null,
    year integer not null,
    number integer not null,
    period_from date not null,
    period_to date not null,
    organiser_organisation_id text not null references organisation(id),
    region_id text not null,
    status text not null check (status in ('PREPARING','PREPARED','DRAWN','OPEN','CLOSED','SCORED','RANKED',
      'REVIEWED','PUBLISHED','MEASURES','BOOKED','VOIDED')),
    version integer not null,
    begun_by uuid not null,
    begun_at timestamptz not null,
    frozen_at timestamptz,
    frame_hash text,
    members integer,
    deviating_leaves integer,
    objects integer,
    concentrated_version integer,
    real_time_version integer,
    drawn_at timestamptz,
    draw_hash text,
    selected integer,
    opened_at timestamptz,
    closes_at timestamptz,
    seal_public_key text,
    replaced integer not null default 0,
    collected_at timestamptz,
    answered integer,
    scored_at timestamptz,
    scored_by uuid,
    result_hash text,
    ranked_at timestamptz,
    ties jsonb not null,
    reviewed_at timestamptz,
    reviewed_by uuid,
    published_version integer,
    published_at timestamptz,
    voided_at timestamptz,
    void_note_id uuid,
    held_step text,
    held_code text,
    next_due_at timestamptz,
    next_due_kind text,
    overdue_count integer not null default 0,
    closed_at timestamptz,
    step_seq integer not null,
    updated_at timestamptz not null,
    clock_offset_ms bigint not null default 0,
    foreign key (scheme_code, scheme_version) references scheme(code, version)
  )`,
  // Each round of a year is held once; a voided one makes room for another.
  `create unique index evaluation_round_once on evaluation_round (scheme_code, year, number) where status <> 'VOIDED'`,
  `create index evaluation_round_closed on evaluation_round (closed_at) where closed_at is not null`,
  `create table round_object (
    round_id uuid not null references evaluation_round(id),
    object_id text not null,
    group_code text not null check (group_code in ('COUNTY','DEPARTMENT')),
    order_no integer not null,
    name text not null,
    in_target_assessment boolean not null,
    organisation_id text references organisation(id),
    primary key (round_id, object_id)
  )`,
  `create table round_member (
    round_id uuid not null references evaluation_round(id),
    member_id uuid not null references library_member(id),
    leaf_id text not null,
    primary key (round_id, member_id)
  )`,
  `create table round_draw (
    round_id uuid primary key references evaluation_round(id),
    frame_hash text not null,
    draw_hash text not null,
    seed text not null,
    method text not null,
    selected integer not null,
    tie_losses_before jsonb not null,
    protocol jsonb not null
  )`,

  // ---- who may answer, and what was answered ---------------------------------------------------------
  // Nothing joins the two sides: no column, no instant. docs/evaluation-anonymity.md says what each row may hold.
  `create table invitation (
    id uuid primary key,
    round_id uuid not null,
    member_id uuid not null,
    leaf_id text not null,
    from_reserve boolean not null,
    token_hash text not null unique,
    state text not null check (state in ('INVITED','USED','REPLACED')),
    reminders integer not null default 0,
    unique (round_id, member_id),
    foreign key (round_id, member_id) references round_member(round_id, member_id)
  )`,
  `create table replacement (
    round_id uuid not null,
    member_id uuid not null,
    replaced_by uuid not null,
    leaf_id text not null,
    ground text not null,
    at timestamptz not null,
    by_account_id uuid not null,
    primary key (round_id, member_id),
    unique (round_id, replaced_by),
    foreign key (round_id, member_id) references round_member(round_id, member_id),
    foreign key (round_id, replaced_by) references round_member(round_id, member_id)
  )`,
  `create table ballot (
    id uuid primary key,
    round_id uuid not null references evaluation_round(id),
    sealed text not null
  )`,
  `create index ballot_round on ballot (round_id)`,
  `create table ballot_answer (
    id uuid primary key,
    round_id uuid not null references evaluation_round(id),
    object_id text not null,
    answers jsonb not null
  )`,
  `create index ballot_answer_object on ballot_answer (round_id, object_id)`,

  // ---- ratings by code -------------------------------------------------------------------------------
  `create table rating_point (
    id uuid primary key,
    scheme_code text not null,
    object_id text not null,
    site_id text not null,
    site_name text not null,
    status text not null check (status in ('ACTIVE','WITHDRAWN')),
    created_at timestamptz not null,
    withdrawn_at timestamptz
  )`,
  `create unique index rating_point_site on rating_point (scheme_code, object_id, site_id) where status = 'ACTIVE'`,
  `create table rating (
    id uuid primary key,
    scheme_code text not null,
    point_id uuid not null references rating_point(id),
    object_id text not null,
    at timestamptz not null,
    occasion_key text not null,
    device_key text,
    address_key text,
    questionnaire_version integer not null,
    answers jsonb not null,
    status text not null check (status in ('COUNTED','SUSPICIOUS','REJECTED')),
    suspicions jsonb not null,
    screened_by uuid,
    screened_at timestamptz,
    screen_note_id uuid,
    unique (scheme_code, occasion_key)
  )`,
  `create index rating_at on rating (scheme_code, at)`,

  // ---- results ---------------------------------------------------------------------------------------
  // Named by the hash of the whole result: written any number of times it is the same.
  `create table round_score (
    result_hash text not null,
    object_id text not null,
    round_id uuid not null references evaluation_round(id),
    version integer not null,
    score text,
    shown text,
    concentrated jsonb not null,
    real_time jsonb not null,
    marks jsonb not null,
    steps jsonb not null,
    primary key (result_hash, object_id)
  )`,
  `create index round_score_round on round_score (round_id, version)`,
  `create table round_rank (
    round_id uuid not null references evaluation_round(id),
    version integer not null,
    object_id text not null,
    group_code text not null check (group_code in ('COUNTY','DEPARTMENT')),
    rank integer,
    ranked integer not null,
    shown text,
    distinction text,
    tied_with jsonb not null,
    top boolean not null,
    bottom boolean not null,
    primary key (round_id, version, object_id)
  )`,
  `create table round_publication (
    round_id uuid not null references evaluation_round(id),
    version integer not null,
    bulletin_number text not null unique,
    result_hash text not null,
    published_by uuid not null,
    published_at timestamptz not null,
    correction_note_id uuid,
    primary key (round_id, version)
  )`,
  `create table measure_due (
    key text primary key,
    round_id uuid not null references evaluation_round(id),
    object_id text not null,
    measure text not null check (measure in ('RECTIFY','INTERVIEW','REVIEW')),
    rule_id text not null,
    streak integer not null,
    status text not null check (status in ('DUE','CANCELLED')),
    source_round_id uuid not null references evaluation_round(id),
    source_version integer not null
  )`,
  `create table points_entry (
    source_round_id uuid not null references evaluation_round(id),
    source_version integer not null,
    key text not null,
    year integer not null,
    round_id uuid not null references evaluation_round(id),
    object_id text not null,
    tenths integer not null,
    primary key (source_round_id, source_version, key)
  )`,
  `create index points_entry_year on points_entry (year, object_id)`,
];

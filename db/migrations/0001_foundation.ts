import { type Kysely, sql } from 'kysely';

/**
 * Foundation: organisations, accounts, calendars, schemes, policy items, enterprises, redemption cases,
 * obligations, process steps, audit chain, documents, fund pools. Frozen once landed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // ---- who -------------------------------------------------------------------------------------------
  `create table organisation (
    id text primary key,
    name text not null,
    short_name text not null,
    kind text not null check (kind in ('WINDOW','CENTRE','DEPARTMENT','FINANCE','SUPERVISION','AUDIT','DISCIPLINE','TARGET_OFFICE','GOVERNMENT')),
    level text not null check (level in ('CITY','COUNTY')),
    region_id text not null,
    gb_code text,
    parent_id text references organisation(id),
    office_hours jsonb not null,
    phone text,
    valid_from date not null default '2022-09-06',
    valid_to date
  )`,
  `create table enterprise (
    id uuid primary key,
    credit_code text not null unique,
    name text not null,
    region_id text not null,
    industry text not null,
    size text not null check (size in ('LARGE','MEDIUM','SMALL','MICRO')),
    established_on date not null,
    legal_representative text not null,
    contact_name text not null,
    contact_phone text not null,
    bank_name text not null,
    bank_account text not null,
    created_at timestamptz not null default now()
  )`,
  `create index enterprise_name on enterprise (name text_pattern_ops)`,
  `create table account (
    id uuid primary key,
    username text not null unique,
    password_hash text not null,
    display_name text not null,
    organisation_id text references organisation(id),
    enterprise_id uuid references enterprise(id),
    demo boolean not null default false,
    disabled_at timestamptz,
    created_at timestamptz not null default now(),
    check ((organisation_id is null) <> (enterprise_id is null))
  )`,
  `create table account_role (
    account_id uuid not null references account(id),
    role text not null check (role in ('WINDOW','HANDLER','APPROVER','FINANCE','SUPERVISOR','ORGANISER','DECISION_BODY','OFFICER','ENTERPRISE','AUDITOR','ADMIN')),
    primary key (account_id, role)
  )`,
  `create table session (
    id_hash text primary key,
    account_id uuid not null references account(id),
    created_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    expires_at timestamptz not null
  )`,
  `create index session_account on session (account_id)`,

  // ---- what the law says, as versioned data ----------------------------------------------------------
  `create table calendar (
    version text primary key,
    content jsonb not null,
    status text not null check (status in ('DRAFT','PUBLISHED','SUPERSEDED')),
    published_at timestamptz,
    note text
  )`,
  `create unique index calendar_one_published on calendar (status) where status = 'PUBLISHED'`,
  `create table scheme (
    code text not null,
    version integer not null,
    name text not null,
    parameters jsonb not null,
    status text not null check (status in ('DRAFT','PUBLISHED','SUPERSEDED')),
    published_at timestamptz,
    primary key (code, version)
  )`,
  `create table fund_pool (
    id text primary key,
    name text not null,
    organisation_id text not null references organisation(id),
    level text not null check (level in ('CITY','COUNTY')),
    balance_fen bigint not null check (balance_fen >= 0),
    reserved_fen bigint not null default 0 check (reserved_fen >= 0),
    refill_line_fen bigint not null check (refill_line_fen >= 0),
    check (reserved_fen <= balance_fen)
  )`,
  `create table policy_item (
    id text not null,
    version integer not null,
    name text not null,
    kind text not null check (kind in ('NO_APPLICATION','INSTANT','COMPREHENSIVE')),
    policy_level text not null check (policy_level in ('CITY','PROVINCE','STATE')),
    department_organisation_id text not null references organisation(id),
    region_id text not null,
    pool_id text not null references fund_pool(id),
    max_amount_fen bigint not null check (max_amount_fen > 0),
    keywords text not null default '',
    guide jsonb not null,
    status text not null check (status in ('DRAFT','SUBMITTED','PUBLISHED','CHANGED','WITHDRAWN')),
    current boolean not null default false,
    published_at timestamptz,
    valid_from date not null,
    valid_to date,
    primary key (id, version)
  )`,
  `create unique index policy_item_one_current on policy_item (id) where current`,

  // ---- the case --------------------------------------------------------------------------------------
  `create table redemption (
    id uuid primary key,
    case_no text unique,
    enterprise_id uuid not null references enterprise(id),
    item_id text not null,
    item_version integer not null,
    scheme_version integer not null,
    kind text not null,
    status text not null,
    outcome text,
    channel text not null check (channel in ('WINDOW','ONLINE')),
    window_organisation_id text not null references organisation(id),
    department_organisation_id text references organisation(id),
    finance_organisation_id text not null references organisation(id),
    pool_id text not null references fund_pool(id),
    region_id text not null,
    submitted_by uuid,
    handler_account_id uuid,
    preparer_account_id uuid,
    approver_account_id uuid,
    requested_fen bigint not null,
    approved_fen bigint,
    proposal text,
    fund_status text,
    notice_no text,
    assign_channel text,
    supplements_before integer not null default 0,
    supplements_after integer not null default 0,
    returns integer not null default 0,
    payment_attempts integer not null default 0,
    callback_attempts integer not null default 0,
    callback_result text,
    satisfaction integer check (satisfaction between 1 and 5),
    submitted_at timestamptz not null,
    accepted_at timestamptz,
    assigned_at timestamptz,
    received_at timestamptz,
    responded_at timestamptz,
    decided_at timestamptz,
    paid_at timestamptz,
    closed_at timestamptz,
    next_due_at timestamptz,
    next_due_kind text,
    overdue_count integer not null default 0,
    step_seq integer not null,
    updated_at timestamptz not null,
    search text not null,
    clock_offset_ms bigint not null default 0,
    foreign key (item_id, item_version) references policy_item(id, version)
  )`,
  // Search by any two neighbouring characters, as Chinese names are searched; independent of the locale. The words
  // stand apart from the row, because the row is rewritten with every step and its words never change.
  `create function grams(words text) returns text[] language sql immutable strict parallel safe as $$
    select array_agg(distinct substr(lower(words), i, 2)) from generate_series(1, length(words) - 1) as i $$`,
  `create table redemption_search (
    redemption_id uuid primary key references redemption(id),
    words text not null
  )`,
  `create index redemption_search_grams on redemption_search using gin (grams(words))`,
  `create function keep_search_words() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      insert into redemption_search (redemption_id, words) values (new.id, new.search);
      return null;
    end $$`,
  `create trigger redemption_search_words after insert on redemption
    for each row execute function keep_search_words()`,
  `create index redemption_overdue on redemption (next_due_at, id) where overdue_count > 0`,
  `create index redemption_updated on redemption (updated_at desc, id)`,
  `create index redemption_submitted on redemption (submitted_at desc, id)`,
  `create index redemption_status_due on redemption (status, next_due_at, id)`,
  `create index redemption_open_due on redemption (next_due_at, id) where closed_at is null`,
  `create index redemption_window on redemption (window_organisation_id, status, submitted_at desc)`,
  `create index redemption_department on redemption (department_organisation_id, status, submitted_at desc)`,
  `create index redemption_finance on redemption (finance_organisation_id, status, submitted_at desc)`,
  `create index redemption_enterprise on redemption (enterprise_id, submitted_at desc)`,
  `create index redemption_region on redemption (region_id, status, submitted_at desc)`,
  `create table upload (
    id uuid primary key,
    sha256 text not null,
    size_bytes bigint not null,
    media_type text not null,
    file_name text not null,
    uploaded_by uuid not null references account(id),
    uploaded_at timestamptz not null default now(),
    redemption_id uuid references redemption(id)
  )`,
  `create index upload_redemption on upload (redemption_id)`,
  `create table redemption_material (
    redemption_id uuid not null references redemption(id),
    material_key text not null,
    upload_id uuid not null references upload(id),
    step_seq integer not null,
    primary key (redemption_id, material_key, upload_id)
  )`,
  `create table callback (
    redemption_id uuid not null references redemption(id),
    attempt integer not null,
    at timestamptz not null,
    by_account_id uuid not null,
    result text not null,
    satisfaction integer check (satisfaction between 1 and 5),
    note_id uuid,
    primary key (redemption_id, attempt)
  )`,

  // ---- process records -------------------------------------------------------------------------------
  `create table text_note (
    id uuid primary key,
    subject_type text not null,
    subject_id text not null,
    body text not null,
    author_account_id uuid,
    created_at timestamptz not null default now()
  )`,
  `create table process_step (
    workflow_id text not null,
    seq integer not null,
    run_id text not null,
    update_id text,
    command jsonb not null,
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    result jsonb not null,
    primary key (workflow_id, seq)
  )`,
  `create unique index process_step_update on process_step (workflow_id, update_id) where update_id is not null`,
  `create index process_step_recorded on process_step (recorded_at)`,
  `create table history_archive (
    workflow_id text not null,
    run_id text not null,
    subject_type text not null,
    subject_id text not null,
    event_count integer not null,
    sha256 text not null,
    content bytea not null,
    archived_at timestamptz not null default now(),
    primary key (workflow_id, run_id)
  )`,
  `create index redemption_closed on redemption (closed_at) where closed_at is not null`,
  `create table obligation (
    workflow_id text not null,
    id text not null,
    subject_type text not null,
    subject_id text not null,
    kind text not null,
    rule_id text not null,
    owner_organisation_id text not null,
    owner_role text not null,
    owner_account_id uuid,
    origin timestamptz not null,
    clock jsonb not null,
    hours jsonb not null,
    policy jsonb not null,
    pauses jsonb not null,
    status text not null,
    due_at timestamptz,
    first_due_at timestamptz not null,
    provisional boolean not null,
    calendar_version text not null,
    fired_rungs integer not null,
    next_rung_at timestamptz,
    breached_at timestamptz,
    ended_at timestamptz,
    cancel_ground text,
    primary key (workflow_id, id)
  )`,
  `create index obligation_subject on obligation (subject_type, subject_id)`,
  `create index obligation_owner on obligation (owner_organisation_id, due_at) where status in ('OPEN','PAUSED','BREACHED')`,
  `create index obligation_breached on obligation (due_at) where status = 'BREACHED'`,
  `create index obligation_due on obligation (due_at) where status in ('OPEN','PAUSED','BREACHED')`,
  `create table supervision_act (
    workflow_id text not null,
    step_seq integer not null,
    ordinal integer not null,
    subject_type text not null,
    subject_id text not null,
    obligation_id text not null,
    act text not null check (act in ('WARN','REMIND','SUPERVISE','PROPOSE_TRANSFER')),
    number text,
    issued_at timestamptz not null,
    issued_by uuid,
    target_organisation_id text not null,
    note_id uuid,
    primary key (workflow_id, step_seq, ordinal)
  )`,
  `create index supervision_act_subject on supervision_act (subject_type, subject_id)`,
  `create index supervision_act_target on supervision_act (target_organisation_id, issued_at desc)`,
  `create table document_counter (
    series text not null,
    year integer not null,
    last integer not null,
    primary key (series, year)
  )`,
  `create table document (
    id uuid primary key,
    kind text not null,
    number text not null unique,
    subject_type text not null,
    subject_id text not null,
    workflow_id text not null,
    step_seq integer not null,
    facts jsonb not null,
    issued_at timestamptz not null,
    issued_by uuid
  )`,
  `create index document_subject on document (subject_type, subject_id)`,
  `create table notification (
    id bigint generated always as identity primary key,
    organisation_id text,
    role text,
    account_id uuid,
    enterprise_id uuid,
    kind text not null,
    subject_type text not null,
    subject_id text not null,
    workflow_id text not null,
    step_seq integer not null,
    obligation_id text,
    created_at timestamptz not null,
    read_at timestamptz
  )`,
  `create index notification_created on notification (created_at desc, id)`,
  `create index notification_organisation on notification (organisation_id, role, created_at desc)`,
  `create index notification_account on notification (account_id, created_at desc)`,
  `create index notification_enterprise on notification (enterprise_id, created_at desc)`,

  // ---- money -----------------------------------------------------------------------------------------
  `create table fund_entry (
    id bigint generated always as identity primary key,
    pool_id text not null references fund_pool(id),
    kind text not null check (kind in ('OPENING','TOP_UP','RESERVE','RELEASE','PAY')),
    amount_fen bigint not null check (amount_fen > 0),
    balance_after_fen bigint not null,
    reserved_after_fen bigint not null,
    redemption_id uuid,
    instruction_id text,
    reference text not null,
    at timestamptz not null,
    actor_account_id uuid,
    unique (pool_id, kind, reference)
  )`,
  `create index fund_entry_pool on fund_entry (pool_id, id desc)`,
  `create table payment_instruction (
    id text primary key,
    redemption_id uuid not null references redemption(id),
    pool_id text not null references fund_pool(id),
    attempt integer not null,
    amount_fen bigint not null check (amount_fen > 0),
    status text not null check (status in ('CREATED','ACCEPTED','SUCCEEDED','FAILED')),
    gateway_reference text,
    failure_code text,
    executed_by uuid not null,
    created_at timestamptz not null,
    settled_at timestamptz,
    unique (redemption_id, attempt)
  )`,

  // ---- audit -----------------------------------------------------------------------------------------
  `create table audit_chain (
    subject_type text not null,
    subject_id text not null,
    seq integer not null,
    hash text not null,
    primary key (subject_type, subject_id)
  )`,
  `create table audit_event (
    id bigint generated always as identity primary key,
    subject_type text not null,
    subject_id text not null,
    seq integer not null,
    at timestamptz not null,
    actor_account_id uuid,
    actor_role text,
    actor_organisation_id text,
    on_behalf_of text,
    action text not null,
    rule_id text not null,
    before jsonb,
    after jsonb,
    note_id uuid,
    workflow_id text,
    run_id text,
    update_id text,
    prev_hash text not null,
    hash text not null,
    unique (subject_type, subject_id, seq)
  )`,
  `create index audit_event_actor on audit_event (actor_account_id, id desc)`,
  `create function table_is_append_only() returns trigger language plpgsql as $$
    begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$`,
  `create trigger audit_event_append_only before update or delete on audit_event
    for each row execute function table_is_append_only()`,
  `create trigger audit_event_no_truncate before truncate on audit_event
    for each statement execute function table_is_append_only()`,
  `create trigger fund_entry_no_truncate before truncate on fund_entry
    for each statement execute function table_is_append_only()`,
  `create trigger fund_entry_append_only before update or delete on fund_entry
    for each row execute function table_is_append_only()`,
];

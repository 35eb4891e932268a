import { type Kysely, sql } from 'kysely';

/**
 * Officers of the schemes: who they are, their terms with everything that happens in them, gatherings, yearly
 * assessments, reward lists and the registers of small records. Frozen once landed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // ---- organs of a scheme ----------------------------------------------------------------------------
  `alter table organisation drop constraint organisation_kind_check`,
  `alter table organisation add constraint organisation_kind_check check (kind in
    ('WINDOW','CENTRE','DEPARTMENT','FINANCE','SUPERVISION','AUDIT','DISCIPLINE','TARGET_OFFICE','GOVERNMENT','OPERATOR','DECISION_BODY','UNIT'))`,
  `create table scheme_organ (
    scheme_code text not null,
    organ_code text not null,
    organisation_id text not null references organisation(id),
    primary key (scheme_code, organ_code)
  )`,
  `create index scheme_organ_organisation on scheme_organ (organisation_id)`,

  // An officer's account belongs to neither; his term tells where he serves.
  `alter table account drop constraint account_check`,
  `alter table account add constraint account_place check (num_nonnulls(organisation_id, enterprise_id) <= 1)`,

  // ---- officers and their terms ----------------------------------------------------------------------
  `create table officer (
    id uuid primary key,
    subject text not null check (subject in ('PERSON','ORGANISATION')),
    scheme_code text not null,
    name text not null,
    birth_date date,
    gender text check (gender in ('MALE','FEMALE')),
    phone text,
    unit_name text,
    home_organisation_id text references organisation(id),
    post text,
    industry text,
    credit_code text,
    liaison_name text,
    liaison_phone text,
    fiscal_payroll boolean not null default false,
    bank_name text,
    bank_account text,
    account_id uuid references account(id),
    created_by uuid,
    created_at timestamptz not null default now(),
    words text generated always as (name || ' ' || coalesce(unit_name, '') || ' ' || coalesce(credit_code, '')) stored not null
  )`,
  `create index officer_words on officer using gin (grams(words))`,
  `create index officer_account on officer (account_id)`,
  `create index officer_scheme_name on officer (scheme_code, name)`,
  `create table officer_term (
    id uuid primary key,
    officer_id uuid not null references officer(id),
    scheme_code text not null,
    scheme_version integer not null,
    office_organisation_id text not null references organisation(id),
    officer_account_id uuid references account(id),
    certificate_no text unique,
    verification_code text unique,
    channel text not null,
    category text,
    category_text text,
    candidate jsonb not null,
    from_date date not null,
    to_date date not null,
    served_terms integer not null,
    previous_term_id uuid references officer_term(id),
    status text not null,
    trained_at timestamptz,
    renewal jsonb,
    ended_at timestamptz,
    end_ground text,
    end_rule_id text,
    light text not null check (light in ('GREEN','YELLOW','RED','GREY')),
    open_procedures integer not null default 0,
    unscreened integer not null default 0,
    last_filed_at timestamptz,
    next_due_at timestamptz,
    next_due_kind text,
    overdue_count integer not null default 0,
    outlasts_scheme boolean not null default false,
    appointed_at timestamptz not null,
    step_seq integer not null,
    updated_at timestamptz not null,
    clock_offset_ms bigint not null default 0,
    foreign key (scheme_code, scheme_version) references scheme(code, version)
  ) with (fillfactor = 80)`, // a term is rewritten by every step: room on its own page, and no index on what changes often
  `create unique index officer_term_one_running on officer_term (officer_id) where ended_at is null`,
  `create index officer_term_scheme on officer_term (scheme_code, from_date desc, id)`,
  `create index officer_term_serving on officer_term (scheme_code, light, id) where ended_at is null`,
  `create index officer_term_account on officer_term (officer_account_id)`,
  `create index officer_term_office on officer_term (office_organisation_id, from_date desc, id)`,
  `create index officer_term_officer on officer_term (officer_id, from_date desc)`,
  `create index officer_term_certificate on officer_term using gin (grams(certificate_no))`,
  `create index officer_term_ended on officer_term (ended_at) where ended_at is not null`,

  // ---- what officers file ----------------------------------------------------------------------------
  `create table officer_submission (
    id uuid primary key,
    term_id uuid not null references officer_term(id),
    scheme_code text not null,
    office_organisation_id text not null,
    number text unique,
    status text not null check (status in ('DRAFT','FILED','SCREENED','ADOPTED','NOT_ADOPTED')),
    kind text not null check (kind in ('REPORT','SUGGESTION','PROBLEM','OPINION')),
    nil boolean not null default false,
    urgent boolean not null default false,
    title text not null default '',
    body text not null default '',
    remedy text not null default '',
    details jsonb not null,
    place text not null default '',
    target_organisation_id text references organisation(id),
    target_text text not null default '',
    observed_on date,
    known_on date,
    arrived_at timestamptz,
    filed_at timestamptz,
    filed_by uuid,
    content_sha256 text,
    verdict text check (verdict in ('VALID','INVALID','FALSE','DUPLICATE')),
    valuable boolean,
    workable boolean,
    classification text,
    duplicate_of uuid references officer_submission(id),
    screened_at timestamptz,
    screened_by uuid,
    screening_note_id uuid,
    adopted_by_organisation_id text references organisation(id),
    adopted_by_text text,
    adoption_at timestamptz,
    adoption_by uuid,
    adoption_note_id uuid,
    created_by uuid not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  // What was filed stays as it was: only drafts are edited or thrown away, and nothing becomes a draft again.
  `create function submission_is_sealed() returns trigger language plpgsql as $$
    begin
      if old.status = 'DRAFT' then
        return case when tg_op = 'DELETE' then old else new end;
      end if;
      if tg_op = 'DELETE' then
        raise exception 'a filed submission is not deleted' using errcode = 'restrict_violation';
      end if;
      if new.status in ('DRAFT', 'FILED') and old.status <> new.status
        or (old.id, old.term_id, old.scheme_code, old.number, old.kind, old.nil, old.urgent, old.title, old.body,
          old.remedy, old.details, old.place, old.target_organisation_id, old.target_text, old.observed_on,
          old.known_on, old.arrived_at, old.filed_at, old.filed_by, old.content_sha256)
        is distinct from (new.id, new.term_id, new.scheme_code, new.number, new.kind, new.nil, new.urgent, new.title,
          new.body, new.remedy, new.details, new.place, new.target_organisation_id, new.target_text, new.observed_on,
          new.known_on, new.arrived_at, new.filed_at, new.filed_by, new.content_sha256) then
        raise exception 'a filed submission is not changed' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`,
  `create trigger officer_submission_sealed before update or delete on officer_submission
    for each row execute function submission_is_sealed()`,
  `create index officer_submission_term on officer_submission (term_id, arrived_at desc)`,
  `create index officer_submission_office on officer_submission (office_organisation_id, status, arrived_at, id)`,
  `create index officer_submission_scheme on officer_submission (scheme_code, arrived_at desc, id) where status <> 'DRAFT'`,
  `create index officer_submission_title on officer_submission using gin (grams(title)) where status <> 'DRAFT'`,
  `create index officer_submission_duplicates on officer_submission (duplicate_of) where duplicate_of is not null`,
  `create table officer_file (
    upload_id uuid not null references upload(id),
    owner_type text not null check (owner_type in ('submission','term','leave','answer','permission','record','gathering')),
    owner_id uuid not null,
    term_id uuid references officer_term(id),
    kind text not null check (kind in ('PICTURE','VOICE','DOCUMENT')),
    linked_at timestamptz not null default now(),
    primary key (owner_type, owner_id, upload_id)
  )`,
  `create index officer_file_upload on officer_file (upload_id)`,
  `create function submission_files_are_sealed() returns trigger language plpgsql as $$
    declare file officer_file;
    begin
      foreach file in array case tg_op when 'INSERT' then array[new] when 'DELETE' then array[old] else array[old, new] end
      loop
        if file.owner_type = 'submission'
          and exists (select from officer_submission where id = file.owner_id and status <> 'DRAFT') then
          raise exception 'the files of a filed submission are not changed' using errcode = 'restrict_violation';
        end if;
      end loop;
      return case when tg_op = 'DELETE' then old else new end;
    end $$`,
  `create trigger officer_file_sealed before insert or update or delete on officer_file
    for each row execute function submission_files_are_sealed()`,

  // ---- what happens in a term ------------------------------------------------------------------------
  `create table officer_activity (
    id uuid primary key,
    term_id uuid not null references officer_term(id),
    kind text not null,
    at timestamptz not null,
    note_id uuid,
    recorded_by uuid not null,
    recorded_at timestamptz not null
  )`,
  `create index officer_activity_term on officer_activity (term_id, at desc)`,
  `create table officer_attendance (
    term_id uuid not null references officer_term(id),
    gathering_id uuid not null,
    kind text not null,
    starts_at timestamptz not null,
    present boolean not null,
    recorded_at timestamptz not null,
    primary key (term_id, gathering_id)
  )`,
  `create table officer_leave (
    id uuid primary key,
    term_id uuid not null references officer_term(id),
    from_date date not null,
    to_date date not null,
    status text not null check (status in ('REQUESTED','GRANTED','REFUSED')),
    note_id uuid,
    requested_by uuid not null,
    requested_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    decision_note_id uuid
  )`,
  `create index officer_leave_term on officer_leave (term_id, from_date)`,
  `create table officer_special_reason (
    id uuid primary key,
    term_id uuid not null references officer_term(id),
    from_date date not null,
    to_date date,
    note_id uuid not null,
    recorded_by uuid not null,
    recorded_at timestamptz not null
  )`,
  `create index officer_special_reason_term on officer_special_reason (term_id, from_date)`,
  `create table officer_procedure (
    term_id uuid not null references officer_term(id),
    id text not null,
    scheme_code text not null,
    office_organisation_id text not null,
    ground text not null,
    rule_id text not null,
    mode text not null,
    decider text not null,
    decider_organisation_id text not null,
    status text not null,
    content jsonb not null,
    notice_no text,
    detected_at timestamptz not null,
    window_ends_at timestamptz,
    ended_at timestamptz,
    primary key (term_id, id)
  )`,
  `create index officer_procedure_open on officer_procedure (scheme_code, status, window_ends_at) where ended_at is null`,
  `create index officer_procedure_scheme on officer_procedure (scheme_code, detected_at desc, term_id, id)`,
  `create table officer_answer (
    id uuid primary key,
    term_id uuid not null references officer_term(id),
    procedure_id text not null,
    at timestamptz not null,
    note_id uuid not null,
    answered_by uuid not null
  )`,
  `create index officer_answer_procedure on officer_answer (term_id, procedure_id)`,
  `create table officer_violation (
    id uuid primary key,
    term_id uuid not null references officer_term(id),
    code text not null,
    note_id uuid,
    reported_by uuid,
    reported_at timestamptz not null,
    status text not null check (status in ('REPORTED','CONFIRMED','REFUTED')),
    kind text,
    seriousness text,
    bad_social_effect boolean,
    verified_by uuid,
    verified_at timestamptz,
    verification_note_id uuid
  )`,
  `create index officer_violation_term on officer_violation (term_id, reported_at desc)`,
  `create table officer_measure (
    id uuid primary key,
    term_id uuid not null references officer_term(id),
    violation_id uuid references officer_violation(id),
    measure text not null,
    rule_id text not null,
    ground text,
    transfer_to text,
    note_id uuid,
    taken_by uuid,
    taken_at timestamptz not null
  )`,
  `create index officer_measure_term on officer_measure (term_id, taken_at desc)`,
  `create table officer_permission (
    id uuid primary key,
    term_id uuid not null references officer_term(id),
    acts jsonb not null,
    from_date date not null,
    to_date date,
    status text not null check (status in ('REQUESTED','GRANTED','REFUSED','WITHDRAWN')),
    note_id uuid,
    requested_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    decision_note_id uuid,
    file_id uuid references upload(id),
    withdrawn_at timestamptz
  )`,
  `create index officer_permission_term on officer_permission (term_id, requested_at desc)`,
  `create table officer_review (
    id uuid primary key,
    term_id uuid not null references officer_term(id),
    kind text not null check (kind in ('MEASURED_ITEMS','YEARLY_REVIEW','PERIODIC_EVALUATION')),
    from_date date not null,
    to_date date not null,
    sheet jsonb not null,
    note_id uuid,
    confirmed_by uuid not null,
    confirmed_at timestamptz not null,
    unique (term_id, kind, to_date)
  )`,
  `create table officer_grade (
    term_id uuid not null references officer_term(id),
    year_from date not null,
    year_to date not null,
    assessment_id uuid not null,
    grade text not null,
    computed text not null,
    note_id uuid,
    confirmed_by uuid not null,
    confirmed_at timestamptz not null,
    primary key (term_id, year_from)
  )`,

  // ---- registers of small records --------------------------------------------------------------------
  `create table scheme_record (
    id uuid primary key,
    scheme_code text not null,
    office_organisation_id text not null references organisation(id),
    term_id uuid references officer_term(id),
    kind text not null,
    title text not null,
    body text not null default '',
    details jsonb not null,
    held_on date not null,
    organisation_id text references organisation(id),
    answer text,
    answered_by uuid,
    answered_at timestamptz,
    created_by uuid not null,
    created_role text not null,
    created_at timestamptz not null
  )`,
  `create index scheme_record_scheme on scheme_record (scheme_code, kind, held_on desc, id)`,
  `create index scheme_record_term on scheme_record (term_id, held_on desc)`,

  // ---- histories of processes that go on in a new run ------------------------------------------------
  `alter table history_archive add column last boolean not null default true`,
  `alter table history_archive add column started_at timestamptz`,

  // ---- figures of the overdue board: counted from the index alone -------------------------------------
  `create index obligation_board on obligation (owner_organisation_id, status) include (fired_rungs)
    where owner_role <> 'OFFICER'`,

  // ---- money besides policies ------------------------------------------------------------------------
  `alter table payment_instruction alter column redemption_id drop not null`,
  `alter table payment_instruction add column reward_line_id uuid`,
  `alter table payment_instruction add constraint payment_instruction_subject check (num_nonnulls(redemption_id, reward_line_id) = 1)`,
  `create unique index payment_instruction_reward on payment_instruction (reward_line_id, attempt) where reward_line_id is not null`,
  `alter table fund_entry add column reward_line_id uuid`,
];

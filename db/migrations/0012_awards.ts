import { type Kysely, sql } from 'kysely';

/** Yearly awards by the direct evaluation. Frozen once landed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: string[] = [
  `create table award (
    id uuid primary key,
    scheme_code text not null,
    scheme_version integer not null,
    year integer not null,
    organiser_organisation_id text not null references organisation(id),
    status text not null check (status in ('OPEN','CONFIRMED')),
    extra_places integer check (extra_places between 0 and 100),
    places_note_id uuid,
    places_by uuid,
    opened_by uuid not null,
    opened_at timestamptz not null,
    confirmed_by uuid,
    confirmed_at timestamptz,
    confirm_note_id uuid,
    sheet jsonb,
    sheet_hash text,
    published text not null
      generated always as (case when status = 'CONFIRMED' then 'true' else 'false' end) stored,
    foreign key (scheme_code, scheme_version) references scheme(code, version),
    check ((status = 'CONFIRMED') = (confirmed_at is not null and sheet_hash is not null)),
    constraint award_two_persons check (confirmed_by is null or confirmed_by <> opened_by)
  )`,
  `create unique index award_once on award (scheme_code, year)`,
  `create table award_recommendation (
    id uuid primary key,
    award_id uuid not null references award(id),
    kind text not null check (kind in ('UNIT','PERSON')),
    object_id text not null,
    reason_note_id uuid not null,
    added_by uuid not null,
    added_at timestamptz not null,
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    withdraw_note_id uuid,
    check ((withdrawn_by is null) = (withdrawn_at is null))
  )`,
  `create unique index award_unit_once on award_recommendation (award_id, object_id)
    where kind = 'UNIT' and withdrawn_at is null`,
  `create index award_recommendation_award on award_recommendation (award_id, added_at)`,
  // The only place of personal data of an award.
  `create table award_person (
    recommendation_id uuid primary key references award_recommendation(id),
    name text not null,
    post text not null
  )`,
];

import { type Kysely, sql } from 'kysely';

/** Sites, windows and real-time ratings of the direct evaluation. Frozen once landed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: string[] = [
  // ---- where codes hang ------------------------------------------------------------------------------
  `create table rating_site (
    id text primary key,
    scheme_code text not null,
    kind text not null check (kind in ('CITY_HALL','COUNTY_HALL','TOWNSHIP_HALL','ENTRANCE')),
    region_id text not null,
    name text not null,
    address text not null,
    created_by uuid,
    created_at timestamptz not null
  )`,
  `create unique index rating_site_name on rating_site (scheme_code, name)`,

  // A row is one code: reissued, it is withdrawn and another row takes its place at the same window.
  `alter table rating_point
    add column window_name text not null default '',
    add column replaces uuid references rating_point(id),
    add column created_by uuid,
    add column withdrawn_by uuid,
    add column withdrawn_note_id uuid`,
  `drop index rating_point_site`,
  `create unique index rating_point_place on rating_point (scheme_code, object_id, site_id, window_name)
    where status = 'ACTIVE'`,
  `create index rating_point_object on rating_point (object_id, site_id)`,
  `create index rating_point_created on rating_point (scheme_code, created_at desc, id)`,

  // ---- what a rating is worth, and what it is told apart by ------------------------------------------
  // \`scored\`, \`points\` and \`worst\` follow from the answers by the questionnaire: number, sum and lowest of the
  // points of the scored answers. Whoever adds a rating without them gets them filled in.
  `alter table rating
    add column fingerprint text,
    add column scored integer,
    add column points integer,
    add column worst integer,
    add column screened_late boolean not null default false`,
  `create function fill_rating_worth() returns trigger language plpgsql as $$
  begin
    select count(worth)::integer, coalesce(sum(worth), 0)::integer, min(worth)::integer
      into new.scored, new.points, new.worst
      from questionnaire,
        jsonb_array_elements(content -> 'questions') as question,
        jsonb_array_elements(question -> 'options') as choice,
        lateral (select (choice ->> 'points')::numeric as worth) as value
      where scheme_code = new.scheme_code and kind = 'REAL_TIME' and version = new.questionnaire_version
        and choice ->> 'code' = new.answers ->> (question ->> 'id');
    return new;
  end $$`,
  `create trigger rating_worth before insert on rating for each row when (new.scored is null)
    execute function fill_rating_worth()`,
  `create index rating_point_at on rating (point_id, at)`,
  `create index rating_object_at on rating (object_id, at)`,
  `create index rating_device_at on rating (device_key, at) where device_key is not null`,
  `create index rating_address_at on rating (address_key, at) where address_key is not null`,
  `create index rating_set_aside on rating (scheme_code, at) where status = 'SUSPICIOUS'`,

  // What somebody wrote, and how he wants to be called back: apart from the answers, never for the evaluated.
  `create table rating_text (
    rating_id uuid primary key references rating(id),
    reason text not null,
    contact_name text,
    contact_phone text,
    check ((contact_name is null) = (contact_phone is null))
  )`,
];

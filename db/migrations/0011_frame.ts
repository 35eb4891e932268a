import { type Kysely, sql } from 'kysely';

/** Library and questionnaires of the direct evaluation as they are edited. Frozen once landed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: string[] = [
  // Everybody who had a hand in a draft; none of them publishes it. Each saving counts the revision up by one.
  `alter table questionnaire
    add column editors jsonb not null default '[]',
    add column revision integer not null default 1,
    add column updated_at timestamptz`,
  // A draft that was discarded leaves its number to nobody.
  `alter table questionnaire drop constraint questionnaire_status_check`,
  `alter table questionnaire add constraint questionnaire_status_check
    check (status in ('DRAFT','PUBLISHED','SUPERSEDED','DISCARDED'))`,
  `create unique index questionnaire_one_draft on questionnaire (scheme_code, kind) where status = 'DRAFT'`,
  // How a member may be reached when there is no telephone, and where the consent stands.
  `alter table library_member add column consent_basis text not null default ''`,
  `create index library_member_list on library_member (scheme_code, leaf_id, id)`,
  `create index library_person_phone on library_person (phone) where phone is not null`,
  `alter table evaluation_object add column ended_note_id uuid, add column note_id uuid`,
];

import { type Kysely, sql } from 'kysely';

/** Sites and codes that can be renamed; codes at sites that exist; ratings that fit their questionnaire. Frozen once landed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: string[] = [
  `alter table rating_site add column revision integer not null default 1`,
  `alter table rating_point add column revision integer not null default 1`,
  `alter table rating_point add constraint rating_point_site_fkey foreign key (site_id) references rating_site(id)`,
  `create index rating_point_site_id on rating_point (site_id)`,

  // Scoring reads every answer by the version on which it was given: one that fits no version would stop a round.
  `create function check_rating_answers() returns trigger language plpgsql as $$
  declare
    given record;
    asked jsonb;
  begin
    select content into asked from questionnaire
      where scheme_code = new.scheme_code and kind = 'REAL_TIME' and version = new.questionnaire_version
        and status <> 'DRAFT';
    if asked is null then
      raise exception 'rating % is given on version % of the questionnaire, which was never published',
        new.id, new.questionnaire_version using errcode = 'check_violation', constraint = 'rating_fits_questionnaire';
    end if;
    select question ->> 'id' as id, new.answers ->> (question ->> 'id') as code into given
      from jsonb_array_elements(asked -> 'questions') as question
      where new.answers ? (question ->> 'id') and not exists (
        select from jsonb_array_elements(question -> 'options') as choice
        where choice ->> 'code' = new.answers ->> (question ->> 'id'))
      limit 1;
    if found then
      raise exception 'rating % answers question % with %, which version % of the questionnaire does not have',
        new.id, given.id, given.code, new.questionnaire_version
        using errcode = 'check_violation', constraint = 'rating_fits_questionnaire';
    end if;
    return new;
  end $$`,
  `create trigger rating_answers before insert or update of answers, questionnaire_version, scheme_code on rating
    for each row execute function check_rating_answers()`,
];

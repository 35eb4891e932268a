import { Client } from 'pg';

/** So many cases; a twentieth of them still open. Their enterprises are a tenth as many. */
export interface Volume {
  cases: number;
}

/**
 * Fills a preset database with cases that were never run: rows as the step record leaves them, spread over regions,
 * items, statuses and three years by hashes of their number, so that every run makes the same.
 */
export async function insertCases(databaseUrl: string, { cases }: Volume): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // The rows fit together by themselves, and an index is made faster than it is kept.
    await client.query('set session_replication_role = replica');
    await client.query("set maintenance_work_mem = '256MB'");
    const indexes = await dropIndexes(client);
    await client.query(ENTERPRISES, [Math.ceil(cases / 10)]);
    await client.query(CASES, [cases]);
    for (const statement of [SEARCH, OBLIGATIONS, NOTIFICATIONS, AUDIT]) await client.query(statement);
    for (const definition of indexes) await client.query(definition);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** Drops the indexes of the filled tables, constraints apart; answers how to make them again. */
async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where schemaname = 'public'
       and tablename in ('redemption', 'redemption_search', 'obligation', 'notification', 'audit_event')
       and not exists (select from pg_constraint where conname = indexname)`,
  );
  for (const { name } of rows) await client.query(`drop index "${name}"`);
  return rows.map((row) => row.definition);
}

/** A number from 0 to `below` − 1 that looks random and is always the same for `i` and `salt`. */
const pick = (below: number | string, salt: number, i = 'i') =>
  `abs(hashint8extended(${i}, ${salt}) % (${below}))::integer`;

const oneOf = (words: readonly string[], salt: number, i = 'i') =>
  `(array[${words.map((word) => `'${word}'`).join(',')}])[1 + ${pick(words.length, salt, i)}]`;

const PLACES = ['利州', '昭化', '朝天', '旺苍', '青川', '剑阁', '苍溪', '嘉陵', '女皇', '蜀道'];
const WORDS = [
  '天成',
  '宏远',
  '金石',
  '绿源',
  '川北',
  '明月',
  '兴隆',
  '瑞丰',
  '华光',
  '众合',
  '三江',
  '百川',
];
const TRADES = [
  '茶业',
  '新材料',
  '机械制造',
  '食品',
  '物流',
  '生物科技',
  '电子',
  '建材',
  '农业开发',
  '文化旅游',
];

/** One in fifty is called 昭化天成…, which is searched for. */
const ENTERPRISES = `
  insert into enterprise (id, credit_code, name, region_id, industry, size, established_on, legal_representative,
                          contact_name, contact_phone, bank_name, bank_account)
  select gen_random_uuid(), 'B' || lpad(i::text, 17, '0'),
         case i % 50 when 1 then '昭化天成' else ${oneOf(PLACES, 1)} || ${oneOf(WORDS, 2)} end || ${oneOf(TRADES, 3)} || i || '号有限公司',
         'GY', '制造业', 'SMALL', date '2015-01-01' + ${pick(3000, 4)}, '法人', '联系人', '13800000000',
         '演示银行广元分行', lpad(i::text, 19, '0')
  from generate_series(1, $1::bigint) as i`;

/** Statuses of the cases that are still open, by how often they are met. */
const OPEN = [
  'SUBMITTED',
  'SUPPLEMENT',
  'ACCEPTED',
  'ASSIGNED',
  'ASSIGNED',
  'REVIEWING',
  'REVIEWING',
  'PREPARED',
  'APPROVED',
  'PAID',
];

const CASES = `
  with item as (
    select id, version, name, kind, department_organisation_id as department, pool_id, max_amount_fen,
           row_number() over (order by id) - 1 as n
    from policy_item where current
  ), place as (
    select id, region_id, row_number() over (order by region_id <> 'GY', id) - 1 as n
    from organisation where kind = 'WINDOW'
  ), company as (
    select id, name, credit_code, row_number() over (order by credit_code) - 1 as n
    from enterprise
  ), person as (
    select organisation_id, min(account.id::text)::uuid as handler
    from account join account_role on account_role.account_id = account.id and role = 'HANDLER'
    group by organisation_id
  ), number as (
    select i, ${pick(20, 11)} = 0 as open, ${oneOf(OPEN, 12)} as open_status,
           case when ${pick(20, 11)} = 0 then now() - make_interval(mins => 30 + ${pick(28800, 13)})
                else now() - make_interval(mins => 50000 + ${pick(1500000, 14)}) end as submitted
    from generate_series(1, $1::bigint) as i
  )
  insert into redemption (id, case_no, enterprise_id, item_id, item_version, scheme_version, kind, status, outcome,
    channel, window_organisation_id, department_organisation_id, finance_organisation_id, pool_id, region_id,
    submitted_by, handler_account_id, requested_fen, approved_fen, fund_status, payment_attempts,
    callback_attempts, callback_result, satisfaction, submitted_at, accepted_at, paid_at, closed_at, next_due_at,
    next_due_kind, overdue_count, step_seq, updated_at, search)
  select gen_random_uuid(), case_no, company.id, item.id, item.version, 1, item.kind,
         case when open then open_status else 'CLOSED' end, case when open then null else 'PAID' end,
         'WINDOW', place.id, case when open and open_status in ('SUBMITTED','SUPPLEMENT','ACCEPTED') then null else item.department end,
         fund_pool.organisation_id, item.pool_id, place.region_id,
         (select id from account where username = 'chuangkou'),
         case when open and open_status in ('SUBMITTED','SUPPLEMENT','ACCEPTED','ASSIGNED') then null else person.handler end,
         amount, case when open then null else amount end, case when open then null else 'PAID' end,
         case when open then 0 else 1 end, case when open then 0 else 1 end,
         case when open then null else 'REACHED' end, case when open then null else 1 + ${pick(5, 21)} end,
         submitted, submitted + interval '3 hours',
         case when open then null else submitted + interval '9 days' end,
         case when open then null else submitted + interval '12 days' end,
         case when open then submitted + interval '20 days' end, case when open then 'OVERALL' end,
         case when open and ${pick(10, 22)} = 0 then 1 else 0 end,
         case when open then 4 else 9 end, submitted + interval '12 days',
         concat_ws(' ', case_no, company.name, company.credit_code, item.name)
  from number
  join item on item.n = ${pick('(select count(*) from item)', 15)}
  join company on company.n = ${pick('(select count(*) from enterprise)', 16)}
  join place on place.n = case when ${pick(5, 17)} < 2 then 0 else ${pick('(select count(*) from place)', 18)} end
  join fund_pool on fund_pool.id = item.pool_id
  left join person on person.organisation_id = item.department
  cross join lateral (select
    'HD-' || place.region_id || '-' || extract(year from submitted)::text || '-' || lpad(i::text, 6, '0') as case_no,
    1 + ${pick('item.max_amount_fen', 19)} as amount) as own`;

/** What the table's own trigger would do for each row. */
const SEARCH = 'insert into redemption_search (redemption_id, words) select id, search from redemption';

/** Ended cases have three time limits that were met, open ones the overall limit and that of the step at hand. */
const OBLIGATIONS = `
  insert into obligation (workflow_id, id, subject_type, subject_id, kind, rule_id, owner_organisation_id, owner_role,
    origin, clock, hours, policy, pauses, status, due_at, first_due_at, provisional, calendar_version, fired_rungs,
    next_rung_at, breached_at, ended_at)
  select 'redemption/' || redemption.id, limits.kind || '-1', 'redemption', redemption.id::text, limits.kind, limits.rule_id,
         owner.id, limits.role, submitted_at, '{"unit":"WORKING_DAYS","n":10}', owner.office_hours,
         (select parameters -> 'policy' from scheme where status = 'PUBLISHED' order by version desc limit 1), '[]',
         case when closed_at is not null then case when late then 'MET_LATE' else 'MET' end
              when overdue_count > 0 and limits.kind = 'OVERALL' then 'BREACHED' else 'OPEN' end,
         submitted_at + interval '20 days', submitted_at + interval '20 days', false,
         (select version from calendar where status = 'PUBLISHED'),
         case when closed_at is null and overdue_count > 0 then 3 else 0 end,
         case when closed_at is null then submitted_at + interval '10 days' end,
         case when closed_at is null and overdue_count > 0 and limits.kind = 'OVERALL' then submitted_at + interval '20 days' end,
         closed_at
  from redemption
  cross join lateral (select abs(hashtextextended(redemption.id::text, 31) % 20) = 0 as late) as chance
  join lateral (values
    ('T1_ASSIGN', 'GR-T1', 'WINDOW', window_organisation_id, true),
    ('T3_REVIEW', 'GR-T3', 'HANDLER', department_organisation_id, true),
    ('T4_PAY', 'GR-T4', 'FINANCE', finance_organisation_id, true),
    ('OVERALL', 'GR-U2', 'WINDOW', window_organisation_id, false),
    ('T3_REVIEW', 'GR-T3', 'HANDLER', coalesce(department_organisation_id, window_organisation_id), false)
  ) as limits (kind, rule_id, role, owner_id, ended) on limits.ended = (closed_at is not null)
  join organisation as owner on owner.id = limits.owner_id`;

const NOTIFICATIONS = `
  insert into notification (organisation_id, role, kind, subject_type, subject_id, workflow_id, step_seq, created_at)
  select window_organisation_id, 'WINDOW', 'CASE_SUBMITTED', 'redemption', id::text, 'redemption/' || id, 1, submitted_at
  from redemption`;

const AUDIT = `
  insert into audit_event (subject_type, subject_id, seq, at, actor_account_id, actor_role, actor_organisation_id,
    action, rule_id, before, after, workflow_id, prev_hash, hash)
  select 'redemption', id::text, seq, submitted_at + make_interval(hours => seq), submitted_by, 'WINDOW',
         window_organisation_id, case seq when 1 then 'submit' else 'accept' end, 'GR-U4', null,
         '{"clocks":[],"numbers":{}}', 'redemption/' || id, repeat('0', 64), repeat('0', 64)
  from redemption, generate_series(1, 2) as seq`;

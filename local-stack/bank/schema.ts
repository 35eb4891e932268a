import type { Pool } from 'pg';

const STATEMENTS = `
  create schema if not exists bank;
  create table if not exists bank.instruction (
    id text primary key,
    ordinal bigint not null unique,
    amount_fen bigint not null check (amount_fen > 0),
    payee_name text not null,
    payee_account text not null,
    payee_bank text not null,
    purpose text not null,
    gateway_reference text not null unique,
    accepted boolean not null,
    planned_result text not null check (planned_result in ('SUCCEEDED','FAILED')),
    planned_failure_code text,
    status text not null check (status in ('PENDING','SUCCEEDED','FAILED')),
    failure_code text,
    received_at timestamptz not null default clock_timestamp(),
    settle_at timestamptz,
    settled_at timestamptz
  );
  create index if not exists instruction_due on bank.instruction (settle_at) where status = 'PENDING';
  create index if not exists instruction_payment on bank.instruction (payee_account, purpose);
  create table if not exists bank.transfer (
    instruction_id text primary key references bank.instruction(id),
    payee_account text not null,
    amount_fen bigint not null check (amount_fen > 0),
    at timestamptz not null default clock_timestamp()
  );
  create table if not exists bank.callback (
    event_id uuid primary key,
    instruction_id text not null unique references bank.instruction(id),
    tries integer not null default 0,
    next_try_at timestamptz not null default clock_timestamp(),
    delivered_at timestamptz
  );
  create index if not exists callback_waiting on bank.callback (next_try_at) where delivered_at is null;
`;

/** Creates the bank's own schema where it is missing; several banks may start at once. */
export async function createBankSchema(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('bank.schema'))`);
    await client.query(STATEMENTS);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

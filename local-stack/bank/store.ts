import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { decideFate } from './fate';

export interface Instruction {
  instructionId: string;
  amountFen: number;
  payeeName: string;
  payeeAccount: string;
  payeeBank: string;
  purpose: string;
}

export type Reception =
  | { kind: 'ACCEPTED'; gatewayReference: string }
  | { kind: 'REFUSED'; failureCode: string }
  | { kind: 'CONFLICT' };

export type Result = 'SUCCEEDED' | 'FAILED';

export interface Standing {
  status: 'PENDING' | Result;
  gatewayReference: string | null;
  failureCode: string | null;
}

/** The news of one settled instruction; the event's id stays the same however often it is sent. */
export interface SettlementEvent {
  eventId: string;
  instructionId: string;
  result: Result;
  gatewayReference: string;
  failureCode: string | null;
}

/**
 * Takes an instruction, once: a repeated id gets the first answer, an id that came with another amount is a
 * CONFLICT. `settleAfterMs` null leaves it pending until `settleInstruction` is called.
 */
export async function receiveInstruction(
  pool: Pool,
  instruction: Instruction,
  options: { failureEvery: number; settleAfterMs: number | null },
): Promise<Reception> {
  return inTransaction(pool, async (client) => {
    // One at a time: ordinals without gaps, attempts counted exactly.
    await client.query(`select pg_advisory_xact_lock(hashtext('bank.instruction'))`);
    const known = await client.query(
      `select amount_fen, accepted, gateway_reference, failure_code from bank.instruction where id = $1`,
      [instruction.instructionId],
    );
    const first = known.rows[0];
    if (first !== undefined) {
      if (first.amount_fen !== instruction.amountFen) return { kind: 'CONFLICT' };
      return first.accepted
        ? { kind: 'ACCEPTED', gatewayReference: first.gateway_reference }
        : { kind: 'REFUSED', failureCode: first.failure_code };
    }
    const counted = await client.query(
      `select (select coalesce(max(ordinal), 0) from bank.instruction) as last,
              (select count(*) from bank.instruction where payee_account = $1 and purpose = $2) as attempts`,
      [instruction.payeeAccount, instruction.purpose],
    );
    const ordinal = counted.rows[0].last + 1;
    const fate = decideFate({
      payeeAccount: instruction.payeeAccount,
      earlierAttempts: counted.rows[0].attempts,
      ordinal,
      failureEvery: options.failureEvery,
    });
    const gatewayReference = `BK${String(ordinal).padStart(10, '0')}`;
    await client.query(
      `insert into bank.instruction (id, ordinal, amount_fen, payee_name, payee_account, payee_bank, purpose,
         gateway_reference, accepted, planned_result, planned_failure_code, status, failure_code, settle_at, settled_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
         case when $9 then clock_timestamp() + $14 * interval '1 millisecond' end,
         case when not $9 then clock_timestamp() end)`,
      [
        instruction.instructionId,
        ordinal,
        instruction.amountFen,
        instruction.payeeName,
        instruction.payeeAccount,
        instruction.payeeBank,
        instruction.purpose,
        gatewayReference,
        fate.accepted,
        fate.accepted ? fate.result : 'FAILED',
        fate.failureCode,
        fate.accepted ? 'PENDING' : 'FAILED',
        fate.accepted ? null : fate.failureCode,
        options.settleAfterMs,
      ],
    );
    return fate.accepted
      ? { kind: 'ACCEPTED', gatewayReference }
      : { kind: 'REFUSED', failureCode: fate.failureCode };
  });
}

/** How an instruction stands, or null when it never came. */
export async function findStanding(pool: Pool, instructionId: string): Promise<Standing | null> {
  const found = await pool.query(
    `select status, case when accepted then gateway_reference end as gateway_reference, failure_code
       from bank.instruction where id = $1`,
    [instructionId],
  );
  const row = found.rows[0];
  if (row === undefined) return null;
  return { status: row.status, gatewayReference: row.gateway_reference, failureCode: row.failure_code };
}

/** Settles what has fallen due, as planned; returns how many instructions were settled. */
export async function settleDue(pool: Pool): Promise<number> {
  return inTransaction(pool, async (client) => {
    const due = await client.query(
      `select id, planned_result, planned_failure_code from bank.instruction
        where status = 'PENDING' and settle_at <= clock_timestamp()
        order by ordinal limit 50 for update skip locked`,
    );
    for (const row of due.rows) await settle(client, row.id, row.planned_result, row.planned_failure_code);
    return due.rows.length;
  });
}

/** Settles one pending instruction now, with this result; false when it is unknown or already settled. */
export async function settleInstruction(pool: Pool, instructionId: string, result: Result): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const pending = await client.query(
      `select id from bank.instruction where id = $1 and status = 'PENDING' for update`,
      [instructionId],
    );
    if (pending.rows.length === 0) return false;
    await settle(client, instructionId, result, result === 'FAILED' ? 'REJECTED' : null);
    return true;
  });
}

async function settle(
  client: PoolClient,
  id: string,
  result: Result,
  failureCode: string | null,
): Promise<void> {
  await client.query(
    `update bank.instruction set status = $2, failure_code = $3, settled_at = clock_timestamp() where id = $1`,
    [id, result, failureCode],
  );
  if (result === 'SUCCEEDED') {
    await client.query(
      `insert into bank.transfer (instruction_id, payee_account, amount_fen)
       select id, payee_account, amount_fen from bank.instruction where id = $1`,
      [id],
    );
  }
  await client.query(`insert into bank.callback (event_id, instruction_id) values ($1, $2)`, [
    randomUUID(),
    id,
  ]);
}

/**
 * Takes the news that wait to be told, each for `leaseMs · 2^tries` (at most a minute): when it is not confirmed by
 * then, because the try failed or the bank died, it is taken again.
 */
export async function takeCallbacks(pool: Pool, leaseMs: number): Promise<SettlementEvent[]> {
  const taken = await pool.query(
    `update bank.callback c
        set tries = c.tries + 1,
            next_try_at = clock_timestamp()
              + least($1 * power(2, least(c.tries, 20)), 60000) * interval '1 millisecond'
       from bank.instruction i
      where i.id = c.instruction_id
        and c.event_id in (select event_id from bank.callback
                            where delivered_at is null and next_try_at <= clock_timestamp()
                            order by next_try_at limit 20 for update skip locked)
      returning c.event_id, c.instruction_id, i.status, i.gateway_reference, i.failure_code`,
    [leaseMs],
  );
  return taken.rows.map((row) => ({
    eventId: row.event_id,
    instructionId: row.instruction_id,
    result: row.status,
    gatewayReference: row.gateway_reference,
    failureCode: row.failure_code,
  }));
}

/** The other side has confirmed the news. */
export async function confirmCallback(pool: Pool, eventId: string): Promise<void> {
  await pool.query(`update bank.callback set delivered_at = clock_timestamp() where event_id = $1`, [
    eventId,
  ]);
}

/** The bank's books: what instructions say was paid, and what was transferred. Equal when every one was paid once. */
export async function readBooks(pool: Pool): Promise<{ succeededFen: number; transferredFen: number }> {
  const books = await pool.query(
    `select (select coalesce(sum(amount_fen), 0)::bigint from bank.instruction where status = 'SUCCEEDED') as succeeded,
            (select coalesce(sum(amount_fen), 0)::bigint from bank.transfer) as transferred`,
  );
  return { succeededFen: books.rows[0].succeeded, transferredFen: books.rows[0].transferred };
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

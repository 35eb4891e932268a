import type { Pool } from 'pg';

/** What the raw workflow calls. */
export interface RawActivities {
  doNothing(): Promise<void>;
  commitRow(step: { id: string; step: number }): Promise<void>;
  pay(payment: { id: string }): Promise<void>;
}

/** The table that `commitRow` writes into. */
export const RAW_TABLE =
  'create table if not exists bench_raw_step (id uuid not null, step integer not null, at timestamptz not null default clock_timestamp(), primary key (id, step))';

export function createRawActivities(pool: Pool, bankUrl: string): RawActivities {
  return {
    async doNothing() {},
    async commitRow({ id, step }) {
      await pool.query('insert into bench_raw_step (id, step) values ($1, $2)', [id, step]);
    },
    async pay({ id }) {
      const answer = await fetch(`${bankUrl}/instructions`, {
        method: 'POST',
        body: JSON.stringify({ instructionId: id }),
      });
      if (!answer.ok) throw new Error(`the bank answered ${answer.status}`);
      await answer.arrayBuffer();
    },
  };
}

import type { Pool } from 'pg';

export interface StoredMessage {
  messageId: string;
  channel: 'SMS' | 'LETTER';
  to: string;
  careOf: string | null;
  text: string;
  link: string;
}

export type Reception = 'ACCEPTED' | 'CONFLICT' | 'INVALID_NUMBER';

/** Makes the simulator's own schema; safe to repeat. */
export async function prepare(pool: Pool): Promise<void> {
  await pool.query(`create schema if not exists messages`);
  await pool.query(`create table if not exists messages.message (
    id text primary key,
    ordinal bigserial,
    channel text not null,
    recipient text not null,
    care_of text,
    body text not null,
    link text not null,
    received_at timestamptz not null default clock_timestamp()
  )`);
}

const MOBILE = /^1\d{10}$/;

/** Takes a message, once: a repeated id gets the first answer, another content under it is a conflict. */
export async function receive(pool: Pool, message: StoredMessage): Promise<Reception> {
  if (message.channel === 'SMS' && !MOBILE.test(message.to)) return 'INVALID_NUMBER';
  const { messageId, channel, to, careOf, text, link } = message;
  const added = await pool.query(
    `insert into messages.message (id, channel, recipient, care_of, body, link) values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do nothing`,
    [messageId, channel, to, careOf, text, link],
  );
  if (added.rowCount === 1) return 'ACCEPTED';
  const known = await pool.query(`select recipient, link from messages.message where id = $1`, [messageId]);
  return known.rows[0]?.recipient === to && known.rows[0]?.link === link ? 'ACCEPTED' : 'CONFLICT';
}

/** What came last, newest first; `q` finds recipients. */
export async function inbox(
  pool: Pool,
  { q, limit }: { q: string; limit: number },
): Promise<(StoredMessage & { receivedAt: string })[]> {
  const { rows } = await pool.query(
    `select id as "messageId", channel, recipient as "to", care_of as "careOf", body as text, link,
       received_at as "receivedAt"
     from messages.message where $1 = '' or position($1 in recipient) > 0 order by ordinal desc limit $2`,
    [q, limit],
  );
  return rows;
}

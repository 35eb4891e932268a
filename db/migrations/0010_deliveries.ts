import { type Kysely, sql } from 'kysely';

/** Delivery of invitations and reminders. Frozen once landed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: string[] = [
  // Neither link nor token nor instant; docs/evaluation-anonymity.md says why.
  `create table delivery (
    message_id uuid primary key,
    round_id uuid not null,
    member_id uuid not null,
    kind text not null check (kind in ('INVITE','REMIND')),
    number integer not null check (number >= 0),
    channel text not null check (channel in ('SMS','LETTER')),
    state text not null check (state in ('QUEUED','SENT','FAILED','DROPPED')),
    attempts integer not null default 0,
    failure_code text,
    unique (round_id, member_id, number),
    foreign key (round_id, member_id) references round_member(round_id, member_id)
  )`,
  `create index delivery_queued on delivery (round_id) where state = 'QUEUED'`,
];

import { sql } from 'kysely';
import type { Db } from '../connect';
import type { DeliveryChannel, DeliveryState } from '../schema';

/** A message that waits to go out, with what the gateway needs to know. */
export interface QueuedMessage {
  messageId: string;
  invitationId: string;
  kind: 'INVITE' | 'REMIND';
  channel: DeliveryChannel;
  name: string;
  phone: string | null;
  /** Organisation or employer through which a letter is handed over. */
  careOf: string | null;
}

/**
 * Puts down what is to be sent now: the invitation of everybody who has none yet, and the latest reminder of whoever
 * has not answered. What has been put down is left as it is, so this can be repeated.
 */
export async function queueDeliveries(db: Db, roundId: string): Promise<void> {
  await sql`
    insert into delivery (message_id, round_id, member_id, kind, number, channel, state)
    select md5('delivery ' || invitation.id || ' ' || wanted.number)::uuid, invitation.round_id, invitation.member_id,
      case when wanted.number = 0 then 'INVITE' else 'REMIND' end, wanted.number,
      case when person.phone is null then 'LETTER' else 'SMS' end, 'QUEUED'
    from invitation
      join library_member as member on member.id = invitation.member_id
      join library_person as person on person.id = member.person_id
      cross join lateral (select distinct unnest(array[0, invitation.reminders]) as number) as wanted
    where invitation.round_id = ${roundId} and invitation.state = 'INVITED'
    on conflict do nothing`.execute(db);
}

/** Takes back what has become needless: whoever has answered or been replaced gets no message any more. */
export async function dropNeedless(db: Db, roundId: string): Promise<void> {
  await sql`
    update delivery set state = 'DROPPED' from invitation
    where delivery.round_id = ${roundId} and delivery.state = 'QUEUED'
      and invitation.round_id = delivery.round_id and invitation.member_id = delivery.member_id
      and invitation.state <> 'INVITED'`.execute(db);
}

/** Messages that wait, in the order of their ids, which says nothing of anybody. */
export function queuedMessages(db: Db, roundId: string): Promise<QueuedMessage[]> {
  return db
    .selectFrom('delivery')
    .innerJoin('invitation', (join) =>
      join
        .onRef('invitation.roundId', '=', 'delivery.roundId')
        .onRef('invitation.memberId', '=', 'delivery.memberId'),
    )
    .innerJoin('libraryMember', 'libraryMember.id', 'delivery.memberId')
    .innerJoin('libraryPerson', 'libraryPerson.id', 'libraryMember.personId')
    .leftJoin('organisation', 'organisation.id', 'libraryMember.recommendedBy')
    .select([
      'delivery.messageId',
      'invitation.id as invitationId',
      'delivery.kind',
      'delivery.channel',
      'libraryPerson.name',
      'libraryPerson.phone',
    ])
    .select((eb) => eb.fn.coalesce('organisation.name', 'libraryPerson.employer').as('careOf'))
    .where('delivery.roundId', '=', roundId)
    .where('delivery.state', '=', 'QUEUED')
    .orderBy('delivery.messageId')
    .execute();
}

/** Notes what became of an attempt; one that may be repeated leaves the message waiting. */
export async function settleDelivery(
  db: Db,
  messageId: string,
  result: { state: DeliveryState; failureCode: string | null },
): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ ...result, attempts: sql`attempts + 1` })
    .where('messageId', '=', messageId)
    .where('state', '=', 'QUEUED')
    .execute();
}

/** How many messages wait and how many were refused, for whoever sends them. */
export async function deliveriesLeft(db: Db, roundId: string): Promise<{ waiting: number; failed: number }> {
  const { rows } = await sql<{ waiting: number; failed: number }>`
    select count(*) filter (where state = 'QUEUED')::integer as waiting,
      count(*) filter (where state = 'FAILED')::integer as failed
    from delivery where round_id = ${roundId}`.execute(db);
  return rows[0]!;
}

/**
 * How many invitations of those drawn stand where. Reminders are not counted, nor invitations of reserves: their
 * numbers would tell how many have not answered, and whose place was free (GE-WAY-3).
 */
export async function invitationCounts(
  db: Db,
  roundId: string,
): Promise<{ state: 'QUEUED' | 'SENT' | 'FAILED'; count: number }[]> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('invitation', (join) =>
      join
        .onRef('invitation.roundId', '=', 'delivery.roundId')
        .onRef('invitation.memberId', '=', 'delivery.memberId'),
    )
    // One that was replaced before it went out counts as waiting: who gave his place up had not answered.
    .select(
      sql<
        'QUEUED' | 'SENT' | 'FAILED'
      >`case delivery.state when 'DROPPED' then 'QUEUED' else delivery.state end`.as('state'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('delivery.roundId', '=', roundId)
    .where('delivery.kind', '=', 'INVITE')
    .where('invitation.fromReserve', '=', false)
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute();
  return rows.map(({ state, count }) => ({ state, count: Number(count) }));
}

/** Members whose invitation can't be delivered at all and who still hold their place. */
export function undeliverable(db: Db, roundId: string) {
  return db
    .selectFrom('delivery')
    .innerJoin('invitation', (join) =>
      join
        .onRef('invitation.roundId', '=', 'delivery.roundId')
        .onRef('invitation.memberId', '=', 'delivery.memberId'),
    )
    .innerJoin('libraryMember', 'libraryMember.id', 'delivery.memberId')
    .innerJoin('libraryPerson', 'libraryPerson.id', 'libraryMember.personId')
    .select([
      'delivery.memberId',
      'invitation.leafId',
      'delivery.failureCode',
      'libraryPerson.name',
      'libraryPerson.phone',
    ])
    .where('delivery.roundId', '=', roundId)
    .where('delivery.kind', '=', 'INVITE')
    .where('delivery.state', '=', 'FAILED')
    .where('invitation.state', '<>', 'REPLACED')
    .orderBy('invitation.leafId')
    .orderBy('delivery.memberId')
    .execute();
}

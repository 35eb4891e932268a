import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Role } from '../../workflows/rules/redemption/types';
import type { Db } from '../connect';
import type { Database } from '../schema';
import { type PageRequest, pageOf } from './page';

/** To whom a notification may be addressed: a person, a role of an organisation, an enterprise. */
export interface Addressee {
  accountId: string;
  organisationId: string | null;
  enterpriseId: string | null;
  roles: readonly Role[];
}

function addressedTo(eb: ExpressionBuilder<Database, 'notification'>, to: Addressee) {
  const ways = [eb('notification.accountId', '=', to.accountId)];
  if (to.enterpriseId) ways.push(eb('notification.enterpriseId', '=', to.enterpriseId));
  if (to.organisationId && to.roles.length) {
    const { organisationId, roles } = to;
    ways.push(
      eb.and([
        eb('notification.organisationId', '=', organisationId),
        eb('notification.role', 'in', [...roles]),
      ]) as never,
    );
  }
  return eb.or(ways);
}

const TERM_ID = sql<string>`case when notification.subject_type = 'officerTerm' then notification.subject_id::uuid end`;
const CASE_ID = sql<string>`case when notification.subject_type = 'redemption' then notification.subject_id::uuid end`;

/** What the addressee was told, the newest first, with the case or term that it is about. */
export function listNotifications(
  db: Db,
  to: Addressee,
  asked: PageRequest & { filter: { unread?: boolean | undefined } },
) {
  let query = db
    .selectFrom('notification')
    .leftJoin('redemption', (join) => join.on('redemption.id', '=', CASE_ID))
    .leftJoin('enterprise', 'enterprise.id', 'redemption.enterpriseId')
    .leftJoin('officerTerm', (join) => join.on('officerTerm.id', '=', TERM_ID))
    .leftJoin('officer', 'officer.id', 'officerTerm.officerId')
    .where((eb) => addressedTo(eb as never, to) as never)
    .select([
      'notification.id',
      'notification.kind',
      'notification.subjectType',
      'notification.subjectId',
      'notification.obligationId',
      'notification.createdAt',
      'notification.readAt',
      'redemption.id as redemptionId',
      'redemption.caseNo',
      'enterprise.name as enterpriseName',
      'officerTerm.id as termId',
      'officerTerm.certificateNo',
      'officer.name as officerName',
    ]);
  if (asked.filter.unread) query = query.where('notification.readAt', 'is', null);
  return pageOf(db, query, asked, { sort: `notification.${asked.sort.field}`, tie: 'notification.id' });
}

/** Marks one as read; the first reading counts. False when there is none of this number for the addressee. */
export async function readNotification(db: Db, to: Addressee, id: number): Promise<boolean> {
  const row = await db
    .updateTable('notification')
    .set({ readAt: sql<string>`coalesce(read_at, now())` })
    .where('id', '=', id)
    .where((eb) => addressedTo(eb as never, to) as unknown as SqlBool as never)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Role } from '../../workflows/rules/redemption/types';
import type { Db } from '../connect';
import type { GovernmentLevel, OrganisationKind } from '../schema';

/** A session with the account behind it, as one row. */
export interface SessionRow {
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  accountId: string;
  username: string;
  displayName: string;
  organisationId: string | null;
  organisationName: string | null;
  organisationKind: OrganisationKind | null;
  organisationLevel: GovernmentLevel | null;
  regionId: string | null;
  enterpriseId: string | null;
  enterpriseName: string | null;
  roles: Role[];
  /** What the account's organisation is in schemes of officers. */
  schemes: { code: string; organ: string }[];
  /** Where the organs of all schemes of officers sit. */
  schemeRegions: { code: string; region: string }[];
  /** The account's own terms. */
  terms: { id: string; scheme: string }[];
}

/** The session of a token's hash, unless its account is disabled; whether it has expired is for the caller. */
export function findSession(db: Db, idHash: string): Promise<SessionRow | undefined> {
  return db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.accountId')
    .leftJoin('organisation', 'organisation.id', 'account.organisationId')
    .leftJoin('enterprise', 'enterprise.id', 'account.enterpriseId')
    .where('session.idHash', '=', idHash)
    .where('account.disabledAt', 'is', null)
    .select((eb) => [
      'session.createdAt',
      'session.lastSeenAt',
      'session.expiresAt',
      'account.id as accountId',
      'account.username',
      'account.displayName',
      'organisation.id as organisationId',
      'organisation.name as organisationName',
      'organisation.kind as organisationKind',
      'organisation.level as organisationLevel',
      'organisation.regionId',
      'enterprise.id as enterpriseId',
      'enterprise.name as enterpriseName',
      eb
        .selectFrom('accountRole')
        .whereRef('accountRole.accountId', '=', 'account.id')
        .select((role) =>
          role.fn.coalesce(role.fn.agg<Role[]>('array_agg', ['role']), role.val([])).as('roles'),
        )
        .as('roles'),
      jsonArrayFrom(
        eb
          .selectFrom('schemeOrgan')
          .whereRef('schemeOrgan.organisationId', '=', 'account.organisationId')
          .select(['schemeOrgan.schemeCode as code', 'schemeOrgan.organCode as organ'])
          .orderBy('schemeOrgan.schemeCode')
          .orderBy('schemeOrgan.organCode'),
      ).as('schemes'),
      jsonArrayFrom(
        eb
          .selectFrom('schemeOrgan')
          .innerJoin('organisation as seat', 'seat.id', 'schemeOrgan.organisationId')
          .where('account.organisationId', 'is not', null)
          .select(['schemeOrgan.schemeCode as code', 'seat.regionId as region'])
          .distinct(),
      ).as('schemeRegions'),
      jsonArrayFrom(
        eb
          .selectFrom('officerTerm')
          .whereRef('officerTerm.officerAccountId', '=', 'account.id')
          .select(['officerTerm.id', 'officerTerm.schemeCode as scheme']),
      ).as('terms'),
    ])
    .executeTakeFirst() as Promise<SessionRow | undefined>;
}

/** Opens a session; expired ones of the same account go at the same time. */
export async function insertSession(
  db: Db,
  row: { idHash: string; accountId: string; createdAt: string; expiresAt: string },
): Promise<void> {
  await db
    .deleteFrom('session')
    .where('accountId', '=', row.accountId)
    .where('expiresAt', '<', row.createdAt)
    .execute();
  await db
    .insertInto('session')
    .values({ ...row, lastSeenAt: row.createdAt })
    .execute();
}

/** Moves the idle limit on. */
export async function touchSession(
  db: Db,
  idHash: string,
  lastSeenAt: string,
  expiresAt: string,
): Promise<void> {
  await db.updateTable('session').set({ lastSeenAt, expiresAt }).where('idHash', '=', idHash).execute();
}

export async function deleteSession(db: Db, idHash: string): Promise<void> {
  await db.deleteFrom('session').where('idHash', '=', idHash).execute();
}

/** What is needed to check a password. */
export function findCredentials(
  db: Db,
  username: string,
): Promise<{ id: string; passwordHash: string; disabledAt: string | null } | undefined> {
  return db
    .selectFrom('account')
    .where('username', '=', username)
    .select(['id', 'passwordHash', 'disabledAt'])
    .executeTakeFirst();
}

import { setTimeout as pause } from 'node:timers/promises';
import { type Insertable, sql } from 'kysely';
import type { OrganisationFacts } from '../../workflows/rules/actor';
import { appendAudit } from '../audit/append';
import type { Db, Tx } from '../connect';
import type { OfficerTable } from '../schema';

/** The scheme's organs with their office hours, as far as they are organisations in office. */
export async function organFacts(db: Db, schemeCode: string): Promise<Record<string, OrganisationFacts>> {
  const rows = await db
    .selectFrom('schemeOrgan')
    .innerJoin('organisation', 'organisation.id', 'schemeOrgan.organisationId')
    .where('schemeOrgan.schemeCode', '=', schemeCode)
    .select(['schemeOrgan.organCode', 'organisation.id', 'organisation.officeHours'])
    .execute();
  return Object.fromEntries(
    rows.map(({ organCode, id, officeHours }) => [organCode, { id, hours: officeHours }]),
  );
}

/** Places that are taken, by channel: running terms of the scheme. */
export async function placesTaken(db: Db, schemeCode: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('officerTerm')
    .where('schemeCode', '=', schemeCode)
    .where('endedAt', 'is', null)
    .groupBy('channel')
    .select((eb) => ['channel', eb.fn.countAll<number>().as('taken')])
    .execute();
  return Object.fromEntries(rows.map(({ channel, taken }) => [channel, taken]));
}

/** Terms that somebody has served in his scheme, latest first. */
export function termsOfOfficer(db: Db, officerId: string) {
  return db
    .selectFrom('officerTerm')
    .selectAll()
    .where('officerId', '=', officerId)
    .orderBy('fromDate', 'desc')
    .orderBy('appointedAt', 'desc')
    .execute();
}

export function findOfficer(db: Db, id: string) {
  return db.selectFrom('officer').selectAll().where('id', '=', id).executeTakeFirst();
}

const LOOK_EVERY_MS = 50;

/**
 * Does something while nobody else appoints in this scheme, so that places are counted and given in one go. Null when
 * others were at it for the whole of `patienceMs`. No connection is held while waiting.
 */
export async function aloneInScheme<T>(
  db: Db,
  schemeCode: string,
  patienceMs: number,
  work: () => Promise<T>,
): Promise<{ done: T } | null> {
  for (const giveUpAt = Date.now() + patienceMs; ; ) {
    const result = await db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ got: boolean }>`
        select pg_try_advisory_xact_lock(hashtext('appoint'), hashtext(${schemeCode})) as got`.execute(tx);
      return rows[0]?.got ? { done: await work() } : null;
    });
    if (result || Date.now() >= giveUpAt) return result;
    await pause(LOOK_EVERY_MS);
  }
}

export interface NewOfficerAccount {
  id: string;
  displayName: string;
  passwordHash: string;
  /** Names to try, in this order. */
  usernames: readonly string[];
}

/**
 * Puts down the person and an account that is closed until the appointment stands. Asked again under the same ids it
 * keeps what is there and only sets the new password; answers the account's name, or null when an account of this id is
 * open already.
 */
export function prepareOfficer(
  db: Db,
  officer: Insertable<OfficerTable>,
  account: NewOfficerAccount,
): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    const username = await prepareAccount(tx, account);
    await tx
      .insertInto('officer')
      .values(officer)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    return username;
  });
}

async function prepareAccount(tx: Tx, account: NewOfficerAccount): Promise<string | null> {
  const { id, displayName, passwordHash, usernames } = account;
  const known = await tx
    .selectFrom('account')
    .select(['username', 'disabledAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (known) {
    if (known.disabledAt === null) return null;
    await tx.updateTable('account').set({ passwordHash, displayName }).where('id', '=', id).execute();
    return known.username;
  }
  const disabledAt = new Date().toISOString();
  for (const username of usernames) {
    const added = await tx
      .insertInto('account')
      .values({
        id,
        username,
        passwordHash,
        displayName,
        organisationId: null,
        enterpriseId: null,
        disabledAt,
      })
      .onConflict((conflict) => conflict.column('username').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) continue;
    await tx.insertInto('accountRole').values({ accountId: id, role: 'OFFICER' }).execute();
    return username;
  }
  throw new Error('no free name for the account of an officer');
}

const NOT_APPOINTED = '未聘任人员';

/**
 * Takes back what `prepareOfficer` put down, unless a term stands on it: the person's data go, the account, which was
 * never open, stays without a name (accounts are never deleted).
 */
export async function dropPrepared(db: Db, officerId: string, accountId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const term = await tx
      .selectFrom('officerTerm')
      .select('id')
      .where('officerId', '=', officerId)
      .limit(1)
      .executeTakeFirst();
    if (term) return;
    await tx.deleteFrom('officer').where('id', '=', officerId).execute();
    await tx
      .updateTable('account')
      .set({ displayName: NOT_APPOINTED })
      .where('id', '=', accountId)
      .where('disabledAt', 'is not', null)
      .execute();
  });
}

/** Who acts on an account, and by which rule. */
export interface AccountAct {
  actorAccountId: string;
  organisationId: string | null;
  ruleId: string;
}

/**
 * Opens an officer's account for his running term, with an audit event; one that is open, or whose term is over, stays
 * as it is. Tells whether it was opened now.
 */
export function openAccount(db: Db, accountId: string, termId: string, act: AccountAct): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const opened = await tx
      .updateTable('account')
      .set({ disabledAt: null })
      .where('id', '=', accountId)
      .where('disabledAt', 'is not', null)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('officerTerm')
            .select('id')
            .where('officerTerm.id', '=', termId)
            .where('endedAt', 'is', null),
        ),
      )
      .returning('id')
      .executeTakeFirst();
    if (opened) await auditAccount(tx, accountId, 'openOfficerAccount', { termId }, act);
    return opened !== undefined;
  });
}

/**
 * Sets a password and ends the account's sessions. With an act it is put on record, and `reopen` lifts a closed access;
 * without one it is part of an appointment, which opens the account itself.
 */
export async function setOfficerPassword(
  db: Db,
  accountId: string,
  passwordHash: string,
  act: (AccountAct & { reopen: boolean }) | null,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('account')
      .set(act?.reopen ? { passwordHash, disabledAt: null } : { passwordHash })
      .where('id', '=', accountId)
      .execute();
    await tx.deleteFrom('session').where('accountId', '=', accountId).execute();
    if (act) await auditAccount(tx, accountId, 'setPassword', {}, act);
  });
}

async function auditAccount(
  tx: Tx,
  id: string,
  action: string,
  after: object,
  act: AccountAct,
): Promise<void> {
  await appendAudit(tx, {
    subjectType: 'account',
    subjectId: id,
    at: new Date().toISOString(),
    actorAccountId: act.actorAccountId,
    actorRole: 'ORGANISER',
    actorOrganisationId: act.organisationId,
    onBehalfOf: null,
    action,
    ruleId: act.ruleId,
    before: null,
    after,
    noteId: null,
    workflowId: null,
    runId: null,
    updateId: null,
  });
}

import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { ROLES, type Role } from '../../workflows/rules/redemption/types';
import { appendAudit } from '../audit/append';
import type { Db, Tx } from '../connect';

/** Shortest password that is taken. */
export const MIN_PASSWORD = 12;

export interface NewAccount {
  username: string;
  displayName: string;
  organisationId: string;
  roles: Role[];
  password: string;
}

/** An instruction of the operator that can't be carried out; the message says why. */
export class AccountProblem extends Error {}

/**
 * Adds an account of an organisation's member, with an audit event; answers its id.
 * @throws AccountProblem when the name is taken, the organisation or a role is unknown, or the password too short.
 */
export async function createAccount(db: Db, account: NewAccount): Promise<string> {
  const { username, displayName, organisationId, roles } = account;
  if (!/^[a-z][a-z0-9._-]{2,31}$/.test(username))
    throw new AccountProblem(
      'a username has 3 to 32 characters: letters, digits, . _ - and begins with a letter',
    );
  const unknown = roles.find((role) => !ROLES.includes(role));
  if (unknown || roles.length === 0) throw new AccountProblem(`roles are ${ROLES.join(', ')}`);
  const passwordHash = await passwordHashOf(account.password);
  return db.transaction().execute(async (tx) => {
    const organisation = await tx
      .selectFrom('organisation')
      .select('id')
      .where('id', '=', organisationId)
      .executeTakeFirst();
    if (!organisation) throw new AccountProblem(`there is no organisation ${organisationId}`);
    const id = randomUUID();
    const added = await tx
      .insertInto('account')
      .values({ id, username, passwordHash, displayName, organisationId, enterpriseId: null })
      .onConflict((conflict) => conflict.column('username').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) throw new AccountProblem(`there is an account ${username} already`);
    await tx
      .insertInto('accountRole')
      .values(roles.map((role) => ({ accountId: id, role })))
      .execute();
    await audit(tx, id, 'createAccount', { organisationId, roles });
    return id;
  });
}

/** Ends an account and its sessions, with an audit event. Its past acts stay under its name. */
export async function disableAccount(db: Db, username: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const id = await accountId(tx, username);
    await tx
      .updateTable('account')
      .set({ disabledAt: new Date().toISOString() })
      .where('id', '=', id)
      .execute();
    await tx.deleteFrom('session').where('accountId', '=', id).execute();
    await audit(tx, id, 'disableAccount', {});
  });
}

/** Sets a new password and ends the sessions that were opened with the old one, with an audit event. */
export async function setPassword(db: Db, username: string, password: string): Promise<void> {
  const passwordHash = await passwordHashOf(password);
  await db.transaction().execute(async (tx) => {
    const id = await accountId(tx, username);
    await tx.updateTable('account').set({ passwordHash }).where('id', '=', id).execute();
    await tx.deleteFrom('session').where('accountId', '=', id).execute();
    await audit(tx, id, 'setPassword', {});
  });
}

async function passwordHashOf(password: string): Promise<string> {
  if (password.length < MIN_PASSWORD)
    throw new AccountProblem(`a password has at least ${MIN_PASSWORD} characters`);
  return hash(password);
}

async function accountId(tx: Tx, username: string): Promise<string> {
  const row = await tx.selectFrom('account').select('id').where('username', '=', username).executeTakeFirst();
  if (!row) throw new AccountProblem(`there is no account ${username}`);
  return row.id;
}

async function audit(tx: Tx, id: string, action: string, after: object): Promise<void> {
  await appendAudit(tx, {
    subjectType: 'account',
    subjectId: id,
    at: new Date().toISOString(),
    actorAccountId: null,
    actorRole: 'OPERATOR',
    actorOrganisationId: null,
    onBehalfOf: null,
    action,
    ruleId: 'GR-ORG-3',
    before: null,
    after,
    noteId: null,
    workflowId: null,
    runId: null,
    updateId: null,
  });
}

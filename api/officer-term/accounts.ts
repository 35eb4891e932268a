import { randomInt } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Selectable } from 'kysely';
import { findAccountState } from '../../db/queries/officerAccount';
import { findOfficer, prepareOfficer, setOfficerPassword } from '../../db/queries/officerAppointment';
import type { OfficerSchemeVersion } from '../../db/queries/officerParameters';
import type { OfficerTable } from '../../db/schema';
import { organRuleOf } from '../../workflows/rules/officer-term/organs';
import { readable } from '../access';
import type { AppContext } from '../context';
import { forbidden, ProblemError } from '../errors';
import type { Viewer } from '../session/viewer';
import { randomText } from './appointmentInput';
import type { AppointAnswer, OfficerBody } from './appointmentSchemas';

type Access = AppointAnswer['access'];

/** Small letters and digits that cannot be mistaken for one another. */
const SMALL = '23456789abcdefghjkmnpqrstuvwxyz2';

/** Sixteen random signs in groups of four, told once and kept as a hash only. */
export const oneTimePassword = (): string => (randomText(16, SMALL).match(/.{4}/g) as string[]).join('-');

const NAMES_TO_TRY = 20;

/** Names of officers' accounts: the scheme's letters and six digits, drawn at random. */
const usernames = (schemeCode: string): string[] => {
  const letters = schemeCode.toLowerCase().replace(/[^a-z]/g, '');
  return Array.from({ length: NAMES_TO_TRY }, () => `${letters}${randomInt(100_000, 1_000_000)}`);
};

/**
 * Puts down a new person, checked, and a closed account with a one-time password; the account opens when the term stands. Null
 * when the same request has opened it before.
 */
export async function prepareNewOfficer(
  ctx: AppContext,
  viewer: Viewer,
  { code, parameters }: OfficerSchemeVersion,
  { officerId, officerAccountId }: { officerId: string; officerAccountId: string },
  officer: OfficerBody,
): Promise<Access> {
  const password = oneTimePassword();
  const username = await prepareOfficer(
    ctx.db,
    {
      ...officer,
      id: officerId,
      subject: parameters.subject,
      schemeCode: code,
      accountId: officerAccountId,
      createdBy: viewer.accountId,
    },
    {
      id: officerAccountId,
      displayName: officer.liaisonName ?? officer.name,
      passwordHash: await hash(password),
      usernames: usernames(code),
    },
  );
  return username === null ? null : { username, password };
}

/** Somebody who served before: a closed account gets a new one-time password, an open one stays as it is. */
export async function reopenFor(
  ctx: AppContext,
  officer: Selectable<OfficerTable>,
  accountId: string,
): Promise<Access> {
  const account = await findAccountState(ctx.db, accountId);
  if (!account) throw new ProblemError(409, 'NOT_CONFIGURED', '该人员没有账号，请联系管理员。');
  if (account.disabledAt === null) return null;
  const password = oneTimePassword();
  await setOfficerPassword(ctx.db, officer.accountId as string, await hash(password), null);
  return { username: account.username, password };
}

/**
 * A new one-time password for an officer who serves or serves no more; his sessions end. A closed account opens again
 * only with a term (or by the administrator), not here.
 */
export async function resetPassword(
  ctx: AppContext,
  viewer: Viewer,
  officerId: string,
): Promise<NonNullable<Access>> {
  const officer = readable(viewer, 'officer', await findOfficer(ctx.db, officerId), '该人员');
  const account = officer.accountId ? await findAccountState(ctx.db, officer.accountId) : null;
  if (!account?.officeOrganisationId || account.officeOrganisationId !== viewer.organisation?.id)
    throw forbidden('只有运营单位可以重设体验人员的密码。');
  if (account.disabledAt !== null && !account.serving) {
    throw new ProblemError(409, 'ACCOUNT_CLOSED', '该人员的聘期已经结束，账号已停用，不能重设密码。');
  }
  const password = oneTimePassword();
  await setOfficerPassword(ctx.db, account.id, await hash(password), {
    actorAccountId: viewer.accountId,
    organisationId: viewer.organisation.id,
    ruleId: organRuleOf(officer.schemeCode),
    reopen: account.serving,
  });
  return { username: account.username, password };
}

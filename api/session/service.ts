import { hash, verify } from '@node-rs/argon2';
import { regionWithCounties, wholeCity } from '../../db/presets/regions';
import {
  deleteSession,
  findCredentials,
  findSession,
  insertSession,
  type SessionRow,
  touchSession,
} from '../../db/queries/session';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import { newToken, sessionEnd, tokenHash } from './token';
import type { Viewer } from './viewer';

/** Spent on unknown names, so that the time of the answer does not tell whether a name exists. */
const decoy = hash('no account has this password');

/**
 * Opens a session for a name and password and returns its token. Unknown name, wrong password and disabled account
 * give the same refusal.
 */
export async function logIn(
  ctx: AppContext,
  username: string,
  password: string,
): Promise<{ token: string; viewer: Viewer }> {
  const account = await findCredentials(ctx.db, username);
  const right = await verify(account?.passwordHash ?? (await decoy), password);
  if (!right || !account || account.disabledAt)
    throw new ProblemError(401, 'LOGIN_FAILED', '用户名或密码不正确。');
  const token = newToken();
  const idHash = tokenHash(ctx.settings.sessionSecret, token);
  const now = Date.now();
  const createdAt = new Date(now).toISOString();
  const expiresAt = sessionEnd(ctx.settings.session, createdAt, now);
  await insertSession(ctx.db, { idHash, accountId: account.id, createdAt, expiresAt });
  const session = await findSession(ctx.db, idHash);
  if (!session) throw new ProblemError(401, 'LOGIN_FAILED', '用户名或密码不正确。');
  return { token, viewer: toViewer(session) };
}

/** The person of a session token, or null; moves the idle limit on at most once a minute. */
export async function resume(ctx: AppContext, idHash: string): Promise<Viewer | null> {
  const session = await findSession(ctx.db, idHash);
  const now = Date.now();
  if (!session || Date.parse(session.expiresAt) <= now) return null;
  if (now - Date.parse(session.lastSeenAt) >= ctx.settings.session.touchMs) {
    const end = sessionEnd(ctx.settings.session, session.createdAt, now);
    await touchSession(ctx.db, idHash, new Date(now).toISOString(), end);
  }
  return toViewer(session);
}

/** Ends a session; a session that is gone is no error. */
export const logOut = (ctx: AppContext, idHash: string): Promise<void> => deleteSession(ctx.db, idHash);

/** Codes of the schemes whose organs sit in one of the regions that belong to the person's own. */
function schemesIn(
  { regionId, schemeRegions }: SessionRow,
  around: (regionId: string) => string[],
): string[] {
  const regions = regionId ? around(regionId) : [];
  return [...new Set(schemeRegions.filter(({ region }) => regions.includes(region)).map(({ code }) => code))];
}

function toViewer(row: SessionRow): Viewer {
  return {
    accountId: row.accountId,
    username: row.username,
    displayName: row.displayName,
    roles: row.roles,
    organisation: row.organisationId
      ? {
          id: row.organisationId,
          name: row.organisationName!,
          kind: row.organisationKind!,
          level: row.organisationLevel!,
          regionId: row.regionId!,
        }
      : null,
    enterprise: row.enterpriseId ? { id: row.enterpriseId, name: row.enterpriseName! } : null,
    schemes: row.schemes,
    regionSchemes: schemesIn(row, regionWithCounties),
    citySchemes: schemesIn(row, wholeCity),
    terms: row.terms.map(({ id, scheme }) => ({ id, schemeCode: scheme })),
  };
}

import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/connect';
import { toJson } from '../../db/schema';

export interface OfficerOptions {
  schemeCode?: string;
  officeOrganisationId?: string;
  name?: string;
  /** The unit that employs the officer. */
  unitId?: string | null;
  /** User name of an account that can log in; made of nothing that opens when left out. */
  passwordHash?: string;
}

export interface OfficerRow {
  termId: string;
  accountId: string;
  username: string;
  unitId: string | null;
}

/** An officer of a scheme who serves, with an account of his own; rows only, no process behind them. */
export async function addServingOfficer(db: Db, options: OfficerOptions = {}): Promise<OfficerRow> {
  const { schemeCode = 'LA', officeOrganisationId = 'LA-BUREAU', unitId = null } = options;
  const [termId, accountId, officerId] = [randomUUID(), randomUUID(), randomUUID()];
  const name = options.name ?? `体验官${termId.slice(0, 4)}`;
  const username = `officer-${accountId}`;
  await db
    .insertInto('account')
    .values({
      id: accountId,
      username,
      passwordHash: options.passwordHash ?? 'none',
      displayName: name,
      organisationId: null,
    })
    .execute();
  await db.insertInto('accountRole').values({ accountId, role: 'OFFICER' }).execute();
  await db
    .insertInto('officer')
    .values({ id: officerId, subject: 'PERSON', schemeCode, name, homeOrganisationId: unitId, accountId })
    .execute();
  const candidate = {
    age: null,
    attestations: [],
    conditions: [],
    bars: [],
    commitmentLetter: null,
    liaisonAccountId: null,
    category: null,
    industry: null,
  };
  const { version } = await db
    .selectFrom('scheme')
    .select('version')
    .where('code', '=', schemeCode)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('officerTerm')
    .values({
      id: termId,
      officerId,
      schemeCode,
      schemeVersion: version,
      officeOrganisationId,
      officerAccountId: accountId,
      channel: 'OPEN',
      candidate: toJson(candidate),
      fromDate: '2026-01-01',
      toDate: '2099-12-31',
      servedTerms: 1,
      status: 'SERVING',
      light: 'GREEN',
      appointedAt: '2026-01-01T01:00:00.000Z',
      stepSeq: 1,
      updatedAt: '2026-01-01T01:00:00.000Z',
    })
    .execute();
  return { termId, accountId, username, unitId };
}

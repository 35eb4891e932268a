import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { Db } from '../../db/connect';
import { demoAccounts, demoEnterprises } from '../../db/presets';
import { OFFICE_HOURS } from '../../db/presets/organisations';
import { type ObligationTable, type RedemptionTable, toJson } from '../../db/schema';

/** Id of an account of the demonstration. */
export function accountId(username: string): string {
  const found = demoAccounts.find((each) => each.username === username);
  if (!found) throw new Error(`no demo account ${username}`);
  return found.id;
}

const applicant = demoAccounts.find((each) => each.username === 'qiye')?.enterpriseId as string;

/** A case of the enterprise of `qiye` at the city's window, as its projection row; differences by column. */
export async function addCase(db: Db, columns: Partial<Insertable<RedemptionTable>> = {}): Promise<string> {
  const id = randomUUID();
  const enterpriseId = (columns.enterpriseId as string) ?? applicant;
  const enterprise = demoEnterprises.find((each) => each.id === enterpriseId);
  const caseNo = (columns.caseNo as string) ?? `HD-GY-2026-${id.slice(0, 6).toUpperCase()}`;
  await db
    .insertInto('redemption')
    .values({
      id,
      enterpriseId,
      itemId: 'GY-SPECIALISED-NEW',
      itemVersion: 1,
      schemeVersion: 1,
      kind: 'INSTANT',
      status: 'SUBMITTED',
      channel: 'WINDOW',
      windowOrganisationId: 'GY-WINDOW',
      departmentOrganisationId: null,
      financeOrganisationId: 'GY-FINANCE',
      poolId: 'GY-POOL',
      regionId: 'GY',
      requestedFen: 1_000_000,
      submittedAt: '2026-01-05T01:00:00.000Z',
      stepSeq: 1,
      updatedAt: '2026-01-05T01:00:00.000Z',
      search: `${caseNo} ${enterprise?.name} ${enterprise?.creditCode} 专精特新`,
      ...columns,
      caseNo,
    })
    .execute();
  return id;
}

/** A running time limit of that case: ten working days of the industry department from 5 January 2026. */
export async function addObligation(
  db: Db,
  redemptionId: string,
  columns: Partial<Insertable<ObligationTable>> = {},
): Promise<void> {
  const calendar = await db
    .selectFrom('calendar')
    .select('version')
    .where('status', '=', 'PUBLISHED')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('obligation')
    .values({
      workflowId: `redemption/${redemptionId}`,
      id: 'T3_REVIEW-1',
      subjectType: 'redemption',
      subjectId: redemptionId,
      kind: 'T3_REVIEW',
      ruleId: 'GR-T3',
      ownerOrganisationId: 'GY-INDUSTRY',
      ownerRole: 'HANDLER',
      ownerAccountId: null,
      origin: '2026-01-05T01:30:00.000Z',
      clock: toJson({ unit: 'WORKING_DAYS' as const, n: 10 }),
      hours: toJson(OFFICE_HOURS),
      policy: toJson({ hourClock: 'OFFICE' as const, lastWorkingDayEndsAt: 'OFFICE_CLOSE' as const }),
      pauses: toJson([]),
      status: 'OPEN',
      dueAt: '2026-01-19T10:00:00.000Z',
      firstDueAt: '2026-01-19T10:00:00.000Z',
      provisional: false,
      calendarVersion: calendar.version,
      firedRungs: 0,
      nextRungAt: null,
      breachedAt: null,
      endedAt: null,
      cancelGround: null,
      ...columns,
    })
    .execute();
}

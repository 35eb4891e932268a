import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { Db } from '../../db/connect';
import { demoAccounts, demoEnterprises, policyItems } from '../../db/presets';
import { OFFICE_HOURS } from '../../db/presets/organisations';
import { type DocumentTable, type ObligationTable, type RedemptionTable, toJson } from '../../db/schema';

/** An account of the demonstration by its user name. */
export function account(username: string) {
  const found = demoAccounts.find((each) => each.username === username);
  if (found === undefined) throw new Error(`no demo account ${username}`);
  return found;
}

export const applicant = demoEnterprises.find((each) => each.id === account('qiye').enterpriseId)!;
export const item = policyItems.find((each) => each.id === 'GY-SPECIALISED-NEW')!;

/** A case of the enterprise of account `qiye`, accepted and assigned to the industry department. */
export async function addCase(db: Db, columns: Partial<Insertable<RedemptionTable>> = {}): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('redemption')
    .values({
      id,
      caseNo: `GY-${id.slice(0, 8)}`,
      enterpriseId: applicant.id,
      itemId: item.id,
      itemVersion: item.version,
      schemeVersion: 1,
      kind: 'INSTANT',
      status: 'ASSIGNED',
      channel: 'ONLINE',
      windowOrganisationId: 'GY-WINDOW',
      departmentOrganisationId: 'GY-INDUSTRY',
      financeOrganisationId: 'GY-FINANCE',
      poolId: 'GY-POOL',
      regionId: 'GY',
      requestedFen: 12_345_600,
      submittedAt: '2026-01-05T01:00:00.000Z',
      acceptedAt: '2026-01-05T01:10:00.000Z',
      stepSeq: 3,
      updatedAt: '2026-01-05T01:40:00.000Z',
      search: '',
      ...columns,
    })
    .execute();
  return id;
}

/** A document of that case; facts hold ids only. */
export async function addDocument(
  db: Db,
  redemptionId: string,
  kind: string,
  facts: object = {},
  columns: Partial<Insertable<DocumentTable>> = {},
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('document')
    .values({
      id,
      kind,
      number: `${kind}〔2026〕${id.slice(0, 8)}号`,
      subjectType: 'redemption',
      subjectId: redemptionId,
      workflowId: `redemption/${redemptionId}`,
      stepSeq: 3,
      facts: toJson({ redemptionId, noteId: null, ...facts }),
      issuedAt: '2026-01-05T01:40:00.000Z',
      issuedBy: account('chuangkou').id,
      ...columns,
    })
    .execute();
  return id;
}

export async function addNote(db: Db, redemptionId: string, body: string): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('textNote')
    .values({ id, subjectType: 'redemption', subjectId: redemptionId, body })
    .execute();
  return id;
}

/** A time limit that the department owes from the moment at which documents are issued by default. */
export async function addObligation(
  db: Db,
  redemptionId: string,
  kind: 'T2_RESPOND' | 'T3_REVIEW',
  firstDueAt: string,
  columns: Partial<Insertable<ObligationTable>> = {},
): Promise<string> {
  await db
    .insertInto('obligation')
    .values({
      workflowId: `redemption/${redemptionId}`,
      id: `${kind}-1`,
      subjectType: 'redemption',
      subjectId: redemptionId,
      kind,
      ruleId: kind === 'T2_RESPOND' ? 'GR-T2' : 'GR-T3',
      ownerOrganisationId: 'GY-INDUSTRY',
      ownerRole: 'HANDLER',
      origin: '2026-01-05T01:40:00.000Z',
      clock: toJson({ unit: 'WORKING_DAYS' as const, n: 10 }),
      hours: toJson(OFFICE_HOURS),
      policy: toJson({ hourClock: 'OFFICE' as const, lastWorkingDayEndsAt: 'OFFICE_CLOSE' as const }),
      pauses: toJson([]),
      status: 'OPEN',
      dueAt: firstDueAt,
      firstDueAt,
      provisional: false,
      calendarVersion: 'CN-2026',
      firedRungs: 0,
      ...columns,
    })
    .execute();
  return `${kind}-1`;
}

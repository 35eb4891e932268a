import type { Selectable } from 'kysely';
import type { RewardListStatus } from '../../workflows/rules/officer-term/assessmentLabels';
import { SERIOUSNESS } from '../../workflows/rules/officer-term/parameters';
import type { Db } from '../connect';
import type { RewardListTable } from '../schema';
import { type PageRequest, pageOf } from './page';
import { inScope, type Scope } from './scope';

export interface RewardListFilter {
  schemeCode?: string | undefined;
  status?: RewardListStatus[] | undefined;
  assessmentId?: string | undefined;
}

/** Columns by which lists can be listed. */
export const REWARD_LIST_SORTS = [
  'id',
  'number',
  'schemeCode',
  'yearFrom',
  'status',
  'totalFen',
  'preparedAt',
  'nextDueAt',
] as const;

export type RewardListRow = Selectable<RewardListTable> & {
  schemeName: string;
  officeOrganisationName: string;
  approverOrganisationName: string;
  financeOrganisationName: string;
  poolName: string;
  poolBalanceFen: number;
  poolReservedFen: number;
};

const named = (db: Db) =>
  db
    .selectFrom('rewardList')
    .innerJoin('scheme', (join) =>
      join
        .onRef('scheme.code', '=', 'rewardList.schemeCode')
        .onRef('scheme.version', '=', 'rewardList.schemeVersion'),
    )
    .innerJoin('organisation as office', 'office.id', 'rewardList.officeOrganisationId')
    .innerJoin('organisation as approver', 'approver.id', 'rewardList.approverOrganisationId')
    .innerJoin('organisation as finance', 'finance.id', 'rewardList.financeOrganisationId')
    .innerJoin('fundPool as pool', 'pool.id', 'rewardList.poolId')
    .selectAll('rewardList')
    .select([
      'scheme.name as schemeName',
      'office.name as officeOrganisationName',
      'approver.name as approverOrganisationName',
      'finance.name as financeOrganisationName',
      'pool.name as poolName',
      'pool.balanceFen as poolBalanceFen',
      'pool.reservedFen as poolReservedFen',
    ]);

/** Reward lists inside a scope. */
export function listRewardLists(db: Db, scope: Scope, asked: PageRequest & { filter: RewardListFilter }) {
  const { schemeCode, status, assessmentId } = asked.filter;
  let query = named(db).where((eb) => inScope(eb as never, 'rewardList', scope));
  if (schemeCode) query = query.where('rewardList.schemeCode', '=', schemeCode);
  if (status?.length) query = query.where('rewardList.status', 'in', status);
  if (assessmentId) query = query.where('rewardList.assessmentId', '=', assessmentId);
  return pageOf(db, query, asked, { sort: `rewardList.${asked.sort.field}`, tie: 'rewardList.id' });
}

/** One list with its names, or undefined; whether it may be read is for the caller. */
export function findRewardList(db: Db, id: string): Promise<RewardListRow | undefined> {
  return named(db).where('rewardList.id', '=', id).executeTakeFirst();
}

/** Lines of a list with names and bank data; the bank data is for masking and for checks only. */
export function linesOfList(db: Db, listId: string) {
  return db
    .selectFrom('rewardLine')
    .innerJoin('officerTerm', 'officerTerm.id', 'rewardLine.termId')
    .innerJoin('officer', 'officer.id', 'officerTerm.officerId')
    .leftJoin('textNote', 'textNote.id', 'rewardLine.giveUpNoteId')
    .selectAll('rewardLine')
    .select([
      'officer.name as officerName',
      'officer.bankName',
      'officer.bankAccount',
      'officerTerm.certificateNo',
      'officerTerm.officerAccountId',
      'textNote.body as giveUpNote',
    ])
    .where('rewardLine.listId', '=', listId)
    .orderBy('officerTerm.certificateNo')
    .orderBy('rewardLine.id')
    .execute();
}

/** Instructions to the bank for the lines of a list, the latest first. */
export function paymentsOfList(db: Db, listId: string) {
  return db
    .selectFrom('paymentInstruction')
    .innerJoin('rewardLine', 'rewardLine.id', 'paymentInstruction.rewardLineId')
    .select([
      'paymentInstruction.id',
      'rewardLine.id as lineId',
      'paymentInstruction.attempt',
      'paymentInstruction.amountFen',
      'paymentInstruction.status',
      'paymentInstruction.gatewayReference',
      'paymentInstruction.failureCode',
      'paymentInstruction.createdAt',
      'paymentInstruction.settledAt',
    ])
    .where('rewardLine.listId', '=', listId)
    .orderBy('paymentInstruction.createdAt', 'desc')
    .orderBy('paymentInstruction.id')
    .execute();
}

/** The lists of an assessment by number. */
export function listsOfAssessment(db: Db, assessmentId: string) {
  return db
    .selectFrom('rewardList')
    .select(['id', 'number', 'status'])
    .where('assessmentId', '=', assessmentId)
    .orderBy('number')
    .execute();
}

/** Confirmed grades of an assessment by term. */
export async function confirmedGrades(db: Db, assessmentId: string) {
  const rows = await db
    .selectFrom('assessmentPerson')
    .innerJoin('assessment', 'assessment.id', 'assessmentPerson.assessmentId')
    .select(['assessmentPerson.termId', 'assessmentPerson.grade'])
    .where('assessment.id', '=', assessmentId)
    .where('assessment.confirmedAt', 'is not', null)
    .execute();
  return new Map(rows.map(({ termId, grade }) => [termId, grade]));
}

/** Terms in which a serious breach of discipline was verified (BT-RWD-4). */
export async function seriousBreaches(db: Db, termIds: readonly string[]): Promise<Set<string>> {
  if (termIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('officerViolation')
    .select('termId')
    .distinct()
    .where('termId', 'in', [...termIds])
    .where('status', '=', 'CONFIRMED')
    .where(
      'seriousness',
      'in',
      SERIOUSNESS.filter((each) => each !== 'ORDINARY'),
    )
    .execute();
  return new Set(rows.map(({ termId }) => termId));
}

/** The pool from which a scheme's rewards are paid and the body that keeps it, or undefined (BT-RWD-5). */
export function findRewardPool(db: Db, schemeCode: string) {
  return db
    .selectFrom('schemePool')
    .innerJoin('fundPool', 'fundPool.id', 'schemePool.poolId')
    .innerJoin('organisation', 'organisation.id', 'fundPool.organisationId')
    .select(['fundPool.id as poolId', 'organisation.id as organisationId', 'organisation.officeHours'])
    .where('schemePool.schemeCode', '=', schemeCode)
    .executeTakeFirst();
}

import { type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../connect';
import type { Database } from '../schema';
import { casesHolding, containing, countUpTo, directionOf, type PageRequest } from './page';
import { inScope, type Scope } from './scope';

/** Time limits of some subjects of one type, with the names of their owners, in the order in which they began. */
export async function obligationsOf(db: Db, subjectType: string, subjectIds: readonly string[]) {
  if (subjectIds.length === 0) return [];
  return db
    .selectFrom('obligation')
    .innerJoin('organisation', 'organisation.id', 'obligation.ownerOrganisationId')
    .selectAll('obligation')
    .select('organisation.name as ownerOrganisationName')
    .where('subjectType', '=', subjectType)
    .where('subjectId', 'in', [...subjectIds])
    .orderBy('origin')
    .orderBy('obligation.id')
    .execute();
}
export type ObligationRow = Awaited<ReturnType<typeof obligationsOf>>[number];

/** OVERDUE: breached and still owed. DUE_SOON: the last warning before due has fallen. OPEN: still owed at all. */
export const OBLIGATION_LEVELS = ['OVERDUE', 'DUE_SOON', 'OPEN'] as const;
export type ObligationLevel = (typeof OBLIGATION_LEVELS)[number];

export interface ObligationFilter {
  q?: string | undefined;
  organisationId?: string | undefined;
  kind?: string | undefined;
  level?: ObligationLevel | undefined;
  /** Type of what it belongs to: redemption, officerTerm, gathering … */
  subjectType?: string | undefined;
  /** All but what belongs to subjects of this type. */
  notOf?: string | undefined;
  redemptionId?: string | undefined;
  termId?: string | undefined;
}

/** Who may see a time limit: whoever may see its case or term, its owner, or all that its owner's organisation owes. */
export interface ObligationScopes {
  cases: Scope;
  terms: Scope;
  owners: Scope;
  /** Organisations whose time limits of other subjects may be seen. */
  units: Scope;
}

/**
 * Time limits that are still owed, with what they belong to. `warnings` is the number of rungs before due. Names are
 * joined to the rows of the page only.
 */
export async function listObligations(
  db: Db,
  scopes: ObligationScopes,
  warnings: number,
  asked: PageRequest & { filter: ObligationFilter },
) {
  const owed = selectOwed(db, scopes, warnings, asked.filter);
  const column = sql.ref(`obligation.${asked.sort.field}`);
  const { descending } = asked.sort;
  const page = owed
    .select(['obligation.workflowId', 'obligation.id'])
    .orderBy(column, directionOf(asked.sort.field, descending))
    .orderBy('obligation.workflowId')
    .orderBy('obligation.id')
    .limit(asked.limit)
    .offset(asked.offset)
    .as('page');
  const [rows, total] = await Promise.all([
    withSubject(
      db
        .selectFrom(page)
        .innerJoin('obligation', (join) =>
          join.onRef('obligation.workflowId', '=', 'page.workflowId').onRef('obligation.id', '=', 'page.id'),
        ) as never,
    )
      .orderBy(column, directionOf(asked.sort.field, descending))
      .orderBy('obligation.workflowId')
      .orderBy('obligation.id')
      .execute(),
    countUpTo(db, owed),
  ]);
  return { rows, total };
}

type Obligations = SelectQueryBuilder<Database, 'obligation', object>;

function selectOwed(
  db: Db,
  scopes: ObligationScopes,
  warnings: number,
  { q, organisationId, kind, level, subjectType, notOf, redemptionId, termId }: ObligationFilter,
): Obligations {
  let query: Obligations = db
    .selectFrom('obligation')
    .where('obligation.status', 'in', ['OPEN', 'PAUSED', 'BREACHED'])
    .where((eb) =>
      eb.or([ofCases(db, eb, scopes, q), ofTerms(db, eb, scopes, q), ofOthers(db, eb, scopes, q)]),
    );
  if (organisationId) query = query.where('obligation.ownerOrganisationId', '=', organisationId);
  if (kind) query = query.where('obligation.kind', '=', kind);
  if (subjectType) query = query.where('obligation.subjectType', '=', subjectType);
  if (notOf) query = query.where('obligation.subjectType', '<>', notOf);
  if (redemptionId) query = subjectIs(query, 'redemption', redemptionId);
  if (termId) query = subjectIs(query, 'officerTerm', termId);
  if (level === 'OVERDUE') query = query.where('obligation.status', '=', 'BREACHED');
  if (level === 'DUE_SOON') {
    query = query.where('obligation.status', '=', 'OPEN').where('obligation.firedRungs', '>=', warnings);
  }
  return query;
}

const subjectIs = (query: Obligations, type: string, id: string): Obligations =>
  query.where('obligation.subjectType', '=', type).where('obligation.subjectId', '=', id);

type Builder = ExpressionBuilder<Database, 'obligation'>;

function ofCases(db: Db, eb: Builder, scopes: ObligationScopes, q: string | undefined): Expression<SqlBool> {
  const ofType = eb('obligation.subjectType', '=', 'redemption');
  if (scopes.cases === 'ALL' && !q) return ofType;
  const found = db
    .selectFrom('redemption')
    .select(sql.lit(1).as('one'))
    .where('redemption.id', '=', CASE_ID)
    .$if(q !== undefined, (cases) => cases.where('redemption.id', 'in', casesHolding(db, q ?? '')));
  const readable = found.where((cases) => inScope(cases, 'redemption', scopes.cases));
  const owned = inScope(eb, 'obligation', scopes.owners);
  return eb.and([ofType, eb.or([eb.exists(readable), q ? eb.and([owned, eb.exists(found)]) : owned])]);
}

function ofTerms(db: Db, eb: Builder, scopes: ObligationScopes, q: string | undefined): Expression<SqlBool> {
  const found = db
    .selectFrom('officerTerm')
    .select(sql.lit(1).as('one'))
    .where('officerTerm.id', '=', TERM_ID)
    .$if(q !== undefined, (terms) =>
      terms
        .innerJoin('officer', 'officer.id', 'officerTerm.officerId')
        .where((one) =>
          one.or([
            one('officer.name', 'ilike', containing(q ?? '')),
            one('officerTerm.certificateNo', 'ilike', containing(q ?? '')),
          ]),
        ),
    );
  const readable = found.where((terms) => inScope(terms as never, 'officerTerm', scopes.terms));
  const owned = inScope(eb, 'obligation', scopes.owners);
  return eb.and([
    eb('obligation.subjectType', '=', 'officerTerm'),
    eb.or([eb.exists(readable), q ? eb.and([owned, eb.exists(found)]) : owned]),
  ]);
}

/** Gatherings, assessments and what else has time limits; they have no words to search for. */
function ofOthers(db: Db, eb: Builder, scopes: ObligationScopes, q: string | undefined): Expression<SqlBool> {
  if (q !== undefined) return eb.lit(false);
  const units = db
    .selectFrom('organisation')
    .select('organisation.id')
    .where((one) => inScope(one, 'organisation', scopes.units));
  return eb.and([
    eb('obligation.subjectType', 'not in', ['redemption', 'officerTerm']),
    eb.or([eb('obligation.ownerOrganisationId', 'in', units), inScope(eb, 'obligation', scopes.owners)]),
  ]);
}

function withSubject(query: Obligations) {
  return query
    .innerJoin('organisation', 'organisation.id', 'obligation.ownerOrganisationId')
    .leftJoin('redemption', (join) => join.on('redemption.id', '=', CASE_ID))
    .leftJoin('enterprise', 'enterprise.id', 'redemption.enterpriseId')
    .leftJoin('policyItem', (join) =>
      join
        .onRef('policyItem.id', '=', 'redemption.itemId')
        .onRef('policyItem.version', '=', 'redemption.itemVersion'),
    )
    .leftJoin('organisation as department', 'department.id', 'redemption.departmentOrganisationId')
    .leftJoin('officerTerm', (join) => join.on('officerTerm.id', '=', TERM_ID))
    .leftJoin('officer', 'officer.id', 'officerTerm.officerId')
    .leftJoin('scheme', (join) =>
      join
        .onRef('scheme.code', '=', 'officerTerm.schemeCode')
        .onRef('scheme.version', '=', 'officerTerm.schemeVersion'),
    )
    .selectAll('obligation')
    .select([
      'organisation.name as ownerOrganisationName',
      'redemption.id as redemptionId',
      'redemption.schemeVersion',
      'officerTerm.id as termId',
      'department.name as departmentOrganisationName',
    ])
    .select((eb) => [
      eb.fn.coalesce('redemption.caseNo', 'officerTerm.certificateNo').as('caseNo'),
      eb.fn.coalesce('enterprise.name', 'officer.name', sql<string>`''`).as('enterpriseName'),
      eb.fn.coalesce('policyItem.name', 'scheme.name', EVALUATION_MATTER, sql<string>`''`).as('itemName'),
      eb.fn
        .coalesce('redemption.clockOffsetMs', 'officerTerm.clockOffsetMs', OTHER_OFFSET, sql<number>`0`)
        .as('clockOffsetMs'),
    ]);
}

/** The case or term of a time limit; the guard keeps ids of other subjects from being read as UUIDs. */
const CASE_ID = sql<string>`case when obligation.subject_type = 'redemption' then obligation.subject_id::uuid end`;
const TERM_ID = sql<string>`case when obligation.subject_type = 'officerTerm' then obligation.subject_id::uuid end`;

/** How far the demo clock has moved what is neither a case nor a term. */
const OTHER_OFFSET = sql<number | null>`case obligation.subject_type
  when 'gathering' then (select clock_offset_ms from gathering where id = obligation.subject_id::uuid)
  when 'assessment' then (select clock_offset_ms from assessment where id = obligation.subject_id::uuid)
  when 'rewardList' then (select clock_offset_ms from reward_list where id = obligation.subject_id::uuid)
  when 'evaluationRound' then (select clock_offset_ms from evaluation_round where id = obligation.subject_id::uuid)
  when 'measure' then (select clock_offset_ms from measure where id = obligation.subject_id::uuid)
  when 'followUp' then (select clock_offset_ms from follow_up where id = obligation.subject_id::uuid)
  when 'schemeWatch' then (select clock_offset_ms from scheme_watch where scheme_code = obligation.subject_id) end`;

/** What a round or a measure of the direct evaluation is about. */
const EVALUATION_MATTER = sql<string | null>`case obligation.subject_type
  when 'evaluationRound' then
    (select year || '年第' || number || '轮评价' from evaluation_round where id = obligation.subject_id::uuid)
  when 'measure' then
    (select object_name || '（' || round_year || '年第' || round_number || '轮）' from measure
     where id = obligation.subject_id::uuid)
  when 'followUp' then
    (select object_name || case kind when 'RATING' then '（差评）' else '（投诉）' end from follow_up
     where id = obligation.subject_id::uuid) end`;

/** How many time limits of each kind are still owed by these owners, apart from those of cases. */
export function countDuties(
  db: Db,
  owners: Scope,
): Promise<{ subjectType: string; kind: string; total: number; overdue: number }[]> {
  return db
    .selectFrom('obligation')
    .where('status', 'in', ['OPEN', 'PAUSED', 'BREACHED'])
    .where('subjectType', '<>', 'redemption')
    .where((eb) => inScope(eb, 'obligation', owners))
    .groupBy(['subjectType', 'kind'])
    .select([
      'subjectType',
      'kind',
      sql<number>`count(*)`.as('total'),
      sql<number>`count(*) filter (where status = 'BREACHED')`.as('overdue'),
    ])
    .orderBy('subjectType')
    .orderBy('kind')
    .execute();
}

export interface BoardRow {
  organisationId: string;
  name: string;
  open: number;
  dueSoon: number;
  overdue: number;
  metOnTime: number;
  metLate: number;
}

/** For each organisation: what it owes now and how it kept its time limits so far; duties of officers are their own. */
export function overdueBoard(db: Db, scope: Scope, warnings: number): Promise<BoardRow[]> {
  // Two counts in the order of the index: far cheaper over many rows than one with a condition for every figure.
  const byStatus = db
    .selectFrom('obligation')
    .where('ownerRole', '<>', 'OFFICER')
    .groupBy(['ownerOrganisationId', 'status'])
    .select(['ownerOrganisationId', 'status', sql<number>`count(*)`.as('n'), sql<number>`0`.as('soon')])
    .unionAll(
      db
        .selectFrom('obligation')
        .where('ownerRole', '<>', 'OFFICER')
        .where('status', '=', 'OPEN')
        .where('firedRungs', '>=', warnings)
        .groupBy('ownerOrganisationId')
        .select([
          'ownerOrganisationId',
          sql<'PAUSED'>`'SOON'`.as('status'),
          sql<number>`0`.as('n'),
          sql<number>`count(*)`.as('soon'),
        ]),
    )
    .as('byStatus');
  const of = (...statuses: string[]) =>
    sql<number>`coalesce(sum(n) filter (where status in (${sql.join(statuses.map((each) => sql.lit(each)))})), 0)::int`;
  const counted = db
    .selectFrom(byStatus)
    .groupBy('ownerOrganisationId')
    .select('ownerOrganisationId')
    .select([
      of('OPEN', 'PAUSED', 'BREACHED').as('open'),
      sql<number>`coalesce(sum(soon), 0)::int`.as('dueSoon'),
      of('BREACHED').as('overdue'),
      of('MET').as('metOnTime'),
      of('MET_LATE').as('metLate'),
    ])
    .as('counted');
  return db
    .selectFrom('organisation')
    .innerJoin(counted, 'counted.ownerOrganisationId', 'organisation.id')
    .where((eb) => inScope(eb as never, 'organisation', scope))
    .select([
      'organisation.id as organisationId',
      'organisation.name',
      'counted.open',
      'counted.dueSoon',
      'counted.overdue',
      'counted.metOnTime',
      'counted.metLate',
    ])
    .orderBy('counted.overdue', 'desc')
    .orderBy('counted.dueSoon', 'desc')
    .orderBy('organisation.id')
    .execute();
}

import { sql } from 'kysely';
import type { Db } from '../connect';
import { containing, type PageRequest, pageOf } from './page';
import { inScope, type Scope } from './scope';

/** Processes besides cases whose history auditors read. */
export const AUDIT_SUBJECT_TYPES = [
  'officerTerm',
  'gathering',
  'assessment',
  'rewardList',
  'evaluationRound',
] as const;
export type AuditSubjectType = (typeof AUDIT_SUBJECT_TYPES)[number];

export interface AuditSubjectFilter {
  subjectType?: AuditSubjectType | undefined;
  /** Part of a number, name, theme or the name of the scheme. */
  q?: string | undefined;
}

/**
 * Terms, gatherings, assessments, reward lists and rounds of evaluation inside the viewer's scopes, the latest begun first: by the number of
 * the certificate or list, the name of the officer, the theme, or the scheme.
 */
export function listAuditSubjects(
  db: Db,
  scopes: Record<AuditSubjectType, Scope>,
  asked: PageRequest & { filter: AuditSubjectFilter },
) {
  const subjects = terms(db, scopes.officerTerm)
    .unionAll(gatherings(db, scopes.gathering))
    .unionAll(assessments(db, scopes.assessment))
    .unionAll(rewardLists(db, scopes.rewardList))
    .unionAll(rounds(db, scopes.evaluationRound))
    .as('subject');
  const { subjectType, q } = asked.filter;
  let query = db
    .selectFrom(subjects)
    .innerJoin('scheme', (join) =>
      join
        .onRef('scheme.code', '=', 'subject.schemeCode')
        .onRef('scheme.version', '=', 'subject.schemeVersion'),
    )
    .selectAll('subject')
    .select('scheme.name as schemeName');
  if (subjectType) query = query.where('subject.subjectType', '=', subjectType);
  if (q) {
    const pattern = containing(q);
    query = query.where((eb) =>
      eb.or([
        eb('subject.number', 'ilike', pattern),
        eb('subject.name', 'ilike', pattern),
        eb('scheme.name', 'ilike', pattern),
      ]),
    );
  }
  return pageOf(db, query, asked, { sort: `subject.${asked.sort.field}`, tie: 'subject.subjectId' });
}

const is = (type: AuditSubjectType) => sql<AuditSubjectType>`${sql.lit(type)}`.as('subjectType');

function terms(db: Db, scope: Scope) {
  return db
    .selectFrom('officerTerm')
    .innerJoin('officer', 'officer.id', 'officerTerm.officerId')
    .where((eb) => inScope(eb, 'officerTerm', scope))
    .select(['officerTerm.id as subjectId', 'officerTerm.schemeCode', 'officerTerm.schemeVersion'])
    .select(['officerTerm.certificateNo as number', 'officer.name as name'])
    .select([
      sql<string>`officer_term.status`.as('status'),
      'officerTerm.appointedAt as at',
      is('officerTerm'),
    ]);
}

function gatherings(db: Db, scope: Scope) {
  return db
    .selectFrom('gathering')
    .innerJoin('gatheringPlan', 'gatheringPlan.id', 'gathering.planId')
    .where((eb) => inScope(eb, 'gathering', scope))
    .select(['gathering.id as subjectId', 'gathering.schemeCode', 'gathering.schemeVersion'])
    .select([sql<string | null>`null::text`.as('number'), 'gatheringPlan.theme as name'])
    .select([sql<string>`gathering.status`.as('status'), 'gathering.createdAt as at', is('gathering')]);
}

function assessments(db: Db, scope: Scope) {
  return db
    .selectFrom('assessment')
    .where((eb) => inScope(eb, 'assessment', scope))
    .select(['assessment.id as subjectId', 'assessment.schemeCode', 'assessment.schemeVersion'])
    .select([
      sql<string | null>`null::text`.as('number'),
      sql<string>`assessment.year_from || '至' || assessment.year_to`.as('name'),
    ])
    .select([sql<string>`assessment.status`.as('status'), 'assessment.openedAt as at', is('assessment')]);
}

function rewardLists(db: Db, scope: Scope) {
  return db
    .selectFrom('rewardList')
    .where((eb) => inScope(eb, 'rewardList', scope))
    .select(['rewardList.id as subjectId', 'rewardList.schemeCode', 'rewardList.schemeVersion'])
    .select([
      sql<string | null>`reward_list.number`.as('number'),
      sql<string>`reward_list.year_from || '至' || reward_list.year_to`.as('name'),
    ])
    .select([sql<string>`reward_list.status`.as('status'), 'rewardList.preparedAt as at', is('rewardList')]);
}

function rounds(db: Db, scope: Scope) {
  return db
    .selectFrom('evaluationRound')
    .where((eb) => inScope(eb, 'evaluationRound', scope))
    .select([
      'evaluationRound.id as subjectId',
      'evaluationRound.schemeCode',
      'evaluationRound.schemeVersion',
    ])
    .select([
      sql<string | null>`null::text`.as('number'),
      sql<string>`evaluation_round.year || '年第' || evaluation_round.number || '轮'`.as('name'),
    ])
    .select([
      sql<string>`evaluation_round.status`.as('status'),
      'evaluationRound.begunAt as at',
      is('evaluationRound'),
    ]);
}

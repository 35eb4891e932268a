import { sql } from 'kysely';
import type { Db } from '../connect';
import { followUpSubjects, measureSubjects, roundSubjects } from './evaluationAuditSubject';
import { containing, type PageRequest, pageOf } from './page';
import { inScope, type Scope } from './scope';

/** Processes besides cases whose history auditors read. */
export const AUDIT_SUBJECT_TYPES = [
  'officerTerm',
  'gathering',
  'assessment',
  'rewardList',
  'evaluationRound',
  'measure',
  'followUp',
] as const;
export type AuditSubjectType = (typeof AUDIT_SUBJECT_TYPES)[number];

export interface AuditSubjectFilter {
  subjectType?: AuditSubjectType | undefined;
  /** Part of a number, name, theme, name of the evaluated object or of the scheme. */
  q?: string | undefined;
}

/**
 * Terms, gatherings, assessments, reward lists, rounds of evaluation, measures and follow-ups inside the viewer's
 * scopes, the latest begun first: by the number of the certificate or list, the name of the officer or the evaluated
 * object, the theme, or the scheme. Follow-ups about the own organisation stay out: nobody of it may know who rated
 * (GE-WAY-3).
 */
export function listAuditSubjects(
  db: Db,
  scopes: Record<AuditSubjectType, Scope>,
  own: string | null,
  asked: PageRequest & { filter: AuditSubjectFilter },
) {
  const subjects = terms(db, scopes.officerTerm)
    .unionAll(gatherings(db, scopes.gathering))
    .unionAll(assessments(db, scopes.assessment))
    .unionAll(rewardLists(db, scopes.rewardList))
    .unionAll(roundSubjects(db, scopes.evaluationRound))
    .unionAll(measureSubjects(db, scopes.measure))
    .unionAll(followUpSubjects(db, scopes.followUp, own))
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

export type AuditSubjectRow = Awaited<ReturnType<typeof listAuditSubjects>>['rows'][number];

const is = (type: AuditSubjectType) => sql<AuditSubjectType>`${sql.lit(type)}`.as('subjectType');
const noKind = sql<string | null>`null::text`.as('kind');

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
      noKind,
    ]);
}

function gatherings(db: Db, scope: Scope) {
  return db
    .selectFrom('gathering')
    .innerJoin('gatheringPlan', 'gatheringPlan.id', 'gathering.planId')
    .where((eb) => inScope(eb, 'gathering', scope))
    .select(['gathering.id as subjectId', 'gathering.schemeCode', 'gathering.schemeVersion'])
    .select([sql<string | null>`null::text`.as('number'), 'gatheringPlan.theme as name'])
    .select([
      sql<string>`gathering.status`.as('status'),
      'gathering.createdAt as at',
      is('gathering'),
      noKind,
    ]);
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
    .select([
      sql<string>`assessment.status`.as('status'),
      'assessment.openedAt as at',
      is('assessment'),
      noKind,
    ]);
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
    .select([
      sql<string>`reward_list.status`.as('status'),
      'rewardList.preparedAt as at',
      is('rewardList'),
      noKind,
    ]);
}

import { sql } from 'kysely';
import type { Db } from '../connect';
import { inScope, type Scope } from './scope';

const is = <T extends string>(type: T) => sql<T>`${sql.lit(type)}`.as('subjectType');
const noNumber = sql<string | null>`null::text`.as('number');

/** Rounds of evaluation for the auditors' search, by year and number. */
export function roundSubjects(db: Db, scope: Scope) {
  return db
    .selectFrom('evaluationRound')
    .where((eb) => inScope(eb, 'evaluationRound', scope))
    .select([
      'evaluationRound.id as subjectId',
      'evaluationRound.schemeCode',
      'evaluationRound.schemeVersion',
    ])
    .select([
      noNumber,
      sql<string>`evaluation_round.year || '年第' || evaluation_round.number || '轮'`.as('name'),
    ])
    .select([
      sql<string>`evaluation_round.status`.as('status'),
      'evaluationRound.begunAt as at',
      is('evaluationRound'),
      sql<string | null>`null::text`.as('kind'),
    ]);
}

/** Measures of the ladder for the auditors' search, by the name of the object; `kind` says which. */
export function measureSubjects(db: Db, scope: Scope) {
  return db
    .selectFrom('measure')
    .where((eb) => inScope(eb, 'measure', scope))
    .select(['measure.id as subjectId', 'measure.schemeCode', 'measure.schemeVersion'])
    .select([noNumber, 'measure.objectName as name'])
    .select([sql<string>`measure.status`.as('status'), 'measure.startedAt as at', is('measure')])
    .select(sql<string | null>`measure.kind`.as('kind'));
}

/** Follow-ups for the auditors' search, by the name of the object, without those about the own organisation. */
export function followUpSubjects(db: Db, scope: Scope, own: string | null) {
  return db
    .selectFrom('followUp')
    .where((eb) => inScope(eb, 'followUp', scope))
    .where('followUp.objectOrganisationId', 'is distinct from', own ?? '')
    .select(['followUp.id as subjectId', 'followUp.schemeCode', 'followUp.schemeVersion'])
    .select([noNumber, 'followUp.objectName as name'])
    .select([sql<string>`follow_up.status`.as('status'), 'followUp.startedAt as at', is('followUp')])
    .select(sql<string | null>`follow_up.kind`.as('kind'));
}

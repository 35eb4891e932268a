import { sql } from 'kysely';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import type { Db } from '../connect';

/** A limit that is still owed, with what its subject and owner are called. */
export type OwedLimit = Omit<Awaited<ReturnType<typeof owedLimits>>[number], 'status'>;

/** Kind under which the window of a hearing stands among the limits. */
export const HEARING_WINDOW = 'HEARING_WINDOW';
/** Windows read for one preview. */
const WINDOWS = 5_000;

/** Id of the subject, where it is of this type; the guard keeps ids of other subjects from being read as UUIDs. */
const idOf = (type: string) =>
  sql<string>`case when obligation.subject_type = ${sql.lit(type)} then obligation.subject_id::uuid end`;

/** Case number, certificate, theme, year or list number: what people know the subject by. No names of persons. */
const subjectName = sql<string | null>`case obligation.subject_type
  when 'redemption' then redemption.case_no
  when 'officerTerm' then concat_ws(' ', term_scheme.name, officer_term.certificate_no)
  when 'gathering' then gathering_plan.theme
  when 'assessment' then concat(assessment_scheme.name, ' ', assessment.year_from, '至', assessment.year_to)
  when 'rewardList' then reward_list.number
  when 'measure' then measure.object_name
  when 'followUp' then (select object_name from follow_up where id = ${idOf('followUp')})
  else (select scheme.name from scheme where scheme.code = obligation.subject_id
    order by scheme.version desc limit 1) end`;

/**
 * Open limits that a change of the calendar from this instant on can touch: due later, paused or provisional; by
 * workflow and id, after the given one.
 */
export function owedLimits(
  db: Db,
  from: string,
  { after, limit }: { after: { workflowId: string; id: string } | null; limit: number },
) {
  return db
    .selectFrom('obligation')
    .innerJoin('organisation', 'organisation.id', 'obligation.ownerOrganisationId')
    .leftJoin('redemption', (join) => join.on('redemption.id', '=', idOf('redemption')))
    .leftJoin('officerTerm', (join) => join.on('officerTerm.id', '=', idOf('officerTerm')))
    .leftJoin('scheme as termScheme', (join) =>
      join
        .onRef('termScheme.code', '=', 'officerTerm.schemeCode')
        .onRef('termScheme.version', '=', 'officerTerm.schemeVersion'),
    )
    .leftJoin('gathering', (join) => join.on('gathering.id', '=', idOf('gathering')))
    .leftJoin('gatheringPlan', 'gatheringPlan.id', 'gathering.planId')
    .leftJoin('assessment', (join) => join.on('assessment.id', '=', idOf('assessment')))
    .leftJoin('scheme as assessmentScheme', (join) =>
      join
        .onRef('assessmentScheme.code', '=', 'assessment.schemeCode')
        .onRef('assessmentScheme.version', '=', 'assessment.schemeVersion'),
    )
    .leftJoin('rewardList', (join) => join.on('rewardList.id', '=', idOf('rewardList')))
    .leftJoin('measure', (join) => join.on('measure.id', '=', idOf('measure')))
    .where('obligation.status', 'in', ['OPEN', 'PAUSED', 'BREACHED'])
    .where((eb) =>
      eb.or([
        eb('obligation.dueAt', '>=', from),
        eb('obligation.dueAt', 'is', null),
        eb('obligation.provisional', '=', true),
      ]),
    )
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(obligation.workflow_id, obligation.id) > (${after?.workflowId}, ${after?.id})`,
      ),
    )
    .select([
      'obligation.workflowId',
      'obligation.id',
      'obligation.subjectType',
      'obligation.subjectId',
      'obligation.kind',
      'obligation.origin',
      'obligation.clock',
      'obligation.hours',
      'obligation.policy',
      'obligation.pauses',
      'obligation.status',
      'obligation.dueAt',
      'obligation.provisional',
      'organisation.name as organisationName',
    ])
    .select(subjectName.as('subjectName'))
    .orderBy('obligation.workflowId')
    .orderBy('obligation.id')
    .limit(limit)
    .execute();
}

/** Open windows for officers' answers that a change of the calendar from this instant on can touch. */
export async function openWindows(db: Db, from: string): Promise<OwedLimit[]> {
  const rows = await db
    .selectFrom('officerProcedure')
    .innerJoin('officerTerm', 'officerTerm.id', 'officerProcedure.termId')
    .innerJoin('scheme', (join) =>
      join
        .onRef('scheme.code', '=', 'officerTerm.schemeCode')
        .onRef('scheme.version', '=', 'officerTerm.schemeVersion'),
    )
    .innerJoin('organisation', 'organisation.id', 'officerTerm.officeOrganisationId')
    .where('officerProcedure.endedAt', 'is', null)
    .where('officerProcedure.status', '=', 'WINDOW')
    .where('officerProcedure.windowEndsAt', '>=', from)
    .select([
      'officerProcedure.termId',
      'officerProcedure.id',
      'officerProcedure.content',
      'scheme.parameters',
      'scheme.name as schemeName',
      'officerTerm.certificateNo',
      'organisation.name as organisationName',
      'organisation.officeHours',
    ])
    .orderBy('officerProcedure.termId')
    .orderBy('officerProcedure.id')
    .limit(WINDOWS)
    .execute();
  return rows.map(({ termId, id, content, parameters, officeHours, ...row }) => {
    const { hearing } = parameters as OfficerSchemeParameters;
    return {
      workflowId: `officer-term/${termId}`,
      id,
      subjectType: 'officerTerm',
      subjectId: termId,
      kind: HEARING_WINDOW,
      origin: content.delivery?.at ?? content.factsAt,
      clock: { unit: 'WORKING_DAYS', n: hearing.workingDays },
      hours: officeHours,
      policy: hearing.policy,
      pauses: [],
      dueAt: content.windowEndsAt,
      provisional: content.provisional,
      organisationName: row.organisationName,
      subjectName: [row.schemeName, row.certificateNo].filter(Boolean).join(' '),
    };
  });
}

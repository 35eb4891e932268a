import { type ExpressionBuilder, sql } from 'kysely';
import type { Db } from '../connect';
import type { Database } from '../schema';

/** A running case with the span of its open limits (of its submission, when nothing is owed just now). */
export interface OpenCase {
  id: string;
  firstOrigin: string;
  lastDue: string;
}

/** Open cases, by id, that have limits of another calendar and have not taken the step with this update id. */
export function openCasesOnOtherCalendar(
  db: Db,
  version: string,
  updateId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<OpenCase[]> {
  const open = sql`o.subject_type = 'redemption' and o.subject_id = redemption.id::text
    and o.status in ('OPEN', 'PAUSED', 'BREACHED')`;
  return onOtherCalendar(db, version, updateId)
    .$if(after !== null, (query) => query.where('redemption.id', '>', after as string))
    .select('redemption.id')
    .select([
      sql<string>`coalesce((select min(o.origin) from obligation o where ${open}), redemption.submitted_at)`.as(
        'firstOrigin',
      ),
      sql<string>`coalesce((select max(coalesce(o.due_at, o.first_due_at)) from obligation o where ${open}),
        redemption.submitted_at)`.as('lastDue'),
    ])
    .orderBy('redemption.id')
    .limit(limit)
    .execute();
}

/** How many cases openCasesOnOtherCalendar would find. */
export async function countCasesOnOtherCalendar(db: Db, version: string, updateId: string): Promise<number> {
  const { total } = await onOtherCalendar(db, version, updateId)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

function onOtherCalendar(db: Db, version: string, updateId: string) {
  return db
    .selectFrom('redemption')
    .where('redemption.closedAt', 'is', null)
    .where(({ exists, not, selectFrom }: ExpressionBuilder<Database, 'redemption'>) =>
      exists(
        selectFrom('obligation')
          .select(sql.lit(1).as('one'))
          .where('obligation.subjectType', '=', 'redemption')
          .where('obligation.subjectId', '=', sql<string>`redemption.id::text`)
          .where('obligation.calendarVersion', '!=', version),
      ).and(
        not(
          exists(
            selectFrom('processStep')
              .select(sql.lit(1).as('one'))
              .where('processStep.workflowId', '=', sql<string>`'redemption/' || redemption.id`)
              .where('processStep.updateId', '=', updateId),
          ),
        ),
      ),
    );
}

/** Whether a case is closed by its own records. */
export async function isCaseClosed(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('redemption').select('closedAt').where('id', '=', id).executeTakeFirst();
  return row !== undefined && row.closedAt !== null;
}

/** The case of a limit; the guard keeps ids of other subjects from being read as UUIDs. */
const CASE_ID = sql<string>`case when obligation.subject_type = 'redemption' then obligation.subject_id::uuid end`;

/** A limit that is still owed, with what its case and owner are called. */
export type OwedLimit = Awaited<ReturnType<typeof owedLimits>>[number];

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
    .innerJoin('redemption', (join) => join.on('redemption.id', '=', CASE_ID))
    .innerJoin('organisation', 'organisation.id', 'obligation.ownerOrganisationId')
    .where('obligation.subjectType', '=', 'redemption')
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
      'obligation.kind',
      'obligation.origin',
      'obligation.clock',
      'obligation.hours',
      'obligation.policy',
      'obligation.pauses',
      'obligation.status',
      'obligation.dueAt',
      'obligation.provisional',
      'redemption.id as redemptionId',
      'redemption.caseNo',
      'organisation.name as organisationName',
    ])
    .orderBy('obligation.workflowId')
    .orderBy('obligation.id')
    .limit(limit)
    .execute();
}

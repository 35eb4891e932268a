import { Context } from '@temporalio/activity';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { sql } from 'kysely';
import { appendAudit } from '../../db/audit/append';
import type { Db } from '../../db/connect';
import type { TellGradesRequest } from '../../workflows/assessment/messages';
import {
  GRADE_SIGNAL,
  type GradeConfirmed,
  officerTermWorkflowId,
} from '../../workflows/officer-term/messages';
import type { AssessmentActivities } from '../interfaces';

type Graded = TellGradesRequest['grades'][number];

/** The activity that carries confirmed grades to the terms. */
export function createGradeActivities({ db, client }: { db: Db; client: Client }): AssessmentActivities {
  return {
    /**
     * Tells every term its grade under one key, which the term takes once however often it comes. A term whose process
     * has long ended gets its grade written into its records, once.
     */
    async tellGrades(request) {
      for (const graded of request.grades) {
        await tellTerm(db, client, request, graded);
        Context.current().heartbeat();
      }
      return { told: request.grades.length };
    },
  };
}

async function tellTerm(db: Db, client: Client, request: TellGradesRequest, graded: Graded): Promise<void> {
  const { assessmentId, actor, year, confirmedAt } = request;
  const { termId, computed, grade, noteId } = graded;
  const message: GradeConfirmed = {
    key: assessmentId,
    actor,
    assessmentId,
    year,
    computed,
    grade,
    noteId,
    confirmedAt,
  };
  try {
    await client.workflow.getHandle(officerTermWorkflowId(termId)).signal(GRADE_SIGNAL, message);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    await writeGrade(db, request, graded);
  }
}

/**
 * The term is over and its process has ended: the grade goes into the records with an audit event, once, and
 * never over that of an assessment which corrects this one.
 */
async function writeGrade(db: Db, request: TellGradesRequest, graded: Graded): Promise<void> {
  const { assessmentId, actor, year, confirmedAt } = request;
  const { termId, computed, grade, noteId } = graded;
  await db.transaction().execute(async (tx) => {
    const written = await tx
      .insertInto('officerGrade')
      .values({
        termId,
        yearFrom: year.from,
        yearTo: year.to,
        assessmentId,
        grade,
        computed,
        noteId,
        confirmedBy: actor.accountId,
        confirmedAt,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['termId', 'yearFrom'])
          .doUpdateSet({
            assessmentId: sql`excluded.assessment_id`,
            grade: sql`excluded.grade`,
            computed: sql`excluded.computed`,
            noteId: sql`excluded.note_id`,
            confirmedBy: sql`excluded.confirmed_by`,
            confirmedAt: sql`excluded.confirmed_at`,
          })
          .where('officerGrade.assessmentId', '<>', assessmentId)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('assessment')
                  .select('assessment.id')
                  .where('assessment.replacesId', '=', assessmentId)
                  .whereRef('assessment.id', '=', 'officerGrade.assessmentId'),
              ),
            ),
          ),
      )
      .returning('termId')
      .executeTakeFirst();
    if (!written) return;
    await appendAudit(tx, {
      subjectType: 'officerGrade',
      subjectId: termId,
      at: confirmedAt,
      actorAccountId: actor.accountId,
      actorRole: actor.role,
      actorOrganisationId: actor.organisationId,
      onBehalfOf: null,
      action: 'confirmGrade',
      ruleId: 'BT-ASM-8',
      before: null,
      after: { assessmentId, year, computed, grade },
      noteId,
      workflowId: null,
      runId: null,
      updateId: null,
    });
  });
}

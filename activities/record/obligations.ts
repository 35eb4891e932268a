import { sql } from 'kysely';
import type { Pipeline } from '../../db/pipeline';
import { toJson } from '../../db/schema';
import type { StepEnvelope } from '../../workflows/shared/records';

/** Writes the obligations that the step opened or changed, in one statement. */
export async function upsertObligations({ db, run }: Pipeline, step: StepEnvelope<unknown>): Promise<void> {
  const { obligations } = step.record;
  if (obligations.length === 0) return;
  const query = db
    .insertInto('obligation')
    .values(
      obligations.map((each) => ({
        workflowId: step.workflowId,
        id: each.id,
        subjectType: step.subject.type,
        subjectId: step.subject.id,
        kind: each.kind,
        ruleId: each.ruleId,
        ownerOrganisationId: each.ownerOrganisationId,
        ownerRole: each.ownerRole,
        ownerAccountId: each.ownerAccountId,
        origin: each.origin,
        clock: toJson(each.clock),
        hours: toJson(each.hours),
        policy: toJson(each.policy),
        pauses: toJson(each.pauses),
        status: each.status,
        dueAt: each.dueAt,
        firstDueAt: each.firstDueAt,
        provisional: each.provisional,
        calendarVersion: each.calendarVersion,
        firedRungs: each.firedRungs,
        nextRungAt: each.nextRungAt,
        breachedAt: each.breachedAt,
        endedAt: each.endedAt,
        cancelGround: each.cancelGround ?? null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['workflowId', 'id']).doUpdateSet({
        ownerAccountId: sql`excluded.owner_account_id`,
        pauses: sql`excluded.pauses`,
        status: sql`excluded.status`,
        dueAt: sql`excluded.due_at`,
        provisional: sql`excluded.provisional`,
        calendarVersion: sql`excluded.calendar_version`,
        firedRungs: sql`excluded.fired_rungs`,
        nextRungAt: sql`excluded.next_rung_at`,
        breachedAt: sql`excluded.breached_at`,
        endedAt: sql`excluded.ended_at`,
        cancelGround: sql`excluded.cancel_ground`,
      }),
    );
  await run(query);
}

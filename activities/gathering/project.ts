import { sql } from 'kysely';
import type { Pipeline } from '../../db/pipeline';
import { toJson } from '../../db/schema';
import type { GatheringProjection } from '../../workflows/gathering/projection';
import type { StepEnvelope } from '../../workflows/shared/records';
import type { Projected, Projector } from '../record/step';

type Envelope = StepEnvelope<GatheringProjection>;

/** Writes the gathering's own rows: the gathering, its invitations, and who serves with whom from now on. */
export const gatheringProjector: Projector<GatheringProjection, Projected> = {
  claim: async () => ({ numbers: {}, data: {} }),

  write: (pipeline, step) =>
    Promise.all([
      step.projection.create
        ? insertGathering(pipeline, step, step.projection.create)
        : updateGathering(pipeline, step),
      upsertInvitations(pipeline, step),
      keepPairs(pipeline, step),
    ]),
};

async function insertGathering(
  { db, run }: Pipeline,
  step: Envelope,
  create: NonNullable<GatheringProjection['create']>,
): Promise<void> {
  const query = db.insertInto('gathering').values({
    ...create,
    ...step.projection.row,
    id: step.subject.id,
    createdAt: step.at,
    stepSeq: step.seq,
    updatedAt: step.at,
  });
  await run(query);
}

async function updateGathering({ db, run }: Pipeline, step: Envelope): Promise<void> {
  const query = db
    .updateTable('gathering')
    .set({ ...step.projection.row, stepSeq: step.seq, updatedAt: step.at })
    .where('id', '=', step.subject.id);
  await run(query);
}

async function upsertInvitations({ db, run }: Pipeline, step: Envelope): Promise<void> {
  const { invitations } = step.projection;
  if (invitations.length === 0) return;
  const rows = invitations.map(({ accountId, ...row }) => ({
    ...row,
    gatheringId: step.subject.id,
    officerAccountId: accountId,
  }));
  const query = db
    .insertInto('gatheringInvitation')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['gatheringId', 'termId']).doUpdateSet({
        answer: sql`excluded.answer`,
        answerNoteId: sql`excluded.answer_note_id`,
        answeredAt: sql`excluded.answered_at`,
        present: sql`excluded.present`,
        doneAsRequired: sql`excluded.done_as_required`,
        recordedAt: sql`excluded.recorded_at`,
        recordedBy: sql`excluded.recorded_by`,
        recordNoteId: sql`excluded.record_note_id`,
        withdrawnAt: sql`excluded.withdrawn_at`,
      }),
    );
  await run(query);
}

async function keepPairs({ db, run }: Pipeline, step: Envelope): Promise<void> {
  const { pairs, create } = step.projection;
  if (!pairs || !create) return;
  const row = { pairs: toJson(pairs), gatheringId: step.subject.id, updatedAt: step.at };
  const query = db
    .insertInto('rotationPlan')
    .values({ schemeCode: create.schemeCode, ...row })
    .onConflict((conflict) => conflict.column('schemeCode').doUpdateSet(row));
  await run(query);
}

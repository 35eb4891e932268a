import type { Pipeline } from '../../db/pipeline';
import { toJson } from '../../db/schema';
import type { FollowUpProjection } from '../../workflows/follow-up/projection';
import type { StepEnvelope } from '../../workflows/shared/records';
import type { Projected, Projector } from '../record/step';

type Envelope = StepEnvelope<FollowUpProjection>;

interface FollowUpClaim extends Projected {
  /** Region of the organiser, of a new follow-up. */
  regionId: string | null;
}

/** Writes the follow-up's own rows: itself, and the files that came with the step. */
export const followUpProjector: Projector<FollowUpProjection, FollowUpClaim> = {
  async claim({ db, run }, step) {
    const { create } = step.projection;
    if (!create) return { regionId: null, numbers: {}, data: {} };
    const [organ] = await run(
      db.selectFrom('organisation').select('regionId').where('id', '=', create.organOrganisationId),
    );
    if (!organ) throw new Error(`organisation ${create.organOrganisationId} does not exist`);
    return { regionId: organ.regionId, numbers: {}, data: {} };
  },

  write(pipeline, step, { regionId }) {
    return Promise.all([
      regionId === null ? updateFollowUp(pipeline, step) : insertFollowUp(pipeline, step, regionId),
      insertFiles(pipeline, step),
    ]);
  },
};

function columns({ projection: { row }, seq, at }: Envelope) {
  return { ...row, content: toJson(row.content), stepSeq: seq, updatedAt: at };
}

async function insertFollowUp({ db, run }: Pipeline, step: Envelope, regionId: string): Promise<void> {
  const { aspects, parameters, ...create } = step.projection.create!;
  await run(
    db.insertInto('followUp').values({
      ...create,
      ...columns(step),
      id: step.subject.id,
      regionId,
      aspects: toJson(aspects),
      parameters: toJson(parameters),
    }),
  );
}

async function updateFollowUp({ db, run }: Pipeline, step: Envelope): Promise<void> {
  await run(db.updateTable('followUp').set(columns(step)).where('id', '=', step.subject.id));
}

async function insertFiles({ db, run }: Pipeline, step: Envelope): Promise<void> {
  const { id: followUpId } = step.subject;
  const rows = step.projection.files.map((uploadId) => ({ followUpId, uploadId, stepSeq: step.seq }));
  if (rows.length > 0) await run(db.insertInto('followUpFile').values(rows));
}

import type { Pipeline } from '../../db/pipeline';
import { toJson } from '../../db/schema';
import type { MeasureProjection } from '../../workflows/measure/projection';
import type { StepEnvelope } from '../../workflows/shared/records';
import type { Projected, Projector } from '../record/step';

type Envelope = StepEnvelope<MeasureProjection>;

interface MeasureClaim extends Projected {
  /** Region of the organ, of a new measure. */
  regionId: string | null;
}

/** Writes the measure's own rows: the measure, and the files that came with the step. */
export const measureProjector: Projector<MeasureProjection, MeasureClaim> = {
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
      regionId === null ? updateMeasure(pipeline, step) : insertMeasure(pipeline, step, regionId),
      insertFiles(pipeline, step),
    ]);
  },
};

function columns({ projection: { row }, seq, at }: Envelope) {
  return { ...row, content: toJson(row.content), stepSeq: seq, updatedAt: at };
}

async function insertMeasure({ db, run }: Pipeline, step: Envelope, regionId: string): Promise<void> {
  const { organs, parameters, ...create } = step.projection.create!;
  await run(
    db.insertInto('measure').values({
      ...create,
      ...columns(step),
      id: step.subject.id,
      regionId,
      organs: toJson(organs),
      parameters: toJson(parameters),
    }),
  );
}

async function updateMeasure({ db, run }: Pipeline, step: Envelope): Promise<void> {
  await run(db.updateTable('measure').set(columns(step)).where('id', '=', step.subject.id));
}

async function insertFiles({ db, run }: Pipeline, step: Envelope): Promise<void> {
  const rows = step.projection.files.map((file) => ({
    ...file,
    measureId: step.subject.id,
    stepSeq: step.seq,
  }));
  if (rows.length > 0) await run(db.insertInto('measureFile').values(rows));
}

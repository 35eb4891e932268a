import { toJson } from '../../db/schema';
import type { MeasureProjection } from '../../workflows/measure/projection';
import { columnsOfStep, organProjector } from '../record/organProjector';

/** Writes the measure's own rows: the measure, and the files that came with the step. */
export const measureProjector = organProjector<MeasureProjection>({
  insert({ db, run }, step, regionId) {
    const { organs, parameters, ...create } = step.projection.create!;
    return run(
      db.insertInto('measure').values({
        ...create,
        ...columnsOfStep(step),
        id: step.subject.id,
        regionId,
        organs: toJson(organs),
        parameters: toJson(parameters),
      }),
    );
  },

  update: ({ db, run }, step) =>
    run(db.updateTable('measure').set(columnsOfStep(step)).where('id', '=', step.subject.id)),

  async insertFiles({ db, run }, { subject, seq, projection }) {
    const rows = projection.files.map((file) => ({ ...file, measureId: subject.id, stepSeq: seq }));
    if (rows.length > 0) await run(db.insertInto('measureFile').values(rows));
  },
});

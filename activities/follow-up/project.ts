import { toJson } from '../../db/schema';
import type { FollowUpProjection } from '../../workflows/follow-up/projection';
import { columnsOfStep, organProjector } from '../record/organProjector';

/** Writes the follow-up's own rows: itself, and the files that came with the step. */
export const followUpProjector = organProjector<FollowUpProjection>({
  insert({ db, run }, step, regionId) {
    const { aspects, parameters, ...create } = step.projection.create!;
    return run(
      db.insertInto('followUp').values({
        ...create,
        ...columnsOfStep(step),
        id: step.subject.id,
        regionId,
        aspects: toJson(aspects),
        parameters: toJson(parameters),
      }),
    );
  },

  update: ({ db, run }, step) =>
    run(db.updateTable('followUp').set(columnsOfStep(step)).where('id', '=', step.subject.id)),

  async insertFiles({ db, run }, { subject, seq, projection }) {
    const rows = projection.files.map((uploadId) => ({ followUpId: subject.id, uploadId, stepSeq: seq }));
    if (rows.length > 0) await run(db.insertInto('followUpFile').values(rows));
  },
});

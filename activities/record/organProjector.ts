import type { Pipeline } from '../../db/pipeline';
import { toJson } from '../../db/schema';
import type { StepEnvelope } from '../../workflows/shared/records';
import type { Projected, Projector } from './step';

/** A process run by an organ, whose one row is inserted with its first step and written whole with every other. */
interface OrganProjection {
  create: { organOrganisationId: string } | null;
  row: { content: object };
}

interface OrganClaim extends Projected {
  /** Region of the organ, of a new row. */
  regionId: string | null;
}

interface OrganRows<Projection> {
  insert(pipeline: Pipeline, step: StepEnvelope<Projection>, regionId: string): Promise<unknown>;
  update(pipeline: Pipeline, step: StepEnvelope<Projection>): Promise<unknown>;
  /** Files that came with the step. */
  insertFiles(pipeline: Pipeline, step: StepEnvelope<Projection>): Promise<unknown>;
}

/** Writes the row of such a process, in the region of its organ, and the files that came with the step. */
export const organProjector = <Projection extends OrganProjection>(
  rows: OrganRows<Projection>,
): Projector<Projection, OrganClaim> => ({
  async claim({ db, run }, { projection: { create } }) {
    if (!create) return { regionId: null, numbers: {}, data: {} };
    const [organ] = await run(
      db.selectFrom('organisation').select('regionId').where('id', '=', create.organOrganisationId),
    );
    if (!organ) throw new Error(`organisation ${create.organOrganisationId} does not exist`);
    return { regionId: organ.regionId, numbers: {}, data: {} };
  },

  write(pipeline, step, { regionId }) {
    return Promise.all([
      regionId === null ? rows.update(pipeline, step) : rows.insert(pipeline, step, regionId),
      rows.insertFiles(pipeline, step),
    ]);
  },
});

/** Columns that every step writes whole. */
export function columnsOfStep<Row extends { content: object }>({
  projection: { row },
  seq,
  at,
}: StepEnvelope<{ row: Row }>) {
  return { ...row, content: toJson<Row['content']>(row.content), stepSeq: seq, updatedAt: at };
}

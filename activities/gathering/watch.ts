import { sql } from 'kysely';
import type { Pipeline } from '../../db/pipeline';
import type { SchemeWatchProjection } from '../../workflows/scheme-watch/projection';
import type { StepEnvelope } from '../../workflows/shared/records';
import type { Projected, Projector } from '../record/step';

type Envelope = StepEnvelope<SchemeWatchProjection>;

/** Writes the watch's own rows: the watch, and the periods in which something is owed. */
export const schemeWatchProjector: Projector<SchemeWatchProjection, Projected> = {
  claim: async () => ({ numbers: {}, data: {} }),
  write: (pipeline, step) => Promise.all([upsertWatch(pipeline, step), upsertPeriods(pipeline, step)]),
};

async function upsertWatch({ db, run }: Pipeline, step: Envelope): Promise<void> {
  const row = { ...step.projection.row, stepSeq: step.seq, updatedAt: step.at };
  const query = db
    .insertInto('schemeWatch')
    .values({ schemeCode: step.subject.id, ...row })
    .onConflict((conflict) => conflict.column('schemeCode').doUpdateSet(row));
  await run(query);
}

async function upsertPeriods({ db, run }: Pipeline, step: Envelope): Promise<void> {
  const { periods } = step.projection;
  if (periods.length === 0) return;
  const rows = periods.map(({ from, to, ...row }) => ({
    ...row,
    schemeCode: step.subject.id,
    fromDate: from,
    toDate: to,
  }));
  const query = db
    .insertInto('occasionPeriod')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['schemeCode', 'kind', 'fromDate']).doUpdateSet({
        held: sql`excluded.held`,
        status: sql`excluded.status`,
        remindedAt: sql`excluded.reminded_at`,
        closedAt: sql`excluded.closed_at`,
        noteId: sql`excluded.note_id`,
      }),
    );
  await run(query);
}

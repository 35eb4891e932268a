import { sql } from 'kysely';
import type { Pipeline } from '../../db/pipeline';
import { toJson } from '../../db/schema';
import { BULLETIN } from '../../workflows/evaluation-round/messages';
import type { EvaluationRoundProjection } from '../../workflows/evaluation-round/projection';
import type { StepEnvelope } from '../../workflows/shared/records';
import type { Projected, Projector } from '../record/step';
import { invitationId } from './ids';

type Envelope = StepEnvelope<EvaluationRoundProjection>;

interface RoundClaim extends Projected {
  /** Region of the organiser, of a new round. */
  regionId: string | null;
}

/** Writes the rows of a round: its own, invitations, ranks, publications, measures, points. */
export const evaluationRoundProjector: Projector<EvaluationRoundProjection, RoundClaim> = {
  async claim(pipeline, step) {
    const { create, rows } = step.projection;
    const regionId = create ? await regionOf(pipeline, create.organiserOrganisationId) : null;
    const data = {
      ...(rows.replacement ? { effective: await giveUpPlace(pipeline, step) } : {}),
      ...(rows.remind ? { reminded: await remind(pipeline, step) } : {}),
      ...(rows.close ? { answered: await countAtClose(pipeline, step) } : {}),
    };
    return { regionId, numbers: {}, data };
  },

  write(pipeline, step, { regionId, data }, numbers) {
    return Promise.all([
      regionId === null ? updateRound(pipeline, step, data) : insertRound(pipeline, step, regionId),
      step.projection.rows.replacement && fillPlace(pipeline, step, data.effective === true),
      writeRanks(pipeline, step),
      writePublication(pipeline, step, numbers),
      writeMeasures(pipeline, step),
      writePoints(pipeline, step),
    ]);
  },
};

async function regionOf({ db, run }: Pipeline, organisationId: string): Promise<string> {
  const [organiser] = await run(
    db.selectFrom('organisation').select('regionId').where('id', '=', organisationId),
  );
  if (!organiser) throw new Error(`organisation ${organisationId} does not exist`);
  return organiser.regionId;
}

/** False when the sheet has come in meanwhile: then the place is kept. */
async function giveUpPlace({ db, run }: Pipeline, step: Envelope): Promise<boolean> {
  const given = await run(
    db
      .updateTable('invitation')
      .set({ state: 'REPLACED' })
      .where('roundId', '=', step.subject.id)
      .where('memberId', '=', step.projection.rows.replacement!.memberId)
      .where('state', '=', 'INVITED')
      .returning('id'),
  );
  return given.length > 0;
}

/** Counts a reminder for everybody who has not answered; answers how many they are. */
async function remind({ db, run }: Pipeline, step: Envelope): Promise<number> {
  const reminded = await run(
    db
      .updateTable('invitation')
      .set({ reminders: sql`reminders + 1` })
      .where('roundId', '=', step.subject.id)
      .where('state', '=', 'INVITED')
      .returning('id'),
  );
  return reminded.length;
}

/** Waits for ballots that are just being taken; those that come after it find the collection closed. */
async function countAtClose({ db, run }: Pipeline, step: Envelope): Promise<number> {
  const { id } = step.subject;
  await run(db.selectFrom('evaluationRound').select('id').where('id', '=', id).forUpdate());
  const [counted] = await run(
    db
      .selectFrom('invitation')
      .select((eb) => eb.fn.countAll<number>().as('answered'))
      .where('roundId', '=', id)
      .where('state', '=', 'USED'),
  );
  return Number(counted!.answered);
}

/** The request is kept in any case, and its reserve is called by no other; he is invited only if the place is free. */
async function fillPlace({ db, run }: Pipeline, step: Envelope, free: boolean): Promise<void> {
  const roundId = step.subject.id;
  const { memberId, replacedBy, leafId, tokenHash, ground, by } = step.projection.rows.replacement!;
  await Promise.all([
    run(
      db
        .insertInto('replacement')
        .values({ roundId, memberId, replacedBy, leafId, ground, at: step.at, byAccountId: by }),
    ),
    free &&
      run(
        db.insertInto('invitation').values({
          id: invitationId(roundId, replacedBy),
          roundId,
          memberId: replacedBy,
          leafId,
          fromReserve: true,
          tokenHash,
          state: 'INVITED',
        }),
      ),
  ]);
}

function columns(step: Envelope) {
  const { row } = step.projection;
  return { ...row, ties: toJson(row.ties), stepSeq: step.seq, updatedAt: step.at };
}

async function insertRound({ db, run }: Pipeline, step: Envelope, regionId: string): Promise<void> {
  await run(
    db.insertInto('evaluationRound').values({
      ...step.projection.create!,
      ...columns(step),
      id: step.subject.id,
      regionId,
    }),
  );
}

async function updateRound(
  { db, run }: Pipeline,
  step: Envelope,
  { effective, answered }: Record<string, unknown>,
): Promise<void> {
  const { replaced, ...row } = columns(step);
  await run(
    db
      .updateTable('evaluationRound')
      .set({
        ...row,
        replaced: effective === true ? replaced + 1 : replaced,
        ...(typeof answered === 'number' ? { answered } : {}),
      })
      .where('id', '=', step.subject.id),
  );
}

/** The ranking of the version in work, whole: a second one takes the place of the first. */
async function writeRanks({ db, run }: Pipeline, step: Envelope): Promise<void> {
  const { ranks } = step.projection.rows;
  if (!ranks || ranks.rows.length === 0) return;
  const rows = ranks.rows.map(
    ({ objectId, groupCode, rank, ranked, shown, distinction, tiedWith, top, bottom }) => ({
      roundId: step.subject.id,
      version: ranks.version,
      objectId,
      groupCode,
      rank,
      ranked,
      shown,
      distinction,
      tiedWith: toJson(tiedWith),
      top,
      bottom,
    }),
  );
  await run(
    db
      .insertInto('roundRank')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['roundId', 'version', 'objectId']).doUpdateSet({
          rank: sql`excluded.rank`,
          ranked: sql`excluded.ranked`,
          shown: sql`excluded.shown`,
          distinction: sql`excluded.distinction`,
          tiedWith: sql`excluded.tied_with`,
          top: sql`excluded.top`,
          bottom: sql`excluded.bottom`,
        }),
      ),
  );
}

async function writePublication(
  { db, run }: Pipeline,
  step: Envelope,
  numbers: Record<string, string>,
): Promise<void> {
  const { publication } = step.projection.rows;
  if (!publication) return;
  await run(
    db.insertInto('roundPublication').values({
      roundId: step.subject.id,
      version: publication.version,
      bulletinNumber: numbers[BULLETIN]!,
      resultHash: publication.resultHash,
      publishedBy: publication.by,
      publishedAt: step.at,
      correctionNoteId: publication.correctionNoteId,
    }),
  );
}

async function writeMeasures({ db, run }: Pipeline, step: Envelope): Promise<void> {
  const { measures } = step.projection.rows;
  if (!measures) return;
  const source = { sourceRoundId: step.subject.id, sourceVersion: measures.version };
  const { start, cancel } = measures;
  await Promise.all([
    start.length > 0 &&
      run(
        db
          .insertInto('measureDue')
          .values(start.map((each) => ({ ...each, ...source, status: 'DUE' as const })))
          .onConflict((conflict) =>
            conflict.column('key').doUpdateSet({ ...source, status: 'DUE', streak: sql`excluded.streak` }),
          ),
      ),
    cancel.length > 0 &&
      run(
        db
          .updateTable('measureDue')
          .set({ ...source, status: 'CANCELLED' })
          .where('key', 'in', cancel),
      ),
  ]);
}

async function writePoints({ db, run }: Pipeline, step: Envelope): Promise<void> {
  const { points } = step.projection.rows;
  if (!points || points.entries.length === 0) return;
  await run(
    db.insertInto('pointsEntry').values(
      points.entries.map((entry) => ({
        ...entry,
        sourceRoundId: step.subject.id,
        sourceVersion: points.version,
      })),
    ),
  );
}

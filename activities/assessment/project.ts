import type { Pipeline } from '../../db/pipeline';
import { toJson } from '../../db/schema';
import type { AssessmentProjection, PersonRow } from '../../workflows/assessment/projection';
import type { StepEnvelope } from '../../workflows/shared/records';
import type { Projected, Projector } from '../record/step';

type Envelope = StepEnvelope<AssessmentProjection>;

interface AssessmentClaim extends Projected {
  /** Region of the office, of a new assessment. */
  regionId: string | null;
}

/** Writes the assessment's own rows: the assessment itself, everybody's figures and grades. */
export const assessmentProjector: Projector<AssessmentProjection, AssessmentClaim> = {
  async claim(pipeline, step) {
    const regionId = step.projection.create ? await regionOf(pipeline, step.projection.create) : null;
    return { regionId, numbers: {}, data: {} };
  },

  write(pipeline, step, { regionId }) {
    return Promise.all([
      regionId === null ? updateAssessment(pipeline, step) : insertAssessment(pipeline, step, regionId),
      writePeople(pipeline, step),
      step.projection.replaced && markReplaced(pipeline, step, step.projection.replaced),
    ]);
  },
};

async function regionOf(
  { db, run }: Pipeline,
  { officeOrganisationId }: NonNullable<AssessmentProjection['create']>,
): Promise<string> {
  const [office] = await run(
    db.selectFrom('organisation').select('regionId').where('id', '=', officeOrganisationId),
  );
  if (!office) throw new Error(`organisation ${officeOrganisationId} does not exist`);
  return office.regionId;
}

function columns(step: Envelope) {
  const { row } = step.projection;
  return {
    ...row,
    seats: row.seats && toJson(row.seats),
    overCeiling: row.overCeiling && toJson(row.overCeiling),
    leftEarly: toJson(row.leftEarly),
    decidedBy: toJson(row.decidedBy),
    stepSeq: step.seq,
    updatedAt: step.at,
  };
}

async function insertAssessment({ db, run }: Pipeline, step: Envelope, regionId: string): Promise<void> {
  const { year, ...create } = step.projection.create!;
  await run(
    db.insertInto('assessment').values({
      ...create,
      ...columns(step),
      id: step.subject.id,
      yearFrom: year.from,
      yearTo: year.to,
      regionId,
      replacedBy: null,
    }),
  );
}

async function updateAssessment({ db, run }: Pipeline, step: Envelope): Promise<void> {
  await run(db.updateTable('assessment').set(columns(step)).where('id', '=', step.subject.id));
}

/** Everybody anew: a recount may find others than the count before. */
async function writePeople({ db, run }: Pipeline, step: Envelope): Promise<void> {
  const { people } = step.projection;
  if (people === null) return;
  const rows = people.map((person) => rowOf(step.subject.id, person));
  await Promise.all([
    run(db.deleteFrom('assessmentPerson').where('assessmentId', '=', step.subject.id)),
    rows.length > 0 && run(db.insertInto('assessmentPerson').values(rows)),
  ]);
}

function rowOf(assessmentId: string, { specialDutyMissed, quotaMissed, steps, ...person }: PersonRow) {
  return {
    ...person,
    assessmentId,
    specialDutyMissed: toJson(specialDutyMissed),
    quotaMissed: toJson(quotaMissed),
    steps: toJson(steps),
  };
}

/** The earlier assessment stays as it is and names the one that corrects it. */
async function markReplaced({ db, run }: Pipeline, step: Envelope, replaced: string): Promise<void> {
  await run(db.updateTable('assessment').set({ replacedBy: step.subject.id }).where('id', '=', replaced));
}

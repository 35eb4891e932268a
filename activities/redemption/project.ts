import type { Pipeline } from '../../db/pipeline';
import type { RedemptionProjection } from '../../workflows/redemption/projection';
import type { StepEnvelope } from '../../workflows/shared/records';
import { settleInstruction } from '../payment/instructions';
import { nextNumber } from '../record/documents';
import type { Projected, Projector } from '../record/step';
import { type FundStanding, moveFund, writeFundEntry } from './fund';

type Envelope = StepEnvelope<RedemptionProjection>;

/** What a step of a case has to know before it writes. */
interface RedemptionClaim extends Projected {
  /** Of a new case: its region, number and the words it is searched by. */
  newCase: { regionId: string; caseNo: string; search: string } | null;
  /** Null when no money moves, or when the pool can't bear a reservation. */
  fund: FundStanding | null;
}

/** Writes the case's own rows: the case itself, materials, money, callbacks. */
export const redemptionProjector: Projector<RedemptionProjection, RedemptionClaim> = {
  async claim(pipeline, step) {
    const { projection } = step;
    const [fund, newCase] = await Promise.all([
      projection.fund && moveFund(pipeline, projection.fund),
      projection.create ? claimCase(pipeline, step) : null,
    ]);
    const numbers: Record<string, string> = newCase ? { CASE: newCase.caseNo } : {};
    return {
      fund,
      newCase,
      numbers,
      data: projection.fund ? { fund: fund ? 'DONE' : 'SHORT' } : {},
    };
  },

  write(pipeline, step, claim, documentNumbers) {
    const { fund } = step.projection;
    return Promise.all([
      claim.newCase
        ? insertCase(pipeline, step, claim.newCase)
        : updateCase(pipeline, step, claim, documentNumbers.ASSIGNMENT_NOTICE),
      fund && claim.fund && writeFundEntry(pipeline, fund, claim.fund, step),
      linkMaterials(pipeline, step),
      recordInstruction(pipeline, step),
      recordCallback(pipeline, step),
    ]);
  },
};

async function claimCase(pipeline: Pipeline, step: Envelope): Promise<RedemptionClaim['newCase']> {
  const { row } = step.projection;
  const [facts] = await pipeline.run(
    pipeline.db
      .selectFrom('organisation')
      .innerJoin('enterprise', (join) => join.on('enterprise.id', '=', row.enterpriseId))
      .innerJoin('policyItem', (join) =>
        join.on('policyItem.id', '=', row.itemId).on('policyItem.version', '=', row.itemVersion),
      )
      .select(['organisation.regionId', 'enterprise.name as enterpriseName', 'enterprise.creditCode'])
      .select('policyItem.name as itemName')
      .where('organisation.id', '=', row.windowOrganisationId),
  );
  if (!facts) throw new Error('window, enterprise or item of the case does not exist');
  const { regionId, enterpriseName, creditCode, itemName } = facts;
  const { year, number } = await nextNumber(pipeline, `HD-${regionId}`, step.at);
  const caseNo = `HD-${regionId}-${year}-${String(number).padStart(6, '0')}`;
  return { regionId, caseNo, search: [caseNo, enterpriseName, creditCode, itemName].join(' ') };
}

async function insertCase(
  { db, run }: Pipeline,
  step: Envelope,
  newCase: NonNullable<RedemptionClaim['newCase']>,
): Promise<void> {
  const { row } = step.projection;
  const query = db.insertInto('redemption').values({
    ...row,
    ...newCase,
    submittedAt: row.submittedAt ?? step.at,
    id: step.subject.id,
    stepSeq: step.seq,
    updatedAt: step.at,
    noticeNo: null,
  });
  await run(query);
}

async function updateCase(
  { db, run }: Pipeline,
  step: Envelope,
  claim: RedemptionClaim,
  noticeNo: string | undefined,
): Promise<void> {
  const { submittedAt: _kept, ...row } = step.projection.row;
  const query = db
    .updateTable('redemption')
    .set({
      ...row,
      ...(claim.data.fund === 'SHORT' ? { fundStatus: 'SHORT' } : {}),
      ...(noticeNo ? { noticeNo } : {}),
      stepSeq: step.seq,
      updatedAt: step.at,
    })
    .where('id', '=', step.subject.id);
  await run(query);
}

async function linkMaterials({ db, run }: Pipeline, step: Envelope): Promise<void> {
  const { materials } = step.projection;
  if (materials.length === 0) return;
  const uploadIds = materials.map((each) => each.uploadId);
  const rows = materials.map((each) => ({ ...each, redemptionId: step.subject.id, stepSeq: step.seq }));
  await Promise.all([
    run(db.insertInto('redemptionMaterial').values(rows)),
    run(db.updateTable('upload').set({ redemptionId: step.subject.id }).where('id', 'in', uploadIds)),
  ]);
}

async function recordInstruction(pipeline: Pipeline, step: Envelope): Promise<void> {
  const { db, run } = pipeline;
  const { instruction } = step.projection;
  if (!instruction) return;
  if (instruction.change === 'CREATE') {
    const { change: _, ...row } = instruction;
    const created = { ...row, redemptionId: step.subject.id, status: 'CREATED' as const, createdAt: step.at };
    await run(db.insertInto('paymentInstruction').values(created));
    return;
  }
  await settleInstruction(pipeline, instruction, step.at);
}

async function recordCallback({ db, run }: Pipeline, step: Envelope): Promise<void> {
  const { callback } = step.projection;
  if (!callback) return;
  await run(db.insertInto('callback').values({ ...callback, redemptionId: step.subject.id, at: step.at }));
}

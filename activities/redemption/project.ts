import { sql } from 'kysely';
import type { Tx } from '../../db/connect';
import type { RedemptionProjection } from '../../workflows/redemption/projection';
import type { StepEnvelope } from '../../workflows/shared/records';
import { nextNumber } from '../record/documents';
import type { Projected } from '../record/step';
import { moveFund } from './fund';

type Envelope = StepEnvelope<RedemptionProjection>;

/** Writes the case's own rows: the case itself, materials, money, callbacks. */
export async function projectRedemption(
  tx: Tx,
  step: Envelope,
  documentNumbers: Record<string, string>,
): Promise<Projected> {
  const { projection } = step;
  const numbers: Record<string, string> = {};
  const data: Record<string, unknown> = {};
  if (projection.fund) {
    const fund = await moveFund(tx, projection.fund, {
      redemptionId: step.subject.id,
      at: step.at,
      actorAccountId: step.record.actor?.accountId ?? null,
    });
    data.fund = fund;
    if (fund === 'SHORT') projection.row.fundStatus = 'SHORT';
  }
  if (projection.create) numbers.CASE = await insertCase(tx, step);
  else await updateCase(tx, step, documentNumbers.ASSIGNMENT_NOTICE);
  await linkMaterials(tx, step);
  await recordInstruction(tx, step);
  await recordCallback(tx, step);
  return { numbers, data };
}

async function insertCase(tx: Tx, step: Envelope): Promise<string> {
  const { row } = step.projection;
  const facts = await tx
    .selectFrom('organisation')
    .innerJoin('enterprise', (join) => join.on('enterprise.id', '=', row.enterpriseId))
    .innerJoin('policyItem', (join) =>
      join.on('policyItem.id', '=', row.itemId).on('policyItem.version', '=', row.itemVersion),
    )
    .select(['organisation.regionId', 'enterprise.name as enterpriseName', 'enterprise.creditCode'])
    .select('policyItem.name as itemName')
    .where('organisation.id', '=', row.windowOrganisationId)
    .executeTakeFirstOrThrow();
  const { year, number } = await nextNumber(tx, `HD-${facts.regionId}`, step.at);
  const caseNo = `HD-${facts.regionId}-${year}-${String(number).padStart(6, '0')}`;
  await tx
    .insertInto('redemption')
    .values({
      ...row,
      submittedAt: row.submittedAt ?? step.at,
      id: step.subject.id,
      caseNo,
      regionId: facts.regionId,
      stepSeq: step.seq,
      updatedAt: step.at,
      search: [caseNo, facts.enterpriseName, facts.creditCode, facts.itemName].join(' '),
      noticeNo: null,
    })
    .execute();
  return caseNo;
}

async function updateCase(tx: Tx, step: Envelope, noticeNo: string | undefined): Promise<void> {
  const { submittedAt: _kept, ...row } = step.projection.row;
  await tx
    .updateTable('redemption')
    .set({ ...row, ...(noticeNo ? { noticeNo } : {}), stepSeq: step.seq, updatedAt: step.at })
    .where('id', '=', step.subject.id)
    .execute();
}

async function linkMaterials(tx: Tx, step: Envelope): Promise<void> {
  const { materials } = step.projection;
  if (materials.length === 0) return;
  await tx
    .insertInto('redemptionMaterial')
    .values(materials.map((each) => ({ ...each, redemptionId: step.subject.id, stepSeq: step.seq })))
    .execute();
  await tx
    .updateTable('upload')
    .set({ redemptionId: step.subject.id })
    .where(
      'id',
      'in',
      materials.map((each) => each.uploadId),
    )
    .execute();
}

async function recordInstruction(tx: Tx, step: Envelope): Promise<void> {
  const { instruction } = step.projection;
  if (!instruction) return;
  if (instruction.change === 'CREATE') {
    const { change: _, ...row } = instruction;
    await tx
      .insertInto('paymentInstruction')
      .values({ ...row, redemptionId: step.subject.id, status: 'CREATED', createdAt: step.at })
      .execute();
    return;
  }
  await tx
    .updateTable('paymentInstruction')
    .set({
      status: instruction.status,
      gatewayReference: sql`coalesce(nullif(${instruction.gatewayReference}, ''), gateway_reference)`,
      failureCode: instruction.failureCode,
      settledAt: step.at,
    })
    .where('id', '=', instruction.id)
    .execute();
}

async function recordCallback(tx: Tx, step: Envelope): Promise<void> {
  const { callback } = step.projection;
  if (!callback) return;
  await tx
    .insertInto('callback')
    .values({ ...callback, redemptionId: step.subject.id, at: step.at })
    .execute();
}

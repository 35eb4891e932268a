import { sql } from 'kysely';
import type { Pipeline } from '../../db/pipeline';
import { toJson } from '../../db/schema';
import type { RewardListProjection } from '../../workflows/reward-list/projection';
import { type RewardLine, totalsOf, withoutTaken } from '../../workflows/rules/officer-term/rewardLines';
import type { StepEnvelope } from '../../workflows/shared/records';
import { settleInstruction } from '../payment/instructions';
import { nextNumber } from '../record/documents';
import type { Projected, Projector } from '../record/step';
import { type FundStanding, moveFund, writeFundEntry } from '../redemption/fund';

type Envelope = StepEnvelope<RewardListProjection>;

interface RewardListClaim extends Projected {
  /** Of a new list: its region and number. */
  newList: { regionId: string; number: string } | null;
  /** Keys that are on another list already. */
  taken: string[];
  /** Null when no money moves, or when the pool can't bear a reservation. */
  fund: FundStanding | null;
}

/** Writes the list's own rows: the list itself, its lines, money, instructions. */
export const rewardListProjector: Projector<RewardListProjection, RewardListClaim> = {
  async claim(pipeline, step) {
    const { create, fund } = step.projection;
    const [newList, taken, standing] = await Promise.all([
      create && claimList(pipeline, step, create),
      create ? takenKeys(pipeline, step, create.schemeCode) : [],
      fund && moveFund(pipeline, fund),
    ]);
    const data: Record<string, unknown> = {};
    if (create) data.taken = taken;
    if (fund) data.fund = standing ? 'DONE' : 'SHORT';
    const numbers: Record<string, string> = newList ? { REWARD_LIST: newList.number } : {};
    return { newList, taken, fund: standing, numbers, data };
  },

  write(pipeline, step, claim) {
    const { fund } = step.projection;
    const lines = withoutTaken(step.projection.lines, claim.taken);
    const columns = columnsOf(step, claim, lines);
    const { create } = step.projection;
    return Promise.all([
      create && claim.newList
        ? insertList(pipeline, step, create, claim.newList, columns)
        : pipeline.run(pipeline.db.updateTable('rewardList').set(columns).where('id', '=', step.subject.id)),
      writeLines(pipeline, step, lines),
      fund &&
        claim.fund &&
        writeFundEntry(pipeline, fund, claim.fund, step, {
          rewardLineId: fund.rewardLineId,
          instructionId: fund.instructionId,
        }),
      ...step.projection.instructions.map((instruction) => recordInstruction(pipeline, step, instruction)),
    ]);
  },
};

async function claimList(
  pipeline: Pipeline,
  step: Envelope,
  { schemeCode, officeOrganisationId }: NonNullable<RewardListProjection['create']>,
): Promise<{ regionId: string; number: string }> {
  const { db, run } = pipeline;
  const [{ year, number }, [office]] = await Promise.all([
    nextNumber(pipeline, `REWARD-${schemeCode}`, step.at),
    run(db.selectFrom('organisation').select('regionId').where('id', '=', officeOrganisationId)),
  ]);
  if (!office) throw new Error(`organisation ${officeOrganisationId} does not exist`);
  return { regionId: office.regionId, number: `JL-${schemeCode}-${year}-${String(number).padStart(4, '0')}` };
}

/** Lists of one scheme are drawn up one after another, so that each sees the persons of the ones before. */
async function takenKeys({ db, run }: Pipeline, step: Envelope, schemeCode: string): Promise<string[]> {
  const keys = step.projection.lines.map(({ key }) => key);
  const [, rows] = await Promise.all([
    run(
      db.selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended(${`rewards:${schemeCode}`}, 0))`.as('lock')),
    ),
    run(
      db
        .selectFrom('rewardLine')
        .select('rewardKey')
        .where('rewardKey', 'in', keys)
        .where('status', 'in', ['READY', 'PAYING', 'PAID', 'FAILED']),
    ),
  ]);
  return rows.map(({ rewardKey }) => rewardKey);
}

function columnsOf(step: Envelope, claim: RewardListClaim, lines: readonly RewardLine[]) {
  return {
    ...step.projection.row,
    ...totalsOf(lines),
    ...(claim.data.fund === 'SHORT' ? { fundStatus: 'SHORT' as const } : {}),
    stepSeq: step.seq,
    updatedAt: step.at,
  };
}

async function insertList(
  { db, run }: Pipeline,
  step: Envelope,
  { year, ...create }: NonNullable<RewardListProjection['create']>,
  newList: NonNullable<RewardListClaim['newList']>,
  columns: ReturnType<typeof columnsOf>,
): Promise<void> {
  await run(
    db.insertInto('rewardList').values({
      ...create,
      ...columns,
      ...newList,
      id: step.subject.id,
      yearFrom: year.from,
      yearTo: year.to,
    }),
  );
}

async function writeLines({ db, run }: Pipeline, step: Envelope, lines: RewardLine[]): Promise<void> {
  const { create, changed } = step.projection;
  const listId = step.subject.id;
  if (create) {
    await run(db.insertInto('rewardLine').values(lines.map((line) => rowOf(listId, line))));
    return;
  }
  await Promise.all(
    lines
      .filter(({ lineId }) => changed.includes(lineId))
      .map((line) => {
        const { id, ...columns } = rowOf(listId, line);
        return run(db.updateTable('rewardLine').set(columns).where('id', '=', id));
      }),
  );
}

function rowOf(listId: string, line: RewardLine) {
  const { lineId, key, accountId: _account, served, bars, attempt, ...columns } = line;
  return {
    ...columns,
    id: lineId,
    listId,
    rewardKey: key,
    servedFrom: served?.from ?? null,
    servedTo: served?.to ?? null,
    bars: toJson(bars),
    attempts: attempt,
  };
}

async function recordInstruction(
  pipeline: Pipeline,
  step: Envelope,
  instruction: RewardListProjection['instructions'][number],
): Promise<void> {
  if (instruction.change === 'SETTLE') return settleInstruction(pipeline, instruction, step.at);
  const { change: _, ...row } = instruction;
  const { db, run } = pipeline;
  const created = { ...row, redemptionId: null, status: 'CREATED' as const, createdAt: step.at };
  await run(db.insertInto('paymentInstruction').values(created));
}

import { sql } from 'kysely';
import type { Pipeline } from '../../db/pipeline';
import type { FundMove } from '../../workflows/redemption/projection';
import type { StepEnvelope } from '../../workflows/shared/records';

/** What the pool holds after a movement. */
export interface FundStanding {
  balanceFen: number;
  reservedFen: number;
}

/**
 * Moves money in the pool, in integer fen; answers what it holds then. A reservation that the free balance can't
 * bear answers null and changes nothing; balance and reservations never go below zero (GR-G2).
 */
export async function moveFund({ db, run }: Pipeline, move: FundMove): Promise<FundStanding | null> {
  const { balance, reserved } = CHANGES[move.kind](move.amountFen);
  const [pool] = await run(
    db
      .updateTable('fundPool')
      .set({
        balanceFen: sql<number>`balance_fen + ${balance}`,
        reservedFen: sql<number>`reserved_fen + ${reserved}`,
      })
      .where('id', '=', move.poolId)
      .$if(move.kind === 'RESERVE', (query) =>
        query.where(sql<boolean>`balance_fen - reserved_fen >= ${move.amountFen}`),
      )
      .returning(['balanceFen', 'reservedFen']),
  );
  if (!pool && move.kind !== 'RESERVE') throw new Error(`fund pool ${move.poolId} does not exist`);
  return pool ?? null;
}

/** What a movement is for, when it is not a case whose payment is booked under its instruction. */
export interface FundPurpose {
  rewardLineId: string | null;
  instructionId: string | null;
}

/** The ledger's line of a movement. Once for each kind and reference: a repetition is refused by the database. */
export async function writeFundEntry(
  { db, run }: Pipeline,
  move: FundMove,
  standing: FundStanding,
  step: StepEnvelope<unknown>,
  purpose?: FundPurpose,
): Promise<void> {
  const query = db.insertInto('fundEntry').values({
    poolId: move.poolId,
    kind: move.kind,
    amountFen: move.amountFen,
    balanceAfterFen: standing.balanceFen,
    reservedAfterFen: standing.reservedFen,
    redemptionId: purpose ? null : step.subject.id,
    rewardLineId: purpose?.rewardLineId ?? null,
    instructionId: purpose ? purpose.instructionId : move.kind === 'PAY' ? move.reference : null,
    reference: move.reference,
    at: step.at,
    actorAccountId: step.record.actor?.accountId ?? null,
  });
  await run(query);
}

const CHANGES: Record<FundMove['kind'], (fen: number) => { balance: number; reserved: number }> = {
  RESERVE: (fen) => ({ balance: 0, reserved: fen }),
  RELEASE: (fen) => ({ balance: 0, reserved: -fen }),
  PAY: (fen) => ({ balance: -fen, reserved: -fen }),
};

import { sql } from 'kysely';
import type { Tx } from '../../db/connect';
import type { FundMove } from '../../workflows/redemption/projection';

export interface FundContext {
  redemptionId: string;
  at: string;
  actorAccountId: string | null;
}

/**
 * Moves money in the pool's ledger, in integer fen. A reservation that the free balance can't bear answers
 * SHORT and changes nothing; balance and reservations never go below zero (GR-G2). Once for each reference.
 */
export async function moveFund(tx: Tx, move: FundMove, context: FundContext): Promise<'DONE' | 'SHORT'> {
  const { balance, reserved } = CHANGES[move.kind](move.amountFen);
  const pool = await tx
    .updateTable('fundPool')
    .set({
      balanceFen: sql<number>`balance_fen + ${balance}`,
      reservedFen: sql<number>`reserved_fen + ${reserved}`,
    })
    .where('id', '=', move.poolId)
    .$if(move.kind === 'RESERVE', (query) =>
      query.where(sql<boolean>`balance_fen - reserved_fen >= ${move.amountFen}`),
    )
    .returning(['balanceFen', 'reservedFen'])
    .executeTakeFirst();
  if (!pool) {
    if (move.kind === 'RESERVE') return 'SHORT';
    throw new Error(`fund pool ${move.poolId} does not exist`);
  }
  await tx
    .insertInto('fundEntry')
    .values({
      poolId: move.poolId,
      kind: move.kind,
      amountFen: move.amountFen,
      balanceAfterFen: pool.balanceFen,
      reservedAfterFen: pool.reservedFen,
      redemptionId: context.redemptionId,
      instructionId: move.kind === 'PAY' ? move.reference : null,
      reference: move.reference,
      at: context.at,
      actorAccountId: context.actorAccountId,
    })
    .execute();
  return 'DONE';
}

const CHANGES: Record<FundMove['kind'], (fen: number) => { balance: number; reserved: number }> = {
  RESERVE: (fen) => ({ balance: 0, reserved: fen }),
  RELEASE: (fen) => ({ balance: 0, reserved: -fen }),
  PAY: (fen) => ({ balance: -fen, reserved: -fen }),
};

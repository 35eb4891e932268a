import type { Db } from '../../db/connect';
import { evaluationParameters } from '../../db/queries/evaluationScheme';
import { invitationToken, publicSealKey, tokenHash } from '../../db/support/ballotSeal';
import type {
  AnsweredFacts,
  InvitedFacts,
  ReplacementFacts,
  ReplaceRequest,
  RoundRequest,
} from '../../workflows/evaluation-round/messages';
import {
  checkReplacement,
  currentSelection,
  replace,
} from '../../workflows/rules/evaluation/draw/replacement';
import { roundRow } from './frame';
import { invitationId } from './ids';

/** One invitation for everybody drawn; who has one already keeps it. Also the key to which ballots will be sealed. */
export async function inviteSelected(
  db: Db,
  secret: string,
  { roundId }: RoundRequest,
): Promise<InvitedFacts> {
  const { protocol } = await drawOf(db, roundId);
  const rows = currentSelection(protocol, []).flatMap(({ leafId, memberIds }) =>
    memberIds.map((memberId) => {
      const id = invitationId(roundId, memberId);
      const hash = tokenHash(invitationToken(secret, id));
      return {
        id,
        roundId,
        memberId,
        leafId,
        fromReserve: false,
        tokenHash: hash,
        state: 'INVITED' as const,
      };
    }),
  );
  await db
    .insertInto('invitation')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return { sealPublicKey: publicSealKey(secret, roundId), invited: rows.length };
}

/**
 * Whether a place may go to a reserve, and to whom: only within the leaf, in drawn order (GE-DRW-1). Whether the sheet is
 * in is not looked at, so that no answer tells it (GE-WAY-3): the step itself leaves such a place as it is.
 */
export async function findReplacement(
  db: Db,
  secret: string,
  { roundId, memberId, ground }: ReplaceRequest,
): Promise<ReplacementFacts> {
  const round = await roundRow(db, roundId);
  const parameters = await evaluationParameters(db, round.schemeCode, round.schemeVersion);
  const { protocol } = await drawOf(db, roundId);
  const replacements = await db
    .selectFrom('replacement')
    .selectAll()
    .where('roundId', '=', roundId)
    .orderBy('at')
    .execute();
  const request = { memberId, ground };
  const decision = checkReplacement(parameters, protocol, replacements, request);
  if (!decision.allowed) return { decision, leafId: null, replacedBy: null };
  const { leafId, replacedBy } = replace(protocol, replacements, { ...request, at: '' });
  const token = invitationToken(secret, invitationId(roundId, replacedBy));
  return { decision, leafId, replacedBy, tokenHash: tokenHash(token) };
}

/** How many sheets have come in; the collection ends at its time, however many they are. */
export async function countAnswered(db: Db, { roundId }: RoundRequest): Promise<AnsweredFacts> {
  const { answered } = await db
    .selectFrom('invitation')
    .select((eb) => eb.fn.countAll<number>().as('answered'))
    .where('roundId', '=', roundId)
    .where('state', '=', 'USED')
    .executeTakeFirstOrThrow();
  return { answered: Number(answered), early: false };
}

function drawOf(db: Db, roundId: string) {
  return db
    .selectFrom('roundDraw')
    .select('protocol')
    .where('roundId', '=', roundId)
    .executeTakeFirstOrThrow();
}

import { randomUUID } from 'node:crypto';
import { ALLOWED, type Decision, refuse } from '../../workflows/rules/decision';
import { checkSubmission } from '../../workflows/rules/evaluation/questionnaire/answers';
import type { AnswerSheet } from '../../workflows/rules/evaluation/questionnaire/types';
import type { Db, Tx } from '../connect';
import { toJson } from '../schema';
import { openSheet, sealSheet, tokenHash } from '../support/ballotSeal';
import { frozenQuestionnaires, objectsOfRound } from './evaluationRound';
import { evaluationParameters } from './evaluationScheme';

/** A sheet handed in on an invitation; `at` is the instant by the round's clock. */
export interface Cast {
  token: string;
  sheet: AnswerSheet;
  at: string;
}

/**
 * Takes a sheet: in one transaction the invitation is used up and the sheet is kept, sealed and without any word of
 * who sent it. A token serves once. Refused: an unknown, used or replaced token, a collection that is not open, a
 * sheet that does not fit the questionnaire (GE-WAY-2, GE-WAY-3, AMB-GE-2).
 */
export async function castBallot(db: Db, cast: Cast): Promise<Decision> {
  return db.transaction().execute(async (tx) => {
    const invitation = await lockedInvitation(tx, cast.token);
    const serves = checkInvitation(invitation?.state);
    if (!invitation || !serves.allowed) return serves;
    // Shared with other ballots, against the step that closes: what is in counts, what comes later is refused.
    const round = await tx
      .selectFrom('evaluationRound')
      .selectAll()
      .where('id', '=', invitation.roundId)
      .forShare()
      .executeTakeFirstOrThrow();
    const open = checkCollection(round, cast.at);
    if (!open.allowed) return open;
    const parameters = await evaluationParameters(tx, round.schemeCode, round.schemeVersion);
    const { concentrated } = await frozenQuestionnaires(tx, round);
    const objectIds = (await objectsOfRound(tx, round.id)).map(({ objectId }) => objectId);
    const fits = checkSubmission(parameters, concentrated, objectIds, cast.sheet);
    if (!fits.allowed) return fits;

    await tx
      .updateTable('invitation')
      .set({ state: 'USED' })
      .where('tokenHash', '=', tokenHash(cast.token))
      .execute();
    const sealed = sealSheet(round.sealPublicKey!, round.id, cast.sheet);
    await tx.insertInto('ballot').values({ id: randomUUID(), roundId: round.id, sealed }).execute();
    return ALLOWED;
  });
}

/** Does an invitation in this state serve? undefined: there is none. */
export function checkInvitation(state: 'INVITED' | 'USED' | 'REPLACED' | undefined): Decision {
  switch (state) {
    case 'INVITED':
      return ALLOWED;
    case 'USED':
      return refuse('INVITATION_USED', '本邀请已经提交过问卷，每份邀请只能提交一次', 'GE-DRW-1', 'token');
    case 'REPLACED':
      return refuse('INVITATION_REPLACED', '本邀请已由候补人员接替，不能再提交', 'GE-DRW-1', 'token');
    default:
      return refuse('INVITATION_INVALID', '邀请无效，请使用收到的完整链接', 'GE-DRW-1', 'token');
  }
}

/** Is the collection open at this instant by the round's clock? */
export function checkCollection(
  { status, closesAt }: { status: string; closesAt: string | null },
  at: string,
): Decision {
  return status === 'OPEN' && closesAt !== null && at < closesAt
    ? ALLOWED
    : refuse('COLLECTION_NOT_OPEN', '集中评价未在进行中，不能提交问卷', 'GE-WAY-2');
}

/** What an invitation opens, by its token; undefined for one that does not exist. Holds nothing of who was invited. */
export async function findInvitation(db: Db, token: string) {
  return db
    .selectFrom('invitation')
    .innerJoin('evaluationRound as round', 'round.id', 'invitation.roundId')
    .select([
      'invitation.state',
      'invitation.leafId',
      'round.id as roundId',
      'round.year',
      'round.number',
      'round.status',
      'round.closesAt',
      'round.schemeCode',
      'round.concentratedVersion',
      'round.realTimeVersion',
      'round.clockOffsetMs',
    ])
    .where('invitation.tokenHash', '=', tokenHash(token))
    .executeTakeFirst();
}

function lockedInvitation(tx: Tx, token: string) {
  return tx
    .selectFrom('invitation')
    .select(['roundId', 'state'])
    .where('tokenHash', '=', tokenHash(token))
    .forUpdate()
    .executeTakeFirst();
}

/**
 * Opens the ballots of a round whose collection is over: takes the sheets apart object by object, keeps the pieces in
 * the order of ids drawn at random, all in one transaction, and removes the sealed sheets. Repeated, it finds nothing left.
 */
export async function openBallots(
  db: Db,
  roundId: string,
  privateKey: Parameters<typeof openSheet>[0],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const round = await tx
      .selectFrom('evaluationRound')
      .select('status')
      .where('id', '=', roundId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (round.status === 'OPEN') throw new Error('the collection is not over');
    const ballots = await tx
      .deleteFrom('ballot')
      .where('roundId', '=', roundId)
      .returning('sealed')
      .execute();
    const pieces = ballots
      .flatMap(({ sealed }) => Object.entries(openSheet(privateKey, roundId, sealed) as AnswerSheet))
      .map(([objectId, answers]) => ({ id: randomUUID(), roundId, objectId, answers: toJson(answers) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    for (let i = 0; i < pieces.length; i += 5_000) {
      await tx
        .insertInto('ballotAnswer')
        .values(pieces.slice(i, i + 5_000))
        .execute();
    }
  });
}

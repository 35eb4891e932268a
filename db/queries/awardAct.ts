import { type Decision, type Refused, refuse } from '../../workflows/rules/decision';
import {
  checkAward,
  checkConfirmation,
  checkPlaces,
  type FrozenAward,
  withPlaces,
} from '../../workflows/rules/evaluation/results/awardRound';
import type { Db, Tx } from '../connect';
import { toJson } from '../schema';
import { type Act, type ActTrace, actOnce } from './actOnce';
import { type AwardRow, awardFacts, findAward, sheetHashOf } from './award';

/** DONE: now or by this very request before. A refusal changes nothing. */
export type AwardOutcome = 'DONE' | 'KEY_REUSED' | Refused;

const trace = (after: object, noteId: string | null): ActTrace => ({ after, noteId });

/** Acts on an award, locked against everybody else, once for each key. */
async function act(
  db: Db,
  id: string,
  action: string,
  by: Act,
  work: (tx: Tx, row: AwardRow) => Promise<ActTrace | Refused>,
): Promise<AwardOutcome> {
  let refused: Refused | null = null;
  const outcome = await actOnce<'REFUSED'>(db, { type: 'award', id, action }, by, async (tx) => {
    await tx.selectFrom('award').select('id').where('id', '=', id).forUpdate().execute();
    const row = await findAward(tx, id);
    const done = row ? await work(tx, row) : refuse('NOT_FOUND', '没有这个年度的评先', by.ruleId);
    if (!('allowed' in done)) return done;
    refused = done;
    return 'REFUSED';
  });
  return outcome === 'REFUSED' ? refused! : outcome;
}

const refusalOf = (decision: Decision): Refused | null => (decision.allowed ? null : decision);

/** Opens the award of a year (GE-USE-7); each year is opened once, and only with a published round. */
export async function openAward(
  db: Db,
  award: { id: string; schemeCode: string; schemeVersion: number; year: number; organiserId: string },
  by: Act,
): Promise<AwardOutcome> {
  let refused: Refused | null = null;
  const subject = { type: 'award', id: award.id, action: 'openAward' };
  const outcome = await actOnce<'REFUSED'>(db, subject, by, async (tx) => {
    const { id, schemeCode, schemeVersion, year, organiserId } = award;
    const round = await tx
      .selectFrom('evaluationRound')
      .select('id')
      .where('schemeCode', '=', schemeCode)
      .where('year', '=', year)
      .where('publishedVersion', 'is not', null)
      .executeTakeFirst();
    if (!round) {
      refused = refuse('NO_PUBLISHED_ROUND', '该年度还没有已通报的评价', by.ruleId, 'year');
      return 'REFUSED';
    }
    const added = await tx
      .insertInto('award')
      .values({
        id,
        schemeCode,
        schemeVersion,
        year,
        organiserOrganisationId: organiserId,
        status: 'OPEN',
        openedBy: by.actorAccountId,
        openedAt: by.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added) return trace({ year }, null);
    refused = refuse('AWARD_EXISTS', '该年度的评先已经启动', by.ruleId, 'year');
    return 'REFUSED';
  });
  return outcome === 'REFUSED' ? refused! : outcome;
}

/** Fixes the number of added places for individuals of each recommended object (GE-USE-8). */
export const fixPlaces = (db: Db, id: string, places: number, noteId: string, by: Act) =>
  act(db, id, 'fixPlaces', by, async (tx, row) => {
    const { facts, parameters } = await awardFacts(tx, row);
    const refused = refusalOf(checkPlaces(parameters, facts, places));
    if (refused) return refused;
    await tx
      .updateTable('award')
      .set({ extraPlaces: places, placesNoteId: noteId, placesBy: by.actorAccountId })
      .where('id', '=', id)
      .execute();
    return trace({ places, before: row.extraPlaces }, noteId);
  });

export interface NewRecommendation {
  id: string;
  objectId: string;
  noteId: string;
  /** An individual, in an added place; null: the object itself. */
  person: { name: string; post: string } | null;
}

/** Puts an object, or somebody of it, forward (GE-USE-8, GE-USE-9). The trail names nobody. */
export const recommend = (db: Db, awardId: string, added: NewRecommendation, by: Act) =>
  act(db, awardId, added.person ? 'recommendPerson' : 'recommendUnit', by, async (tx, row) => {
    const { facts, parameters } = await awardFacts(tx, row);
    const { id, objectId, noteId, person } = added;
    const kind = person ? 'PERSON' : 'UNIT';
    const refused = refusalOf(checkAward(parameters, facts, { kind, objectId }));
    if (refused) return refused;
    await tx
      .insertInto('awardRecommendation')
      .values({
        id,
        awardId,
        kind,
        objectId,
        reasonNoteId: noteId,
        addedBy: by.actorAccountId,
        addedAt: by.at,
        withdrawnBy: null,
        withdrawnAt: null,
        withdrawNoteId: null,
      })
      .execute();
    if (person)
      await tx
        .insertInto('awardPerson')
        .values({ recommendationId: id, ...person })
        .execute();
    return trace({ recommendationId: id, kind, objectId }, noteId);
  });

/** Withdraws a recommendation; it stays on record. */
export const withdrawRecommendation = (db: Db, awardId: string, id: string, noteId: string, by: Act) =>
  act(db, awardId, 'withdrawRecommendation', by, async (tx, row) => {
    if (row.status === 'CONFIRMED')
      return refuse('AWARD_CONFIRMED', '该年度评先已经确认，不能再变更', by.ruleId);
    const gone = await tx
      .updateTable('awardRecommendation')
      .set({ withdrawnBy: by.actorAccountId, withdrawnAt: by.at, withdrawNoteId: noteId })
      .where('id', '=', id)
      .where('awardId', '=', awardId)
      .where('withdrawnAt', 'is', null)
      .returning(['kind', 'objectId'])
      .executeTakeFirst();
    if (!gone) return refuse('NOT_RECOMMENDED', '该项推荐已经撤回', by.ruleId);
    return trace({ recommendationId: id, ...gone }, noteId);
  });

/** Confirms the award: the sheet is computed once more, frozen and hashed (GE-USE-7). */
export const confirmAward = (db: Db, id: string, noteId: string | null, by: Act) =>
  act(db, id, 'confirmAward', by, async (tx, row) => {
    const { facts, parameters, rounds } = await awardFacts(tx, row);
    const asked = { accountId: by.actorAccountId, reason: noteId !== null };
    const refused = refusalOf(checkConfirmation(parameters, facts, asked));
    if (refused) return refused;
    const { extraPlaces } = withPlaces(parameters, row.extraPlaces).award;
    const sheet: FrozenAward = {
      year: row.year,
      extraPlaces,
      rounds,
      lines: [...facts.lines],
      recommendations: [...facts.standing],
    };
    const sheetHash = sheetHashOf(sheet);
    await tx
      .updateTable('award')
      .set({
        status: 'CONFIRMED',
        confirmedBy: by.actorAccountId,
        confirmedAt: by.at,
        confirmNoteId: noteId,
        sheet: toJson(sheet),
        sheetHash,
      })
      .where('id', '=', id)
      .execute();
    return trace({ sheetHash, recommendations: sheet.recommendations.length }, noteId);
  });

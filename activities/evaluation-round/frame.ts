import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../db/audit/hash';
import type { Db, Tx } from '../../db/connect';
import { evaluationParameters } from '../../db/queries/evaluationScheme';
import { toJson } from '../../db/schema';
import type {
  DrawnFacts,
  FreezeRequest,
  FrozenFacts,
  RoundRequest,
} from '../../workflows/evaluation-round/messages';
import { chinaDate } from '../../workflows/rules/calendar/workingDays';
import type { TieLosses } from '../../workflows/rules/evaluation/draw/allocation';
import { drawSample, selectedOf } from '../../workflows/rules/evaluation/draw/sample';
import { frameText } from '../../workflows/rules/evaluation/frame/frameText';
import {
  checkLibrary,
  type LibraryMember,
  staleMembers,
} from '../../workflows/rules/evaluation/frame/library';
import { objectsOn } from '../../workflows/rules/evaluation/objects';
import { questionnaireProblems } from '../../workflows/rules/evaluation/questionnaire/version';

/** The round's own row, which must stand. */
export function roundRow(db: Db | Tx, roundId: string) {
  return db.selectFrom('evaluationRound').selectAll().where('id', '=', roundId).executeTakeFirstOrThrow();
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * Copies the library and the objects in force into the round and tells what they are like (GE-LIB-1, GE-LIB-2, GE-OBJ-1).
 * As long as the round is not prepared a repetition copies anew; afterwards the copies stay as they are.
 */
export async function freezeRound(db: Db, { roundId, at }: FreezeRequest): Promise<FrozenFacts> {
  return db.transaction().execute(async (tx) => {
    const round = await tx
      .selectFrom('evaluationRound')
      .selectAll()
      .where('id', '=', roundId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const parameters = await evaluationParameters(tx, round.schemeCode, round.schemeVersion);
    const members = await libraryOf(tx, round.schemeCode);
    const objects = await objectsInForce(tx, chinaDate(at));
    if (round.frozenAt === null) await copy(tx, roundId, members, objects);
    const check = checkLibrary(parameters.library, members);
    return {
      frameHash: sha256(frameText(members)),
      members: members.length,
      deviatingLeaves: check.deviations.length,
      unusable: check.unknown.length + check.duplicates.length,
      stale: staleMembers(parameters.library, members, round).length,
      objects: {
        COUNTY: objects.filter(({ group }) => group === 'COUNTY').length,
        DEPARTMENT: objects.filter(({ group }) => group === 'DEPARTMENT').length,
      },
      questionnaires: {
        concentrated: await publishedVersion(tx, round.schemeCode, 'CONCENTRATED', parameters),
        realTime: await publishedVersion(tx, round.schemeCode, 'REAL_TIME', parameters),
      },
    };
  });
}

async function libraryOf(tx: Tx, schemeCode: string): Promise<LibraryMember[]> {
  const rows = await tx
    .selectFrom('libraryMember')
    .select(['id', 'leafId', 'refreshedYear', 'refreshedNumber'])
    .where('schemeCode', '=', schemeCode)
    .where('leftAt', 'is', null)
    .execute();
  return rows.map(({ id, leafId, refreshedYear, refreshedNumber }) => ({
    id,
    leafId,
    refreshedFor: { year: refreshedYear, number: refreshedNumber },
  }));
}

async function objectsInForce(tx: Tx, day: string) {
  const rows = await tx.selectFrom('evaluationObject').selectAll().execute();
  const objects = rows.map(({ groupCode, orderNo, ...object }) => ({
    ...object,
    group: groupCode,
    order: orderNo,
  }));
  const links = new Map(
    rows.map(({ id, validFrom, organisationId }) => [`${id} ${validFrom}`, organisationId]),
  );
  return objectsOn(objects, day).map((object) => ({
    ...object,
    organisationId: links.get(`${object.id} ${object.validFrom}`) ?? null,
  }));
}

async function copy(
  tx: Tx,
  roundId: string,
  members: readonly LibraryMember[],
  objects: Awaited<ReturnType<typeof objectsInForce>>,
): Promise<void> {
  await tx.deleteFrom('roundMember').where('roundId', '=', roundId).execute();
  await tx.deleteFrom('roundObject').where('roundId', '=', roundId).execute();
  if (members.length > 0) {
    await tx
      .insertInto('roundMember')
      .values(members.map(({ id, leafId }) => ({ roundId, memberId: id, leafId })))
      .execute();
  }
  if (objects.length > 0) {
    await tx
      .insertInto('roundObject')
      .values(
        objects.map(({ id, group, order, name, inTargetAssessment, organisationId }) => ({
          roundId,
          objectId: id,
          groupCode: group,
          orderNo: order,
          name,
          inTargetAssessment,
          organisationId,
        })),
      )
      .execute();
  }
}

/** Version of the questionnaire in force, or null when there is none that may be used. */
async function publishedVersion(
  tx: Tx,
  schemeCode: string,
  kind: 'CONCENTRATED' | 'REAL_TIME',
  parameters: Awaited<ReturnType<typeof evaluationParameters>>,
): Promise<number | null> {
  const row = await tx
    .selectFrom('questionnaire')
    .select(['version', 'content'])
    .where('schemeCode', '=', schemeCode)
    .where('kind', '=', kind)
    .where('status', '=', 'PUBLISHED')
    .executeTakeFirst();
  return row && questionnaireProblems(parameters, row.content).length === 0 ? row.version : null;
}

/**
 * Draws once and for all (GE-DRW-1, AMB-GE-1): the seed comes from the system's source after the library was frozen, and
 * the first draw that is written down is the draw, however often this is repeated.
 */
export async function drawRound(db: Db, { roundId }: RoundRequest): Promise<DrawnFacts> {
  const round = await roundRow(db, roundId);
  const parameters = await evaluationParameters(db, round.schemeCode, round.schemeVersion);
  const members = await db
    .selectFrom('roundMember')
    .select(['memberId as id', 'leafId'])
    .where('roundId', '=', roundId)
    .execute();
  const frameHash = sha256(frameText(members));
  if (frameHash === round.frameHash) {
    const tieLosses = await tieLossesBefore(db, round);
    const seed = randomBytes(32).toString('hex');
    const draw = drawSample(parameters, { members, frameHash, seed, tieLosses });
    await db
      .insertInto('roundDraw')
      .values({
        roundId,
        frameHash,
        drawHash: sha256(canonicalJson(draw)),
        seed,
        method: draw.method,
        selected: selectedOf(draw).length,
        tieLossesBefore: toJson(tieLosses),
        protocol: toJson(draw),
      })
      .onConflict((conflict) => conflict.column('roundId').doNothing())
      .execute();
  }
  const standing = await db
    .selectFrom('roundDraw')
    .select(['seed', 'drawHash', 'selected'])
    .where('roundId', '=', roundId)
    .executeTakeFirst();
  // A frame that has changed is for the rules to refuse.
  return { frameHash, ...(standing ?? { seed: '', drawHash: '', selected: 0 }) };
}

/** What the draw of the last published round before this one has left. */
async function tieLossesBefore(
  db: Db,
  { schemeCode, year, number }: { schemeCode: string; year: number; number: number },
): Promise<TieLosses> {
  const last = await db
    .selectFrom('roundDraw')
    .innerJoin('evaluationRound', 'evaluationRound.id', 'roundDraw.roundId')
    .select('roundDraw.protocol')
    .where('evaluationRound.schemeCode', '=', schemeCode)
    .where('evaluationRound.publishedVersion', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('evaluationRound.year', '<', year),
        eb.and([eb('evaluationRound.year', '=', year), eb('evaluationRound.number', '<', number)]),
      ]),
    )
    .orderBy('evaluationRound.year', 'desc')
    .orderBy('evaluationRound.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.protocol.tieLosses ?? {};
}

import { createHash, randomUUID } from 'node:crypto';
import type { Db } from '../../db/connect';
import { ge } from '../../db/presets/schemes/ge';
import { toJson } from '../../db/schema';
import type { Group } from '../../workflows/rules/evaluation/parameters';
import { periodOf, type RoundKey } from '../../workflows/rules/evaluation/period';

/** Objects from the first place to the last; every object of the group must be named by `ranking`. */
export interface PublishedLists {
  COUNTY: string[];
  DEPARTMENT: string[];
}

/** Ids of the objects of the presets in their order, those named moved to the end of their list, the last one last. */
export async function listsEndingWith(db: Db, ...last: string[]): Promise<PublishedLists> {
  const rows = await db
    .selectFrom('evaluationObject')
    .select(['id', 'groupCode'])
    .where('validTo', 'is', null)
    .orderBy('orderNo')
    .execute();
  const of = (group: Group) => {
    const ids = rows.filter(({ groupCode }) => groupCode === group).map(({ id }) => id);
    return [...ids.filter((id) => !last.includes(id)), ...last.filter((id) => ids.includes(id))];
  };
  return { COUNTY: of('COUNTY'), DEPARTMENT: of('DEPARTMENT') };
}

/** What stands in the rows of a version, beside the ranks. */
export interface PublishedVersionRows {
  version?: number;
  lists: PublishedLists;
  published?: boolean;
}

const AT = (key: RoundKey) => `${key.year}-${String(key.number * 4).padStart(2, '0')}-28T02:00:00.000Z`;

/** A round whose collection is over, as rows, with its objects frozen from the presets; nothing is published yet. */
export async function addRound(
  db: Db,
  key: RoundKey,
  over: { status?: 'OPEN' | 'BOOKED' } = {},
): Promise<string> {
  const roundId = randomUUID();
  const { from, to } = periodOf(ge.parameters, key);
  await db
    .insertInto('evaluationRound')
    .values({
      id: roundId,
      schemeCode: 'GE',
      schemeVersion: 1,
      ...key,
      periodFrom: from,
      periodTo: to,
      organiserOrganisationId: 'GY-EVALUATION',
      regionId: 'GY',
      status: over.status ?? 'BOOKED',
      version: 1,
      concentratedVersion: 1,
      realTimeVersion: 1,
      begunBy: randomUUID(),
      begunAt: AT(key),
      closesAt: AT(key),
      selected: 300,
      answered: 297,
      ties: toJson([]),
      stepSeq: 1,
      updatedAt: AT(key),
    })
    .execute();
  const objects = await db.selectFrom('evaluationObject').selectAll().where('validTo', 'is', null).execute();
  await db
    .insertInto('roundObject')
    .values(
      objects.map(({ id, groupCode, orderNo, name, inTargetAssessment, organisationId }) => ({
        roundId,
        objectId: id,
        groupCode,
        orderNo,
        name,
        inTargetAssessment,
        organisationId,
      })),
    )
    .execute();
  return roundId;
}

/** Adds a version of a round's result; published, it becomes the one that stands. */
export async function addVersion(
  db: Db,
  roundId: string,
  { version = 1, lists, published = true }: PublishedVersionRows,
): Promise<void> {
  const resultHash = createHash('sha256').update(`${roundId} ${version}`).digest('hex');
  const part = (shown: string) => toJson({ shown, value: shown, valid: 290, given: 300, steps: [] });
  for (const group of ['COUNTY', 'DEPARTMENT'] as const) {
    const ids = lists[group];
    const [top, bottom] = [ge.parameters.rank.top[group], ge.parameters.rank.bottom[group]];
    const shown = (index: number) => (95 - index / 2).toFixed(2);
    await db
      .insertInto('roundScore')
      .values(
        ids.map((objectId, index) => ({
          resultHash,
          objectId,
          roundId,
          version,
          score: shown(index),
          shown: shown(index),
          concentrated: part('91.11'),
          realTime: part('82.22'),
          marks: toJson([]),
          steps: toJson([]),
        })) as never,
      )
      .execute();
    await db
      .insertInto('roundRank')
      .values(
        ids.map((objectId, index) => ({
          roundId,
          version,
          objectId,
          groupCode: group,
          rank: index + 1,
          ranked: ids.length,
          shown: shown(index),
          distinction: 'SCORE' as const,
          tiedWith: toJson([]),
          top: index < top,
          bottom: index >= ids.length - bottom,
        })),
      )
      .execute();
  }
  if (!published) return;
  const { year, number } = await db
    .selectFrom('evaluationRound')
    .select(['year', 'number'])
    .where('id', '=', roundId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('roundPublication')
    .values({
      roundId,
      version,
      bulletinNumber: `广营评〔${year}〕${number}-${version}号`,
      resultHash,
      publishedBy: randomUUID(),
      publishedAt: AT({ year, number }),
      correctionNoteId: null,
    })
    .execute();
  await db
    .updateTable('evaluationRound')
    .set({ publishedVersion: version, publishedAt: AT({ year, number }), version })
    .where('id', '=', roundId)
    .execute();
}

/** A published round in one go. */
export async function addPublishedRound(db: Db, key: RoundKey, lists: PublishedLists): Promise<string> {
  const roundId = await addRound(db, key);
  await addVersion(db, roundId, { lists });
  return roundId;
}

/** Books points for an object as a publication does. */
export async function book(
  db: Db,
  booking: {
    sourceRoundId: string;
    sourceVersion?: number;
    roundId: string;
    year: number;
    objectId: string;
    tenths: number;
  },
): Promise<void> {
  const { roundId, objectId } = booking;
  await db
    .insertInto('pointsEntry')
    .values({ sourceVersion: 1, ...booking, key: `${roundId}:${objectId}` })
    .execute();
}

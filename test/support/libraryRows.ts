import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/connect';
import { ge } from '../../db/presets/schemes/ge';
import { leavesOf } from '../../workflows/rules/evaluation/frame/leaves';
import type { RoundKey } from '../../workflows/rules/evaluation/period';

/**
 * A library with exactly the numbers of the scheme, fresh for a round, whatever the demonstration has put into it:
 * members are confirmed for the round, those who are missing in a leaf are added, those beyond its number leave.
 */
export async function libraryFor(db: Db, { year, number }: RoundKey): Promise<void> {
  const standing = await db
    .selectFrom('libraryMember')
    .select(['id', 'leafId'])
    .where('schemeCode', '=', 'GE')
    .where('leftAt', 'is', null)
    .orderBy('id')
    .execute();
  const leaves = leavesOf(ge.parameters.library);
  const surplus = leaves.flatMap(({ id, required }) =>
    standing.filter(({ leafId }) => leafId === id).slice(required),
  );
  if (surplus.length > 0) {
    await db
      .updateTable('libraryMember')
      .set({ leftAt: '2026-01-01T00:00:00.000Z' })
      .where(
        'id',
        'in',
        surplus.map(({ id }) => id),
      )
      .execute();
  }
  await db
    .updateTable('libraryMember')
    .set({ refreshedYear: year, refreshedNumber: number })
    .where('schemeCode', '=', 'GE')
    .execute();
  const added = leaves.flatMap(({ id, required }) =>
    Array.from(
      { length: Math.max(0, required - standing.filter(({ leafId }) => leafId === id).length) },
      () => ({ id: randomUUID(), leafId: id, personId: randomUUID() }),
    ),
  );
  if (added.length === 0) return;
  await db
    .insertInto('libraryPerson')
    .values(added.map(({ personId: id }, i) => ({ id, name: `欧阳评价${i}`, phone: null, employer: null })))
    .execute();
  await db
    .insertInto('libraryMember')
    .values(
      added.map((member) => ({
        ...member,
        schemeCode: 'GE',
        refreshedYear: year,
        refreshedNumber: number,
        recommendedBy: null,
        consentedAt: '2026-01-01T00:00:00.000Z',
        leftAt: null,
        leftNoteId: null,
      })),
    )
    .execute();
}

import type { Db } from '../connect';

/** Which of these uploads exist and may be used by this account on this case (`redemptionId` null: a new case). */
export async function usableUploads(
  db: Db,
  ids: readonly string[],
  accountId: string,
  redemptionId: string,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('upload')
    .select('id')
    .where('id', 'in', [...ids])
    .where((eb) =>
      eb.or([
        eb('redemptionId', '=', redemptionId),
        eb.and([eb('redemptionId', 'is', null), eb('uploadedBy', '=', accountId)]),
      ]),
    )
    .execute();
  return new Set(rows.map((row) => row.id));
}

import type { Db } from '../connect';
import { type Act, actOnce } from './actOnce';

/** Gives a site another name or address if nobody has since `revision`; its codes carry the name from then on. */
export function renameRatingSite(
  db: Db,
  site: { schemeCode: string; id: string; name: string; address: string; revision: number },
  act: Act,
) {
  const { schemeCode, id, name, address, revision } = site;
  type Refusal = 'SITE_UNKNOWN' | 'CHANGED_MEANWHILE' | 'EXISTS';
  return actOnce<Refusal>(db, { type: 'ratingSite', id, action: 'renameRatingSite' }, act, async (tx) => {
    // All sites at once: two that are given one name at the same moment wait for each other.
    const sites = await tx
      .selectFrom('ratingSite')
      .select(['id', 'name', 'address', 'revision'])
      .where('schemeCode', '=', schemeCode)
      .orderBy('id')
      .forUpdate()
      .execute();
    const before = sites.find((each) => each.id === id);
    if (!before) return 'SITE_UNKNOWN';
    if (before.revision !== revision) return 'CHANGED_MEANWHILE';
    if (sites.some((each) => each.id !== id && each.name === name)) return 'EXISTS';
    await tx
      .updateTable('ratingSite')
      .set({ name, address, revision: revision + 1 })
      .where('id', '=', id)
      .execute();
    await tx.updateTable('ratingPoint').set({ siteName: name }).where('siteId', '=', id).execute();
    return {
      before: { name: before.name, address: before.address },
      after: { name, address, revision: revision + 1 },
    };
  });
}

/** Gives the window of a code in force another name if nobody has since `revision`. */
export function renameRatingWindow(
  db: Db,
  { id, windowName, revision }: { id: string; windowName: string; revision: number },
  act: Act,
) {
  type Refusal = 'WITHDRAWN' | 'NO_WINDOW' | 'CHANGED_MEANWHILE' | 'EXISTS';
  return actOnce<Refusal>(db, { type: 'ratingPoint', id, action: 'renameRatingWindow' }, act, async (tx) => {
    const row = await tx
      .selectFrom('ratingPoint')
      .select(['status', 'schemeCode', 'objectId', 'siteId', 'windowName', 'revision'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row?.status !== 'ACTIVE') return 'WITHDRAWN';
    if (row.windowName === '') return 'NO_WINDOW';
    if (row.revision !== revision) return 'CHANGED_MEANWHILE';
    const taken = await tx
      .selectFrom('ratingPoint')
      .select('id')
      .where('schemeCode', '=', row.schemeCode)
      .where('objectId', '=', row.objectId)
      .where('siteId', '=', row.siteId)
      .where('windowName', '=', windowName)
      .where('status', '=', 'ACTIVE')
      .where('id', '<>', id)
      .executeTakeFirst();
    if (taken) return 'EXISTS';
    await tx
      .updateTable('ratingPoint')
      .set({ windowName, revision: revision + 1 })
      .where('id', '=', id)
      .execute();
    return { before: { windowName: row.windowName }, after: { windowName, revision: revision + 1 } };
  });
}

import type { Db } from '../connect';

/** Keeps a free text under a given id; the first text under an id stays. */
export async function keepNote(
  db: Db,
  note: { id: string; subjectType: string; subjectId: string; body: string; authorAccountId: string },
): Promise<void> {
  await db
    .insertInto('textNote')
    .values(note)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Texts by their ids; ids that are null or unknown are left out. */
export async function noteTexts(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = ids.filter((id): id is string => id !== null);
  if (known.length === 0) return new Map();
  const rows = await db.selectFrom('textNote').select(['id', 'body']).where('id', 'in', known).execute();
  return new Map(rows.map(({ id, body }) => [id, body]));
}

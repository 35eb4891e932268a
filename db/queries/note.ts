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

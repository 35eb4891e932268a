import type { Db } from '../connect';

/** Name of the scheme version by which a term runs, and the term that followed it. */
export async function termSurroundings(
  db: Db,
  term: { id: string; schemeCode: string; schemeVersion: number },
): Promise<{ schemeName: string; nextTermId: string | null }> {
  const row = await db
    .selectFrom('scheme')
    .select('name')
    .select((eb) =>
      eb
        .selectFrom('officerTerm')
        .select('officerTerm.id')
        .where('officerTerm.previousTermId', '=', term.id)
        .orderBy('officerTerm.fromDate')
        .limit(1)
        .as('nextTermId'),
    )
    .where('code', '=', term.schemeCode)
    .where('version', '=', term.schemeVersion)
    .executeTakeFirstOrThrow();
  return { schemeName: row.name, nextTermId: row.nextTermId };
}

/** All files that hang on a term or on something in it, with what they belong to. */
export function filesOfTerm(db: Db, termId: string) {
  return db
    .selectFrom('officerFile')
    .innerJoin('upload', 'upload.id', 'officerFile.uploadId')
    .select([
      'officerFile.ownerType',
      'officerFile.ownerId',
      'officerFile.uploadId',
      'officerFile.kind',
      'upload.fileName',
      'upload.mediaType',
      'upload.sizeBytes',
      'upload.sha256',
    ])
    .where('officerFile.termId', '=', termId)
    .orderBy('officerFile.linkedAt')
    .orderBy('officerFile.uploadId')
    .execute();
}
export type TermFile = Awaited<ReturnType<typeof filesOfTerm>>[number];

/** Bodies of notes by id; ids that are no notes are left out. */
export async function noteBodies(
  db: Db,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id): id is string => typeof id === 'string' && id !== ''))];
  if (known.length === 0) return new Map();
  const rows = await db.selectFrom('textNote').select(['id', 'body']).where('id', 'in', known).execute();
  return new Map(rows.map(({ id, body }) => [id, body]));
}

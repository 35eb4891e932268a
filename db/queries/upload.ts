import type { Selectable } from 'kysely';
import type { Db } from '../connect';
import type { RedemptionTable, UploadTable } from '../schema';

export type UploadRow = Selectable<UploadTable>;

/** Adds an upload, or answers the one that has this id already. */
export async function addUpload(
  db: Db,
  upload: Pick<UploadRow, 'id' | 'sha256' | 'sizeBytes' | 'mediaType' | 'fileName' | 'uploadedBy'>,
): Promise<UploadRow> {
  const added = await db
    .insertInto('upload')
    .values(upload)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst();
  return added ?? db.selectFrom('upload').selectAll().where('id', '=', upload.id).executeTakeFirstOrThrow();
}

export async function findUpload(db: Db, id: string): Promise<UploadRow | null> {
  const row = await db.selectFrom('upload').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** The cases in which an upload serves as material. */
export async function casesOfUpload(db: Db, upload: UploadRow): Promise<Selectable<RedemptionTable>[]> {
  return db
    .selectFrom('redemption')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('id', '=', upload.redemptionId),
        eb(
          'id',
          'in',
          eb.selectFrom('redemptionMaterial').select('redemptionId').where('uploadId', '=', upload.id),
        ),
      ]),
    )
    .execute();
}

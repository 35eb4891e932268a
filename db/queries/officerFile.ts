import type { Db, Tx } from '../connect';
import type { FileOwner, OfficerFileTable } from '../schema';

/** Uploads of this account among the named ones, with their media types. */
export function uploadsOf(db: Db | Tx, ids: readonly string[], accountId: string) {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('upload')
    .select(['id', 'mediaType'])
    .where('id', 'in', [...new Set(ids)])
    .where('uploadedBy', '=', accountId)
    .where('redemptionId', 'is', null)
    .execute();
}

/** Uploads that hang on something of the officers' schemes already. */
export function linkedTo(db: Db | Tx, ownerType: FileOwner, ownerId: string) {
  return db
    .selectFrom('officerFile')
    .innerJoin('upload', 'upload.id', 'officerFile.uploadId')
    .select([
      'officerFile.uploadId',
      'officerFile.kind',
      'officerFile.ownerId',
      'upload.fileName',
      'upload.mediaType',
      'upload.sizeBytes',
      'upload.sha256',
    ])
    .where('officerFile.ownerType', '=', ownerType)
    .where('officerFile.ownerId', '=', ownerId)
    .orderBy('officerFile.linkedAt')
    .orderBy('officerFile.uploadId')
    .execute();
}

export type FileLink = Pick<OfficerFileTable, 'uploadId' | 'ownerType' | 'ownerId' | 'termId' | 'kind'>;

/** Hangs files on what they belong to; a repetition changes nothing. */
export async function linkFiles(db: Db | Tx, links: readonly FileLink[]): Promise<void> {
  if (links.length === 0) return;
  await db
    .insertInto('officerFile')
    .values([...links])
    .onConflict((conflict) => conflict.columns(['ownerType', 'ownerId', 'uploadId']).doNothing())
    .execute();
}

/** What an upload hangs on, with the columns by which its readers are known. */
export function ownersOfUpload(db: Db, uploadId: string) {
  return db
    .selectFrom('officerFile')
    .leftJoin('officerTerm', 'officerTerm.id', 'officerFile.termId')
    .leftJoin('officerSubmission', (join) =>
      join
        .onRef('officerSubmission.id', '=', 'officerFile.ownerId')
        .on('officerFile.ownerType', '=', 'submission'),
    )
    .leftJoin('schemeRecord', (join) =>
      join.onRef('schemeRecord.id', '=', 'officerFile.ownerId').on('officerFile.ownerType', '=', 'record'),
    )
    .leftJoin('gathering', (join) =>
      join.onRef('gathering.id', '=', 'officerFile.ownerId').on('officerFile.ownerType', '=', 'gathering'),
    )
    .where('officerFile.uploadId', '=', uploadId)
    .select([
      'officerFile.ownerType',
      'officerFile.ownerId',
      'officerFile.termId',
      'officerTerm.schemeCode as termScheme',
      'officerTerm.officeOrganisationId as termOffice',
      'officerSubmission.status as submissionStatus',
      'officerSubmission.createdBy as submissionCreatedBy',
      'schemeRecord.kind as recordKind',
      'schemeRecord.schemeCode as recordScheme',
      'gathering.schemeCode as gatheringScheme',
    ])
    .execute();
}

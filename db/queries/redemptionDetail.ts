import type { Db } from '../connect';
import { documentsOfSubject } from './document';
import { obligationsOf } from './obligation';

/** Everything that hangs on one case besides its own row; one round trip each, all at once. */
export async function findRedemptionParts(
  db: Db,
  row: { id: string; enterpriseId: string; itemId: string; itemVersion: number },
) {
  const [enterprise, item, materials, obligations, documents, payments, callbacks, acts] = await Promise.all([
    db.selectFrom('enterprise').selectAll().where('id', '=', row.enterpriseId).executeTakeFirstOrThrow(),
    db
      .selectFrom('policyItem')
      .selectAll()
      .where('id', '=', row.itemId)
      .where('version', '=', row.itemVersion)
      .executeTakeFirstOrThrow(),
    materialsOf(db, row.id),
    obligationsOf(db, 'redemption', [row.id]),
    documentsOfSubject(db, 'redemption', row.id),
    db
      .selectFrom('paymentInstruction')
      .selectAll()
      .where('redemptionId', '=', row.id)
      .orderBy('attempt')
      .execute(),
    callbacksOf(db, row.id),
    supervisionActsOf(db, row.id),
  ]);
  return { enterprise, item, materials, obligations, documents, payments, callbacks, acts };
}

/** Files of a case, latest step last. */
export function materialsOf(db: Db, redemptionId: string) {
  return db
    .selectFrom('redemptionMaterial as material')
    .innerJoin('upload', 'upload.id', 'material.uploadId')
    .select([
      'material.materialKey',
      'material.uploadId',
      'material.stepSeq',
      'upload.fileName',
      'upload.sizeBytes',
      'upload.mediaType',
      'upload.sha256',
      'upload.uploadedAt',
    ])
    .where('material.redemptionId', '=', redemptionId)
    .orderBy('material.stepSeq')
    .orderBy('material.materialKey')
    .orderBy('upload.fileName')
    .execute();
}

function callbacksOf(db: Db, redemptionId: string) {
  return db
    .selectFrom('callback')
    .leftJoin('account', 'account.id', 'callback.byAccountId')
    .leftJoin('textNote', 'textNote.id', 'callback.noteId')
    .select([
      'callback.attempt',
      'callback.at',
      'callback.result',
      'callback.satisfaction',
      'callback.byAccountId',
      'account.displayName as byName',
      'textNote.body as note',
    ])
    .where('callback.redemptionId', '=', redemptionId)
    .orderBy('attempt')
    .execute();
}

function supervisionActsOf(db: Db, redemptionId: string) {
  return db
    .selectFrom('supervisionAct as act')
    .innerJoin('organisation', 'organisation.id', 'act.targetOrganisationId')
    .leftJoin('account', 'account.id', 'act.issuedBy')
    .leftJoin('textNote', 'textNote.id', 'act.noteId')
    .select([
      'act.stepSeq',
      'act.ordinal',
      'act.act',
      'act.number',
      'act.obligationId',
      'act.issuedAt',
      'act.issuedBy',
      'act.targetOrganisationId',
      'organisation.name as targetOrganisationName',
      'account.displayName as byName',
      'textNote.body as note',
    ])
    .where('act.subjectType', '=', 'redemption')
    .where('act.subjectId', '=', redemptionId)
    .orderBy('act.stepSeq')
    .orderBy('act.ordinal')
    .execute();
}

/** Full personal data of the payee and contact; reading it is audited by the caller. */
export function findPayee(db: Db, enterpriseId: string) {
  return db
    .selectFrom('enterprise')
    .select(['name', 'legalRepresentative', 'contactName', 'contactPhone', 'bankName', 'bankAccount'])
    .where('id', '=', enterpriseId)
    .executeTakeFirst();
}

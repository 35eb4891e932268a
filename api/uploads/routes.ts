import type { Router } from 'express';
import { z } from 'zod';
import { appendAudit } from '../../db/audit/append';
import { followUpsOfUpload } from '../../db/queries/followUp';
import { measuresOfUpload } from '../../db/queries/measure';
import { ownersOfUpload } from '../../db/queries/officerFile';
import { addUpload, casesOfUpload, findUpload, type UploadRow } from '../../db/queries/upload';
import { canRead } from '../access';
import type { AppContext } from '../context';
import { notFound, ProblemError } from '../errors';
import { resource } from '../http';
import type { Viewer } from '../session/viewer';
import { giveFile } from './give';
import { receiveFile } from './receive';
import { uploadView } from './schemas';
import { uploadIdFor } from './uploadId';

/** Largest file that is taken, in bytes. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

/** Who hands in papers, pictures and spoken notes in schemes of officers. */
const OFFICER_ROLES = ['ORGANISER', 'DECISION_BODY', 'OFFICER'] as const;

export interface UploadOptions {
  maxBytes?: number;
}

/** Files handed in: taken in with all checks, given out to whoever may read what they belong to. */
export function uploadsRouter(ctx: AppContext, { maxBytes = MAX_UPLOAD_BYTES }: UploadOptions = {}): Router {
  const { router, route } = resource(ctx, '/uploads', '上传');
  route(
    'post',
    '/',
    {
      summary: '上传材料（字段 file）',
      access: ['ENTERPRISE', 'WINDOW', 'HANDLER', 'APPROVER', 'FINANCE', ...OFFICER_ROLES],
      idempotent: true,
      status: 201,
      consumes: 'multipart/form-data',
      answers: uploadView,
    },
    async ({ req, viewer, key }) => {
      const { staged, fileName, mediaType } = await receiveFile(req, ctx.fileStore, maxBytes, {
        voice: OFFICER_ROLES.some((role) => viewer.roles.includes(role)),
      });
      const { sha256, sizeBytes } = staged;
      try {
        await staged.keep();
      } finally {
        await staged.discard();
      }
      const id = uploadIdFor(viewer.accountId, key);
      const row = await addUpload(ctx.db, {
        id,
        sha256,
        sizeBytes,
        mediaType,
        fileName,
        uploadedBy: viewer.accountId,
      });
      if (row.sha256 !== sha256) {
        throw new ProblemError(409, 'IDEMPOTENCY_KEY_REUSED', '这一提交编号已用于另一个文件，请重新上传。');
      }
      return row;
    },
  );
  route(
    'get',
    '/:id',
    {
      summary: '下载材料',
      access: 'SESSION',
      params: z.object({ id: z.uuid() }),
      produces: 'application/octet-stream',
    },
    async ({ params: { id }, viewer, req, res }) => {
      const upload = await readableUpload(ctx, viewer, id);
      await giveFile(req, res, ctx.fileStore, upload);
    },
  );
  return router;
}

/** The uploader reads what he sent; others read it through what it belongs to and they may read, which is put on record. */
async function readableUpload(ctx: AppContext, viewer: Viewer, id: string): Promise<UploadRow> {
  const upload = await findUpload(ctx.db, id);
  if (upload === null) throw notFound('该文件');
  if (upload.uploadedBy === viewer.accountId) return upload;
  const through =
    (await throughCase(ctx, viewer, upload)) ??
    (await throughOfficer(ctx, viewer, upload)) ??
    (await throughMeasure(ctx, viewer, upload)) ??
    (await throughFollowUp(ctx, viewer, upload));
  if (through === null) throw notFound('该文件');
  await ctx.db.transaction().execute((tx) =>
    appendAudit(tx, {
      subjectType: 'access',
      subjectId: through,
      at: new Date().toISOString(),
      actorAccountId: viewer.accountId,
      actorRole: viewer.roles[0] ?? null,
      actorOrganisationId: viewer.organisation?.id ?? null,
      onBehalfOf: null,
      action: 'readUpload',
      ruleId: 'ACCESS',
      before: null,
      after: { uploadId: upload.id, sha256: upload.sha256 },
      noteId: null,
      workflowId: null,
      runId: null,
      updateId: null,
    }),
  );
  return upload;
}

async function throughCase(ctx: AppContext, viewer: Viewer, upload: UploadRow): Promise<string | null> {
  const cases = await casesOfUpload(ctx.db, upload);
  return cases.find((each) => canRead(viewer, 'redemption', each))?.id ?? null;
}

/** Id of the submission, term, record or gathering through which the viewer may read the file. */
async function throughOfficer(ctx: AppContext, viewer: Viewer, upload: UploadRow): Promise<string | null> {
  const owners = await ownersOfUpload(ctx.db, upload.id);
  return owners.find((each) => mayReadOwner(viewer, each))?.ownerId ?? null;
}

async function throughMeasure(ctx: AppContext, viewer: Viewer, upload: UploadRow): Promise<string | null> {
  const measures = await measuresOfUpload(ctx.db, upload.id);
  return measures.find((each) => canRead(viewer, 'measure', each))?.id ?? null;
}

async function throughFollowUp(ctx: AppContext, viewer: Viewer, upload: UploadRow): Promise<string | null> {
  const followUps = await followUpsOfUpload(ctx.db, upload.id);
  return followUps.find((each) => canRead(viewer, 'followUp', each))?.id ?? null;
}

type Owner = Awaited<ReturnType<typeof ownersOfUpload>>[number];

function mayReadOwner(viewer: Viewer, owner: Owner): boolean {
  const { ownerType, termId, termScheme: schemeCode } = owner;
  switch (ownerType) {
    case 'submission': {
      const { submissionStatus: status, submissionCreatedBy: createdBy } = owner;
      return canRead(viewer, 'officerSubmission', { termId, schemeCode, status, createdBy });
    }
    case 'record': {
      const { recordKind: kind, recordScheme } = owner;
      return canRead(viewer, 'schemeRecord', { termId, schemeCode: recordScheme, kind });
    }
    case 'gathering':
      return canRead(viewer, 'gathering', { schemeCode: owner.gatheringScheme });
    default:
      return canRead(viewer, 'officerTerm', { id: termId, schemeCode });
  }
}

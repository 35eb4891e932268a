import type { Response } from 'express';
import { z } from 'zod';
import type { OfficerSchemeRow } from '../../db/queries/officerScheme';
import type { AppContext } from '../context';
import type { Resource } from '../http';
import type { Viewer } from '../session/viewer';
import { XLSX } from '../spreadsheet';
import { auditExport, EXPORT_LABELS, type Exported, exportWorkbook } from './export';
import {
  loadScheme,
  readChecks,
  readHearings,
  readMatrix,
  readRecords,
  readSubmissions,
  readTerms,
  whole,
} from './lists';
import { hearingQuery, matrixQuery, recordQuery, submissionQuery, termQuery } from './queries';
import { ChecksQuery, type ExportName } from './schemas';

const params = z.object({ code: z.string().max(16) });

/** The lists of a scheme as workbooks: the same rows by the same scope and filters, all pages; each is recorded. */
export function exportRoutes(ctx: AppContext, { route }: Resource): void {
  const exported = <Name extends ExportName, Q extends z.ZodType>(
    name: Name,
    query: Q,
    read: (viewer: Viewer, scheme: OfficerSchemeRow, asked: z.output<Q>) => Promise<Exported[Name]>,
  ) =>
    route(
      'get',
      `/:code/export/${name}.xlsx`,
      { summary: `下载${EXPORT_LABELS[name]}`, access: 'SESSION', params, query, produces: XLSX },
      async ({ viewer, params: { code }, query: asked, res }) => {
        const scheme = await loadScheme(ctx, viewer, code);
        const content = await read(viewer, scheme, asked as z.output<Q>);
        await auditExport(
          ctx,
          viewer,
          code,
          name,
          Array.isArray(content) ? content.length : content.data.length,
        );
        send(res, `${EXPORT_LABELS[name]}（${scheme.name}）.xlsx`, await exportWorkbook(name, content));
      },
    );

  exported(
    'people',
    termQuery,
    async (viewer, { code }, asked) => (await readTerms(ctx, viewer, code, whole(asked))).data,
  );
  exported('matrix', matrixQuery, (viewer, scheme, { list, year }) =>
    readMatrix(ctx, viewer, scheme, whole(list), year),
  );
  exported(
    'checks',
    ChecksQuery,
    async (viewer, scheme, asked) => (await readChecks(ctx, viewer, scheme, asked)).data,
  );
  exported(
    'hearings',
    hearingQuery,
    async (viewer, scheme, asked) => (await readHearings(ctx, viewer, scheme, whole(asked))).data,
  );
  exported(
    'submissions',
    submissionQuery,
    async (viewer, { code }, asked) => (await readSubmissions(ctx, viewer, code, whole(asked))).data,
  );
  exported(
    'records',
    recordQuery,
    async (viewer, { code }, asked) => (await readRecords(ctx, viewer, code, whole(asked))).data,
  );
}

function send(res: Response, fileName: string, content: Buffer): void {
  res.attachment(fileName).set('Cache-Control', 'private, no-store').type(XLSX).send(content);
}

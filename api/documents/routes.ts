import type { Router } from 'express';
import { z } from 'zod';
import { type LoadedDocument, loadDocument } from '../../db/queries/document';
import { readable } from '../access';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import { resource } from '../http';
import type { Viewer } from '../session/viewer';
import { createDocumentRenderer, type DocumentRenderer } from './pdf';
import { documentView } from './schemas';
import { FOR_ENTERPRISE, viewDocument } from './view';

const params = z.object({ id: z.uuid() });

/** Numbered documents of cases, as data for the print page and as PDF; readable by whoever may read the case. */
export function documentsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/documents', '文书');
  let render: DocumentRenderer | undefined;
  route(
    'get',
    '/:id.pdf',
    { summary: '下载文书（PDF）', access: 'SESSION', params, produces: 'application/pdf' },
    async ({ params: { id }, viewer, res }) => {
      const view = viewDocument(await readableDocument(ctx, viewer, id));
      render ??= createDocumentRenderer();
      const pdf = await render(view);
      res
        .attachment(`${view.title}（${view.number}）.pdf`)
        .set('Cache-Control', 'private, no-store')
        .send(pdf);
    },
  );
  route(
    'get',
    '/:id',
    { summary: '文书内容', access: 'SESSION', params, answers: documentView },
    async ({ params: { id }, viewer }) => viewDocument(await readableDocument(ctx, viewer, id)),
  );
  return router;
}

/** 404 as well for what is internal to the administration when an enterprise asks. */
async function readableDocument(ctx: AppContext, viewer: Viewer, id: string): Promise<LoadedDocument> {
  const document = await loadDocument(ctx.db, id);
  readable(viewer, 'redemption', document?.redemption, '该文书');
  if (document === null || (viewer.enterprise && !FOR_ENTERPRISE.includes(document.kind)))
    throw notFound('该文书');
  return document;
}

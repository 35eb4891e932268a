import type { Request, Router } from 'express';
import { z } from 'zod';
import { loadBulletin } from '../../db/queries/bulletin';
import { loadDocument, subjectTypeOf } from '../../db/queries/document';
import { loadFollowUpDocument } from '../../db/queries/followUpDocument';
import { loadMeasureDocument } from '../../db/queries/measureDocument';
import { loadTermDocument } from '../../db/queries/termDocument';
import { EVALUATION_ROUND } from '../../workflows/evaluation-round/messages';
import { FOLLOW_UP } from '../../workflows/follow-up/messages';
import { MEASURE } from '../../workflows/measure/messages';
import { OFFICER_TERM } from '../../workflows/officer-term/messages';
import { NOTHING } from '../../workflows/rules/evaluation/draw/returns';
import { readable } from '../access';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import { returnedOf } from '../evaluation-round/returned';
import { resource } from '../http';
import { isOnlyOfficer } from '../officerAccess';
import type { Viewer } from '../session/viewer';
import { viewBulletin } from './bulletinView';
import { mayReadOrder, viewFollowUpDocument } from './followUpView';
import { viewMeasureDocument } from './measureView';
import { createDocumentRenderer, type DocumentRenderer } from './pdf';
import { type DocumentView, documentView } from './schemas';
import { isForOfficer, viewTermDocument } from './termView';
import { FOR_ENTERPRISE, viewDocument } from './view';

const params = z.object({ id: z.uuid() });

/** Numbered documents, as data for the print page and as PDF; readable by whoever may read the case, term, measure or follow-up. */
export function documentsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/documents', '文书');
  let render: DocumentRenderer | undefined;
  route(
    'get',
    '/:id.pdf',
    { summary: '下载文书（PDF）', access: 'SESSION', params, produces: 'application/pdf' },
    async ({ params: { id }, viewer, req, res }) => {
      const view = await readDocument(ctx, viewer, id, originOf(ctx, req));
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
    async ({ params: { id }, viewer, req }) => readDocument(ctx, viewer, id, originOf(ctx, req)),
  );
  return router;
}

/** 404 as well for what is internal to the administration when an enterprise or an officer asks. */
async function readDocument(
  ctx: AppContext,
  viewer: Viewer,
  id: string,
  publicUrl: string,
): Promise<DocumentView> {
  const subjectType = await subjectTypeOf(ctx.db, id);
  if (subjectType === OFFICER_TERM) {
    const document = await loadTermDocument(ctx.db, id);
    readable(viewer, 'officerTerm', document?.term, '该文书');
    if (document === null || (isOnlyOfficer(viewer) && !isForOfficer(document))) throw notFound('该文书');
    return viewTermDocument(document, publicUrl);
  }
  if (subjectType === MEASURE) {
    const document = await loadMeasureDocument(ctx.db, id);
    readable(viewer, 'measure', document?.measure, '该文书');
    return viewMeasureDocument(document!);
  }
  if (subjectType === FOLLOW_UP) {
    const document = await loadFollowUpDocument(ctx.db, id);
    readable(viewer, 'followUp', document?.followUp, '该文书');
    if (document === null || !mayReadOrder(viewer, document)) throw notFound('该文书');
    return viewFollowUpDocument(document);
  }
  if (subjectType === EVALUATION_ROUND) {
    const bulletin = await loadBulletin(ctx.db, id);
    readable(viewer, 'evaluationRound', bulletin?.round, '该文书');
    return viewBulletin(bulletin!, (await returnedOf(ctx, bulletin!.round)) ?? NOTHING);
  }
  const document = await loadDocument(ctx.db, id);
  readable(viewer, 'redemption', document?.redemption, '该文书');
  if (document === null || (viewer.enterprise && !FOR_ENTERPRISE.includes(document.kind)))
    throw notFound('该文书');
  return viewDocument(document);
}

/** Address under which the public reaches this system. */
const originOf = ({ settings }: AppContext, req: Request): string =>
  settings.publicUrl?.replace(/\/$/, '') ?? `${req.protocol}://${req.get('host') ?? 'localhost'}`;

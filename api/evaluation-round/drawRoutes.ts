import { z } from 'zod';
import type { EvaluationRoundRow } from '../../db/queries/evaluationRound';
import type { AppContext } from '../context';
import { createDocumentRenderer, type DocumentRenderer } from '../documents/pdf';
import type { Resource } from '../http';
import type { Viewer } from '../session/viewer';
import { drawDocument } from './drawDocument';
import { checkRoundDraw, drawFile, viewDrawProtocol } from './drawProtocol';
import { DrawCheckView, DrawProtocolView } from './drawSchemas';

const Id = z.object({ id: z.uuid() });
const FOLDER = '/:id/draw-protocol';

/** The protocol of a draw as data, as a paper, as a file to compute it again from, and computed again here. */
export function addDrawRoutes(
  ctx: AppContext,
  route: Resource['route'],
  load: (viewer: Viewer, id: string) => Promise<EvaluationRoundRow>,
): void {
  let render: DocumentRenderer | undefined;
  route(
    'get',
    FOLDER,
    { summary: '抽样记录', access: 'SESSION', params: Id, answers: DrawProtocolView },
    async ({ viewer, params }) => viewDrawProtocol(ctx, await load(viewer, params.id)),
  );
  route(
    'get',
    `${FOLDER}/check`,
    { summary: '复算抽样', access: 'SESSION', params: Id, answers: DrawCheckView },
    async ({ viewer, params }) => checkRoundDraw(ctx, await load(viewer, params.id)),
  );
  route(
    'get',
    `${FOLDER}.json`,
    { summary: '下载抽样记录（供复算）', access: 'SESSION', params: Id, produces: 'application/json' },
    async ({ viewer, params, res }) => {
      const file = await drawFile(ctx, await load(viewer, params.id));
      res
        .attachment(`抽样记录-${file.year}年第${file.number}轮.json`)
        .type('application/json')
        .send(JSON.stringify(file, null, 1));
    },
  );
  route(
    'get',
    `${FOLDER}.pdf`,
    { summary: '下载抽样记录（PDF）', access: 'SESSION', params: Id, produces: 'application/pdf' },
    async ({ viewer, params, res }) => {
      const round = await load(viewer, params.id);
      const view = await drawDocument(ctx, round);
      render ??= createDocumentRenderer();
      res
        .attachment(`${view.title}（${view.number}）.pdf`)
        .set('Cache-Control', 'private, no-store')
        .send(await render(view));
    },
  );
}

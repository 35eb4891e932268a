import type { Router } from 'express';
import { z } from 'zod';
import { schemeBasis } from '../../db/presets/evaluation/basis';
import { findEvaluationScheme } from '../../db/queries/evaluationScheme';
import { organsWithNames } from '../../db/queries/officerScheme';
import { listSchemeRecords, SCHEME_RECORD_SORTS } from '../../db/queries/schemeRecord';
import { readable, scope } from '../access';
import type { AppContext } from '../context';
import { isEvaluationOrganiser } from '../evaluationAccess';
import { resource } from '../http';
import { listAnswer, listQuery, page } from '../list';
import type { Viewer } from '../session/viewer';
import { addEvaluationRecord, signReceipt } from './acts';
import { addChangeRoutes } from './changes';
import { EvaluationRecordView, EvaluationSchemeView, ReceiptBody, RecordBody, RecordFilter } from './schemas';

const records = listQuery(RecordFilter, SCHEME_RECORD_SORTS, { field: 'heldOn', descending: true });

/** The scheme of direct evaluation: what it lays down, on what it rests, whom it was sent to and who signed for it. */
export function evaluationSchemeRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/evaluation-scheme', '直接评价方案');
  const load = async (viewer: Viewer) => {
    const found = await findEvaluationScheme(ctx.db);
    const scheme = readable(
      viewer,
      'evaluationScheme',
      found && { ...found, schemeCode: found.code },
      '该方案',
    );
    const held = new Map((await organsWithNames(ctx.db, scheme.code)).map((each) => [each.organCode, each]));
    return {
      ...scheme,
      organs: scheme.parameters.organs.map((organ) => ({
        ...organ,
        organisationName: held.get(organ.code)?.organisationName ?? null,
      })),
      // Parameters set anew stand on the paper of the version before.
      basis: basisOf(scheme.version),
      keepsRecords: isEvaluationOrganiser(viewer),
    };
  };
  route(
    'get',
    '/',
    { summary: '直接评价方案', access: 'SESSION', answers: EvaluationSchemeView },
    async ({ viewer }) => load(viewer),
  );
  route(
    'get',
    '/records',
    {
      summary: '方案的主送单位、依据和解释',
      access: 'SESSION',
      query: records,
      answers: listAnswer(EvaluationRecordView),
    },
    async ({ viewer, query }) => {
      const filter = { ...query.filter, schemeCode: 'GE' };
      const { rows, total } = await listSchemeRecords(ctx.db, scope(viewer, 'evaluationRecord'), {
        ...query,
        filter,
      });
      return page(rows as never, total);
    },
  );
  route(
    'post',
    '/records',
    {
      summary: '登记主送单位、依据或解释',
      access: ['ORGANISER'],
      body: RecordBody,
      idempotent: true,
      status: 201,
      answers: z.object({ ids: z.array(z.string()) }),
    },
    async ({ viewer, body, key }) => addEvaluationRecord(ctx, viewer, body, key),
  );
  route(
    'post',
    '/records/:id/receipt',
    {
      summary: '签收',
      access: 'SESSION',
      params: z.object({ id: z.uuid() }),
      body: ReceiptBody,
      idempotent: true,
      answers: z.object({ id: z.string() }),
    },
    async ({ viewer, params, body, key }) => signReceipt(ctx, viewer, params.id, body.note, key),
  );
  addChangeRoutes(ctx, route);
  return router;
}

function basisOf(version: number) {
  const papers = Object.keys(schemeBasis).map(Number);
  const paper = papers.filter((each) => each <= version).sort((a, b) => b - a)[0];
  return paper === undefined ? null : schemeBasis[paper]!;
}

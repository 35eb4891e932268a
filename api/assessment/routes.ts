import type { Router } from 'express';
import { z } from 'zod';
import { ASSESSMENT_SORTS, findAssessment, listAssessments } from '../../db/queries/assessment';
import { ASSESSMENT_COMMAND_LABELS } from '../../workflows/rules/officer-term/assessmentLabels';
import { readable, scope } from '../access';
import type { AppContext } from '../context';
import { resource } from '../http';
import { listAnswer, listQuery, page } from '../list';
import { readHistory } from '../process/history';
import { HistoryView, ProcessAnswerView, StepView } from '../process/schemas';
import { readTimeline } from '../process/timeline';
import { kebab } from '../redemption/commandSchemas';
import type { Viewer } from '../session/viewer';
import { type AssessmentBody, takeAssessmentStep } from './commands';
import { dueYears } from './due';
import { cohortOf, openAssessment } from './open';
import { previewCohort } from './preview';
import { measureScheme } from './reviews';
import {
  ASSESSMENT_BODIES,
  AssessmentDue,
  AssessmentFilter,
  type AssessmentHumanCommand,
  AssessmentPreview,
  AssessmentRowView,
  AssessmentView,
  OpenAssessmentBody,
  ReviewsView,
  SchemeCode,
} from './schemas';
import { assessmentWorkbook } from './sheet';
import { assessmentSubject } from './subject';
import { viewAssessment, viewRow } from './view';
import { XLSX } from './workbook';

const Id = z.object({ id: z.uuid() });
const query = listQuery(AssessmentFilter, ASSESSMENT_SORTS, { field: 'openedAt', descending: true });
const YearQuery = z.object({
  schemeCode: SchemeCode,
  schemeVersion: z.coerce.number().int().min(1).optional(),
  yearFrom: z.iso.date(),
  yearTo: z.iso.date(),
});
const READERS = ['ORGANISER', 'DECISION_BODY', 'SUPERVISOR', 'AUDITOR'] as const;

/** Yearly assessments: what is due, figures before opening, the assessment with its calculation, every human step. */
export function assessmentsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/assessments', '年度考核');
  const load = async (viewer: Viewer, id: string) =>
    readable(viewer, 'assessment', await findAssessment(ctx.db, id), '该年度考核');

  route(
    'get',
    '/',
    { summary: '年度考核列表', access: READERS, query, answers: listAnswer(AssessmentRowView) },
    async ({ viewer, query: asked }) => {
      const { rows, total } = await listAssessments(ctx.db, scope(viewer, 'assessment'), asked);
      return page(rows.map(viewRow), total);
    },
  );
  route(
    'get',
    '/due',
    { summary: '应启动的年度考核', access: READERS, answers: z.object({ data: z.array(AssessmentDue) }) },
    async ({ viewer }) => ({ data: await dueYears(ctx, viewer, new Date().toISOString()) }),
  );
  route(
    'get',
    '/preview',
    { summary: '启动前试算', access: READERS, query: YearQuery, answers: AssessmentPreview },
    async ({ viewer, query: asked }) =>
      previewCohort(ctx, await cohortOf(ctx, viewer, asked), new Date().toISOString()),
  );
  route(
    'get',
    '/:id',
    { summary: '年度考核', access: READERS, params: Id, answers: AssessmentView },
    async ({ viewer, params }) => viewAssessment(ctx, viewer, await load(viewer, params.id)),
  );
  route(
    'get',
    '/:id/sheet.xlsx',
    { summary: '导出考核表', access: READERS, params: Id, produces: XLSX },
    async ({ viewer, params, res }) => {
      const view = await viewAssessment(ctx, viewer, await load(viewer, params.id));
      res
        .attachment(`年度考核-${view.schemeCode}-${view.yearTo}.xlsx`)
        .type(XLSX)
        .send(await assessmentWorkbook(view));
    },
  );
  route(
    'get',
    '/:id/timeline',
    { summary: '办理过程', access: READERS, params: Id, answers: z.object({ data: z.array(StepView) }) },
    async ({ viewer, params }) => {
      const { id } = await load(viewer, params.id);
      return { data: await readTimeline(ctx, assessmentSubject(id)) };
    },
  );
  route(
    'get',
    '/:id/history',
    { summary: '过程核查', access: ['AUDITOR', 'SUPERVISOR'], params: Id, answers: HistoryView },
    async ({ viewer, params }) => readHistory(ctx, assessmentSubject((await load(viewer, params.id)).id)),
  );
  route(
    'post',
    '/',
    {
      summary: '启动年度考核',
      access: ['ORGANISER'],
      body: OpenAssessmentBody,
      idempotent: true,
      status: 201,
      answers: ProcessAnswerView,
    },
    async ({ viewer, body, key }) => openAssessment(ctx, viewer, body, key),
  );
  for (const command of Object.keys(ASSESSMENT_BODIES) as AssessmentHumanCommand[]) {
    route(
      'post',
      `/:id/${kebab(command)}`,
      {
        summary: ASSESSMENT_COMMAND_LABELS[command] ?? command,
        access: 'SESSION',
        params: Id,
        body: ASSESSMENT_BODIES[command] as z.ZodType<AssessmentBody>,
        idempotent: true,
        answers: ProcessAnswerView,
      },
      async ({ viewer, params, body, key }) => takeAssessmentStep(ctx, viewer, params.id, command, body, key),
    );
  }
  return router;
}

/** Measured items of everybody of a scheme, for the reviews without grades (HB-MGT-2, LA-TRM-1, AMB-YY-4). */
export function reviewsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/officer-schemes/:code/reviews', '年度考核');
  route(
    'get',
    '/',
    {
      summary: '人员履职情况汇总',
      access: READERS,
      params: z.object({ code: SchemeCode }),
      query: z.object({ from: z.iso.date(), to: z.iso.date() }),
      answers: ReviewsView,
    },
    async ({ viewer, params, query: span }) => measureScheme(ctx, viewer, params.code, span),
  );
  return router;
}

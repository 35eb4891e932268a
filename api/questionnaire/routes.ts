import type { Router } from 'express';
import { z } from 'zod';
import {
  discardQuestionnaire,
  draftQuestionnaire,
  findQuestionnaire,
  listQuestionnaires,
  publishQuestionnaire,
  type QuestionnaireRow,
  saveQuestionnaire,
} from '../../db/queries/questionnaire';
import { QUESTIONNAIRE_KIND_LABELS } from '../../workflows/rules/evaluation/labels';
import type { QuestionnaireKind } from '../../workflows/rules/evaluation/questionnaire/types';
import { questionnaireProblems } from '../../workflows/rules/evaluation/questionnaire/version';
import { canRead, readable } from '../access';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import { evaluationScheme, organiserAct, settleAct } from '../evaluation/organiser';
import { isEvaluationOrganiser } from '../evaluationAccess';
import { resource } from '../http';
import type { Viewer } from '../session/viewer';
import {
  DraftedView,
  KindParams,
  PublishBody,
  type QuestionnaireContent,
  QuestionnaireRowView,
  QuestionnaireView,
  SaveBody,
  VersionParams,
} from './schemas';

/** Values of options belong to a version; published versions never change. */
const RULE = 'GE-CON-3';
const READERS = ['ORGANISER', 'SUPERVISOR', 'AUDITOR'] as const;
const ORGANISER = ['ORGANISER'] as const;

const REFUSALS = {
  DRAFT_EXISTS: { code: 'DRAFT_EXISTS', message: '这种问卷已有一份草稿，请先发布或放弃它。' },
  NOT_DRAFT: { code: 'NOT_DRAFT', message: '这一版不是草稿，已发布的版本不能修改。' },
  CHANGED_MEANWHILE: {
    code: 'CHANGED_MEANWHILE',
    message: '草稿已被他人修改。您填写的内容仍在页面上，请刷新后核对再保存。',
    field: 'revision',
  },
  FOUR_EYES: { code: 'FOUR_EYES', message: '起草或修改过这份草稿的人不能发布，须由另一人发布。' },
} as const;

/** Questionnaires in versions: drafted and edited by one, published by another (GE-CON-1, GE-CON-2, GE-CON-3). */
export function questionnairesRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/questionnaires', '评价问卷');
  const load = async (viewer: Viewer, kind: QuestionnaireKind, version: number): Promise<QuestionnaireRow> =>
    readable(viewer, 'questionnaire', await findQuestionnaire(ctx.db, 'GE', kind, version), '这版问卷');
  const actOf = (viewer: Viewer, kind: string, action: string, key: string, body: unknown) =>
    organiserAct(viewer, { key, action, about: `GE:${kind}`, body, ruleId: RULE });

  route(
    'get',
    '/',
    { summary: '问卷各版本', access: READERS, answers: z.object({ data: z.array(QuestionnaireRowView) }) },
    async ({ viewer }) => {
      const rows = await listQuestionnaires(ctx.db, 'GE');
      return { data: rows.filter((row) => canRead(viewer, 'questionnaire', row)).map(viewRow) };
    },
  );
  route(
    'post',
    '/:kind/draft',
    { summary: '起草新版', access: ORGANISER, params: KindParams, idempotent: true, answers: DraftedView },
    async ({ viewer, params: { kind }, key }) => {
      const act = actOf(viewer, kind, 'draftQuestionnaire', key, {});
      settleAct(await draftQuestionnaire(ctx.db, { schemeCode: 'GE', kind }, act), REFUSALS, RULE);
      const rows = await listQuestionnaires(ctx.db, 'GE');
      return { version: rows.find((row) => row.kind === kind)!.version };
    },
  );
  route(
    'get',
    '/:kind/:version',
    { summary: '一版问卷', access: READERS, params: VersionParams, answers: QuestionnaireView },
    async ({ viewer, params }) => {
      const row = await load(viewer, params.kind, params.version);
      const { parameters } = await evaluationScheme(ctx);
      const { aspects } =
        parameters.questionnaires[row.kind === 'CONCENTRATED' ? 'concentrated' : 'realTime'];
      const draft = row.status === 'DRAFT';
      const problems = draft ? questionnaireProblems(parameters, row.content) : [];
      const organiser = isEvaluationOrganiser(viewer);
      const own = row.editors.includes(viewer.accountId);
      const inForce = (await listQuestionnaires(ctx.db, 'GE')).find(
        (each) => each.kind === row.kind && each.status === 'PUBLISHED' && each.version !== row.version,
      );
      return {
        ...viewRow(row),
        content: contentOf(row),
        revision: row.revision,
        aspects,
        problems,
        mayEdit: draft && organiser,
        mayPublish: draft && organiser && !own && problems.length === 0,
        publishHint: draft && organiser ? hintOf(own, problems.length) : null,
        inForce: inForce ? { version: inForce.version, content: contentOf(inForce) } : null,
      };
    },
  );
  route(
    'post',
    '/:kind/:version/save',
    { summary: '保存草稿', access: ORGANISER, params: VersionParams, body: SaveBody, idempotent: true },
    async ({ viewer, params, body, key }) => {
      const { kind, version } = await load(viewer, params.kind, params.version);
      const act = actOf(viewer, kind, 'saveQuestionnaire', key, { version, ...body });
      const content = { kind, version, ...body.content };
      const outcome = await saveQuestionnaire(
        ctx.db,
        { schemeCode: 'GE', kind, version, revision: body.revision, content },
        act,
      );
      settleAct(outcome, REFUSALS, RULE);
    },
  );
  route(
    'post',
    '/:kind/:version/publish',
    { summary: '发布', access: ORGANISER, params: VersionParams, body: PublishBody, idempotent: true },
    async ({ viewer, params, body: { revision }, key }) => {
      const row = await load(viewer, params.kind, params.version);
      const { kind, version } = row;
      const act = actOf(viewer, kind, 'publishQuestionnaire', key, { version, revision });
      const { parameters } = await evaluationScheme(ctx);
      const [problem] = row.status === 'DRAFT' ? questionnaireProblems(parameters, row.content) : [];
      if (problem) {
        throw new ProblemError(422, problem.code, `${problem.message}。`, {
          ruleId: problem.ruleId,
          ...(problem.questionId ? { field: problem.questionId } : {}),
        });
      }
      const outcome = await publishQuestionnaire(ctx.db, { schemeCode: 'GE', kind, version, revision }, act);
      settleAct(outcome, REFUSALS, RULE);
    },
  );
  route(
    'post',
    '/:kind/:version/discard',
    { summary: '放弃草稿', access: ORGANISER, params: VersionParams, idempotent: true },
    async ({ viewer, params, key }) => {
      const { kind, version } = await load(viewer, params.kind, params.version);
      const act = actOf(viewer, kind, 'discardQuestionnaire', key, { version });
      settleAct(await discardQuestionnaire(ctx.db, { schemeCode: 'GE', kind, version }, act), REFUSALS, RULE);
    },
  );
  return router;
}

const contentOf = ({
  content: { title, introduction, questions },
}: QuestionnaireRow): QuestionnaireContent => ({
  title,
  introduction,
  questions,
});

const viewRow = (row: QuestionnaireRow) => ({
  kind: row.kind,
  kindLabel: QUESTIONNAIRE_KIND_LABELS[row.kind],
  version: row.version,
  title: row.content.title,
  status: row.status,
  draftedByName: row.draftedByName,
  publishedByName: row.publishedByName,
  publishedAt: row.publishedAt,
  updatedAt: row.updatedAt,
});

function hintOf(own: boolean, problems: number): string | null {
  if (problems > 0) return `还有${problems}处不符合要求，改正后才能发布。`;
  return own ? '您起草或修改过这份草稿，须由另一人发布。' : null;
}

import { z } from 'zod';
import { evaluationParametersSchema } from '../../db/presets/schemes/evaluationSchema';
import { traceByKey } from '../../db/queries/actOnce';
import { EVALUATION_SCHEME } from '../../db/queries/evaluationScheme';
import {
  discardSchemeChange,
  draftSchemeChange,
  listSchemeChanges,
  publishedParameters,
  publishSchemeChange,
  type SchemeChangeRefusal,
  saveSchemeChange,
  versionDraftedBy,
} from '../../db/queries/schemeChange';
import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import { schemeDifferences, schemeProblems, valuesOf } from '../../workflows/rules/evaluation/scheme/change';
import { type FieldValues, withValues } from '../../workflows/rules/evaluation/scheme/field';
import { readable } from '../access';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import { evaluationScheme, keepReason, organiserAct, settleAct } from '../evaluation/organiser';
import { isEvaluationOrganiser } from '../evaluationAccess';
import type { Resource } from '../http';
import type { Viewer } from '../session/viewer';
import {
  ChangeParams,
  DraftChangeBody,
  PublishChangeBody,
  SaveChangeBody,
  SchemeChangesView,
  type SchemeChangeView,
} from './changeSchemas';

/** Parameters are the organiser's to set (AMB-GE-9); each has its own rule besides. */
const RULE = 'AMB-GE-9';
const ORGANISER = ['ORGANISER'] as const;
const READERS = ['ORGANISER', 'SUPERVISOR', 'AUDITOR'] as const;
const FOLDER = '/changes';
const SUBJECT = { type: 'schemeChange', id: EVALUATION_SCHEME };

const REFUSALS: Record<SchemeChangeRefusal, { code: string; message: string; field?: string }> = {
  DRAFT_EXISTS: { code: 'DRAFT_EXISTS', message: '已有一份参数调整草稿，请先发布或放弃它。' },
  NOT_DRAFT: { code: 'NOT_DRAFT', message: '这一版不是草稿，已发布的版本不能修改。' },
  CHANGED_MEANWHILE: {
    code: 'CHANGED_MEANWHILE',
    message: '草稿已被他人修改。您填写的内容仍在页面上，请刷新后核对再保存。',
    field: 'revision',
  },
  SUPERSEDED: { code: 'SUPERSEDED', message: '现行版本已经更换，请放弃草稿，按现行版本重新调整。' },
  FOUR_EYES: { code: 'FOUR_EYES', message: '起草或修改过这份调整的人不能发布，须由另一人发布。' },
};

/** Parameters in versions: set by one with a reason, put in force by another, for rounds begun afterwards. */
export function addChangeRoutes(ctx: AppContext, route: Resource['route']): void {
  const actOf = (viewer: Viewer, action: string, key: string, body: unknown) =>
    organiserAct(viewer, { key, action, about: EVALUATION_SCHEME, body, ruleId: RULE });
  const reasonOf = (viewer: Viewer, key: string, reason: string) =>
    keepReason(ctx, viewer, SUBJECT, key, reason);
  /** A repeated request is not held against what has come into force since: its act is done and changes nothing. */
  const parametersOnce = async (key: string, standing: EvaluationSchemeParameters, values: FieldValues) =>
    (await traceByKey(ctx.db, SUBJECT, key)) ? standing : nextParameters(standing, values);

  route(
    'get',
    FOLDER,
    { summary: '评价参数各版本及其差异', access: READERS, answers: SchemeChangesView },
    async ({ viewer }) => viewChanges(ctx, viewer),
  );
  route(
    'post',
    FOLDER,
    {
      summary: '起草参数调整',
      access: ORGANISER,
      body: DraftChangeBody,
      idempotent: true,
      status: 201,
      answers: z.object({ version: z.number().int() }),
    },
    async ({ viewer, body, key }) => {
      const act = actOf(viewer, 'draftSchemeChange', key, body);
      const { version: fromVersion, parameters: standing } = await evaluationScheme(ctx);
      const parameters = await parametersOnce(key, standing, body.values);
      const content = { fromVersion, parameters, reasonNoteId: await reasonOf(viewer, key, body.reason) };
      settleAct(
        await draftSchemeChange(ctx.db, { schemeCode: EVALUATION_SCHEME, ...content }, act),
        REFUSALS,
        RULE,
      );
      return { version: await versionDraftedBy(ctx.db, EVALUATION_SCHEME, key) };
    },
  );
  route(
    'post',
    `${FOLDER}/:version/save`,
    {
      summary: '保存参数调整草稿',
      access: ORGANISER,
      params: ChangeParams,
      body: SaveChangeBody,
      idempotent: true,
    },
    async ({ viewer, params: { version }, body, key }) => {
      const act = actOf(viewer, 'saveSchemeChange', key, { version, ...body });
      const { parameters: standing } = await evaluationScheme(ctx);
      const parameters = await parametersOnce(key, standing, body.values);
      const reasonNoteId = await reasonOf(viewer, key, body.reason);
      const draft = { schemeCode: EVALUATION_SCHEME, version, revision: body.revision };
      settleAct(await saveSchemeChange(ctx.db, { ...draft, parameters, reasonNoteId }, act), REFUSALS, RULE);
    },
  );
  route(
    'post',
    `${FOLDER}/:version/publish`,
    {
      summary: '发布参数调整',
      access: ORGANISER,
      params: ChangeParams,
      body: PublishChangeBody,
      idempotent: true,
    },
    async ({ viewer, params: { version }, body: { revision }, key }) => {
      const act = actOf(viewer, 'publishSchemeChange', key, { version, revision });
      const draft = { schemeCode: EVALUATION_SCHEME, version, revision };
      settleAct(await publishSchemeChange(ctx.db, draft, act), REFUSALS, RULE);
    },
  );
  route(
    'post',
    `${FOLDER}/:version/discard`,
    { summary: '放弃参数调整草稿', access: ORGANISER, params: ChangeParams, idempotent: true },
    async ({ viewer, params: { version }, key }) => {
      const act = actOf(viewer, 'discardSchemeChange', key, { version });
      const draft = { schemeCode: EVALUATION_SCHEME, version };
      settleAct(await discardSchemeChange(ctx.db, draft, act), REFUSALS, RULE);
    },
  );
}

/** The parameters in force with the values set anew; refused with every field that is wrong, or when nothing changes. */
function nextParameters(
  standing: EvaluationSchemeParameters,
  values: FieldValues,
): EvaluationSchemeParameters {
  const problems = schemeProblems(standing, values);
  const [first] = problems;
  if (first) {
    const errors = problems.map(({ field, ...problem }) => ({ field: `values.${field}`, ...problem }));
    throw new ProblemError(422, first.code, `${first.message}。`, {
      ruleId: first.ruleId,
      field: `values.${first.field}`,
      errors,
    });
  }
  const parameters = withValues(standing, values);
  if (schemeDifferences(standing, parameters).length === 0) {
    throw new ProblemError(422, 'NOTHING_CHANGED', '没有调整任何参数。', { ruleId: RULE });
  }
  return evaluationParametersSchema.parse(parameters);
}

async function viewChanges(ctx: AppContext, viewer: Viewer): Promise<SchemeChangesView> {
  const standing = await evaluationScheme(ctx);
  readable(viewer, 'evaluationScheme', { ...standing, schemeCode: standing.code }, '该方案');
  const [changes, published] = await Promise.all([
    listSchemeChanges(ctx.db, EVALUATION_SCHEME),
    publishedParameters(ctx.db, EVALUATION_SCHEME),
  ]);
  const organiser = isEvaluationOrganiser(viewer);
  return {
    mayDraft: organiser && changes.every(({ status }) => status !== 'DRAFT'),
    data: changes.map((row): SchemeChangeView => {
      const draft = row.status === 'DRAFT' && organiser;
      const own = row.editors.includes(viewer.accountId);
      const before = published.get(row.fromVersion)!;
      const differences = schemeDifferences(before, row.parameters);
      const values = valuesOf(row.parameters);
      return {
        version: row.version,
        fromVersion: row.fromVersion,
        status: row.status,
        revision: row.revision,
        reason: row.reason ?? '',
        draftedByName: row.draftedByName,
        draftedAt: row.draftedAt,
        publishedByName: row.publishedByName,
        publishedAt: row.publishedAt,
        differences,
        values: Object.fromEntries(differences.map(({ field }) => [field, values[field] ?? null])),
        mayEdit: draft,
        mayPublish: draft && !own,
        publishHint: draft && own ? '您起草或修改过这份调整，须由另一人发布。' : null,
      };
    }),
  };
}

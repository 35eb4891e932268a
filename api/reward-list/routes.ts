import type { Router } from 'express';
import { z } from 'zod';
import { findRewardList, listRewardLists, REWARD_LIST_SORTS } from '../../db/queries/rewardList';
import { REWARD_LIST_COMMAND_LABELS } from '../../workflows/rules/officer-term/assessmentLabels';
import { readable, scope } from '../access';
import { XLSX } from '../assessment/workbook';
import type { AppContext } from '../context';
import { resource } from '../http';
import { listAnswer, listQuery, page } from '../list';
import { readHistory } from '../process/history';
import { HistoryView, ProcessAnswerView, StepView } from '../process/schemas';
import { readTimeline } from '../process/timeline';
import { kebab } from '../redemption/commandSchemas';
import type { Viewer } from '../session/viewer';
import { type RewardListBody, takeRewardListStep } from './commands';
import { drawUpRewardList } from './drawUp';
import {
  DrawUpBody,
  REWARD_LIST_BODIES,
  RewardListFilter,
  type RewardListHumanCommand,
  RewardListRowView,
  RewardListView,
} from './schemas';
import { rewardListWorkbook } from './sheet';
import { rewardListSubject } from './subject';
import { viewRewardList, viewRow } from './view';

const Id = z.object({ id: z.uuid() });
const query = listQuery(RewardListFilter, REWARD_LIST_SORTS, { field: 'preparedAt', descending: true });
const READERS = ['ORGANISER', 'DECISION_BODY', 'FINANCE', 'SUPERVISOR', 'AUDITOR'] as const;

/** Reward lists: drawn up from a confirmed assessment, approved, paid line by line (BT-RWD-1 … BT-RWD-5). */
export function rewardListsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/reward-lists', '奖励清单');
  const load = async (viewer: Viewer, id: string) =>
    readable(viewer, 'rewardList', await findRewardList(ctx.db, id), '该奖励清单');

  route(
    'get',
    '/',
    { summary: '奖励清单列表', access: READERS, query, answers: listAnswer(RewardListRowView) },
    async ({ viewer, query: asked }) => {
      const { rows, total } = await listRewardLists(ctx.db, scope(viewer, 'rewardList'), asked);
      return page(rows.map(viewRow), total);
    },
  );
  route(
    'get',
    '/:id',
    { summary: '奖励清单', access: READERS, params: Id, answers: RewardListView },
    async ({ viewer, params }) => viewRewardList(ctx, viewer, await load(viewer, params.id)),
  );
  route(
    'get',
    '/:id/list.xlsx',
    { summary: '导出奖励清单', access: READERS, params: Id, produces: XLSX },
    async ({ viewer, params, res }) => {
      const view = await viewRewardList(ctx, viewer, await load(viewer, params.id));
      res
        .attachment(`${view.number}.xlsx`)
        .type(XLSX)
        .send(await rewardListWorkbook(view));
    },
  );
  route(
    'get',
    '/:id/timeline',
    { summary: '办理过程', access: READERS, params: Id, answers: z.object({ data: z.array(StepView) }) },
    async ({ viewer, params }) => {
      const { id } = await load(viewer, params.id);
      return { data: await readTimeline(ctx, rewardListSubject(id)) };
    },
  );
  route(
    'get',
    '/:id/history',
    { summary: '过程核查', access: ['AUDITOR', 'SUPERVISOR'], params: Id, answers: HistoryView },
    async ({ viewer, params }) => readHistory(ctx, rewardListSubject((await load(viewer, params.id)).id)),
  );
  route(
    'post',
    '/',
    {
      summary: '编制奖励清单',
      access: ['ORGANISER'],
      body: DrawUpBody,
      idempotent: true,
      status: 201,
      answers: ProcessAnswerView,
    },
    async ({ viewer, body, key }) => drawUpRewardList(ctx, viewer, body, key),
  );
  for (const command of Object.keys(REWARD_LIST_BODIES) as RewardListHumanCommand[]) {
    route(
      'post',
      `/:id/${kebab(command)}`,
      {
        summary: REWARD_LIST_COMMAND_LABELS[command] ?? command,
        access: 'SESSION',
        params: Id,
        body: REWARD_LIST_BODIES[command] as z.ZodType<RewardListBody>,
        idempotent: true,
        answers: ProcessAnswerView,
      },
      async ({ viewer, params, body, key }) => takeRewardListStep(ctx, viewer, params.id, command, body, key),
    );
  }
  return router;
}

import {
  BULLETIN,
  EVALUATION_ROUND,
  evaluationRoundWorkflowId,
} from '../../workflows/evaluation-round/messages';
import { chinaDate, chinaTime } from '../../workflows/rules/calendar/dates';
import { REPLACEMENT_GROUND_LABELS, ROUND_STEP_LABELS } from '../../workflows/rules/evaluation/labels';
import type { ReplacementGround, RoundStep } from '../../workflows/rules/evaluation/parameters';
import { ROUND_COMMAND_LABELS, ROUND_OBLIGATION_LABELS } from '../../workflows/rules/evaluation/round/labels';
import { type After, numberIn, type ProcessSubject } from '../process/subject';
import { explainHeld } from './held';

const when = (instant: unknown): string =>
  typeof instant === 'string' ? `${chinaDate(instant)} ${chinaTime(instant)}` : '';
const size = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
const short = (hash: unknown): string => String(hash ?? '').slice(0, 12);

const SENTENCES: Record<string, (after: After) => string> = {
  begin: ({ year, number }) => `启动${String(year)}年第${String(number)}轮评价`,
  prepare: ({ members, deviatingLeaves, frameHash }) =>
    `冻结样本库${String(members)}人（摘要${short(frameHash)}…），与规定人数不符的层${String(deviatingLeaves)}个`,
  draw: ({ selected, drawHash }) => `抽取${String(selected)}人，抽样摘要${short(drawHash)}…`,
  open: ({ closesAt, invited }) => `发出邀请${String(invited ?? '')}份，${when(closesAt)}截止`,
  extend: ({ closesAt }) => `集中评价延长至${when(closesAt)}`,
  // Neither whether the person had answered nor how many had: both would speak of people (GE-WAY-3).
  replace: ({ ground }) =>
    `受理替换一人（${REPLACEMENT_GROUND_LABELS[ground as ReplacementGround] ?? ''}），尚未答卷的由同一层候补人员接替`,
  remind: () => '向尚未答卷的人员发出提醒，不显示姓名和人数',
  close: () => '集中评价结束',
  score: ({ version, unranked, unscreened }) =>
    `完成第${String(version)}版计分${size(unranked) ? `，${size(unranked)}个对象有效评价不足、不参加排名` : ''}${
      unscreened ? `，存疑评价${String(unscreened)}条未计入` : ''
    }`,
  rank: () => '两组排名完成',
  review: ({ status }) => (status === 'REVIEWED' ? '复核通过' : '复核未通过，退回重新计分'),
  fireRungs: () => '时限到提醒点，已通知责任单位',
  decideTie: ({ objectIds }) => `裁定末位并列，列入末位的${size(objectIds)}个`,
  publish: (after) => `发布第${String(after.version)}版排名通报${numberIn(after, BULLETIN)}`,
  startMeasures: ({ start, cancel }) =>
    `启动措施${size(start)}项${size(cancel) ? `，终止措施${size(cancel)}项` : ''}`,
  book: ({ entries }) => `记入年度目标考核${size(entries)}笔`,
  correct: ({ version }) => `开始更正，制作第${String(version)}版结果`,
  withdrawCorrection: ({ withdrawn, version }) =>
    `撤回第${String(withdrawn)}版更正，第${String(version)}版结果继续有效`,
  hold: ({ step, code }) =>
    explainHeld(step as RoundStep, String(code))?.what ??
    `“${ROUND_STEP_LABELS[step as RoundStep] ?? String(step)}”须人工办理`,
};

/** A round for timeline and history. */
export const roundSubject = (id: string): ProcessSubject => ({
  type: EVALUATION_ROUND,
  id,
  workflowId: evaluationRoundWorkflowId(id),
  labelOf: (action) => ROUND_COMMAND_LABELS[action] ?? action,
  clockLabelOf: (kind) => ROUND_OBLIGATION_LABELS[kind] ?? kind,
  summaryOf: (action, after) => SENTENCES[action]?.(after) ?? ROUND_COMMAND_LABELS[action] ?? action,
});

import { MEASURE, measureWorkflowId } from '../../workflows/measure/messages';
import { chinaDate, chinaTime } from '../../workflows/rules/calendar/dates';
import {
  MEASURE_COMMAND_LABELS,
  MEASURE_OBLIGATION_LABELS,
} from '../../workflows/rules/evaluation/measures/labels';
import { type After, numberIn, type ProcessSubject } from '../process/subject';

type Fields = Record<string, unknown>;

const when = (instant: unknown): string =>
  typeof instant === 'string' ? `${chinaDate(instant)} ${chinaTime(instant)}` : '';
const size = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
const verdict =
  (what: string, yes: string, no: string) =>
  ({ accept }: Fields): string =>
    `${what}：${accept ? yes : no}`;

const SENTENCES: Record<string, (fields: Fields, after: After) => string> = {
  begin: (_fields, { streak }) => `因连续${String(streak)}次处于末位启动本项措施`,
  notify: ({ dueOn, reportDueOn }, after) =>
    `发出通知书${numberIn(after, 'RECTIFICATION_NOTICE')}${numberIn(after, 'REVIEW_NOTICE')}，期限为${String(dueOn ?? reportDueOn)}`,
  submitPlan: ({ items }) => `报送整改方案，共${size(items)}项`,
  answerPlan: verdict('整改方案', '同意', '退回'),
  addEvidence: ({ itemId, fileIds }) => `为事项${String(itemId)}提交佐证材料${size(fileIds)}份`,
  answerReport: verdict('报告', '通过', '退回'),
  askExtension: ({ until }) => `申请延期至${String(until)}`,
  answerExtension: verdict('延期申请', '同意', '不同意'),
  convene: ({ meetsAt }, after) =>
    `发出约谈通知书${numberIn(after, 'INTERVIEW_NOTICE')}，时间为${when(meetsAt)}`,
  hold: ({ heldAt, attendedPosts, presentPosts }) =>
    `已于${when(heldAt)}举行，到会${size(attendedPosts ?? presentPosts)}人`,
  confirmMinutes: verdict('约谈纪要', '确认', '退回'),
  commit: ({ commitments }) => `作出承诺${size(commitments)}项`,
  reportCommitment: ({ commitmentId, fileIds }) =>
    `报告承诺${String(commitmentId)}的落实情况，佐证材料${size(fileIds)}份`,
  answerCommitment: ({ commitmentId, accept }) =>
    `承诺${String(commitmentId)}：${accept ? '核验通过' : '核验不通过'}`,
  schedule: ({ meetsAt }) => `述职会议安排在${when(meetsAt)}`,
  lapse: (_fields, { roundVersion }) => `评价结果更正（第${String(roundVersion)}版）后不再处于末位，措施终止`,
  order: (_fields, after) => `发出督办通知${numberIn(after, 'MEASURE_ORDER')}`,
};

/** A measure for timeline and history. */
export const measureSubject = (id: string): ProcessSubject => ({
  type: MEASURE,
  id,
  workflowId: measureWorkflowId(id),
  labelOf: (action) => MEASURE_COMMAND_LABELS[action] ?? action,
  clockLabelOf: (kind) => MEASURE_OBLIGATION_LABELS[kind] ?? kind,
  summaryOf: (action, after) =>
    SENTENCES[action]?.((after.fields ?? {}) as Fields, after) ?? MEASURE_COMMAND_LABELS[action] ?? action,
});

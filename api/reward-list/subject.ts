import { REWARD_LIST, rewardListWorkflowId } from '../../workflows/reward-list/messages';
import {
  REWARD_LIST_COMMAND_LABELS,
  REWARD_OBLIGATION_LABELS,
} from '../../workflows/rules/officer-term/assessmentLabels';
import { type After, numberIn, type ProcessSubject } from '../process/subject';

const yuan = (fen: unknown): string =>
  typeof fen === 'number' ? `${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })}元` : '';
const short = (after: After): string => (after.fund === 'SHORT' ? '，资金池可用余额不足，待补充' : '');

const SENTENCES: Record<string, (after: After) => string> = {
  drawUp: (after) => `编制奖励清单${numberIn(after, 'REWARD_LIST')}，共${String(after.lines)}人`,
  submit: (after) => `提交审批，发放${String(after.payees)}人、合计${yuan(after.totalFen)}`,
  giveBack: () => '退回修改',
  approve: (after) => `批准发放${String(after.payees)}人、合计${yuan(after.totalFen)}${short(after)}`,
  reserveFunds: (after) => (after.fund === 'SHORT' ? '再次预留资金，余额仍不足' : '预留资金'),
  pay: (after) => `执行支付${String(after.lines)}笔，合计${yuan(after.amountFen)}`,
  settlePayment: (after) =>
    after.result === 'SUCCEEDED'
      ? `银行回执：一笔${yuan(after.amountFen)}支付成功`
      : `银行回执：一笔${yuan(after.amountFen)}支付失败，待重新支付`,
  giveUpLine: (after) => `一笔${yuan(after.amountFen)}不再支付`,
  withdraw: () => '撤销清单',
};

/** A reward list for timeline and history. */
export const rewardListSubject = (id: string): ProcessSubject => ({
  type: REWARD_LIST,
  id,
  workflowId: rewardListWorkflowId(id),
  labelOf: (action) => REWARD_LIST_COMMAND_LABELS[action] ?? action,
  clockLabelOf: (kind) => (REWARD_OBLIGATION_LABELS as Record<string, string>)[kind] ?? kind,
  summaryOf: (action, after) => SENTENCES[action]?.(after) ?? REWARD_LIST_COMMAND_LABELS[action] ?? action,
});

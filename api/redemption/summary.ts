import {
  ACT_LABELS,
  COMMAND_LABELS,
  KIND_LABELS,
  OBLIGATION_LABELS,
} from '../../workflows/rules/redemption/labels';
import type { ItemKind } from '../../workflows/rules/redemption/types';
import { type After, type Names, numberIn } from '../process/subject';

/** Names that a sentence on a case may need. */
export interface CaseNames extends Names {
  material(key: string): string;
}

const yuan = (fen: unknown): string =>
  typeof fen === 'number' ? `${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })}元` : '';

const materials = (after: After, names: CaseNames): string => {
  const keys = Array.isArray(after.materialKeys) ? after.materialKeys.map(String) : [];
  return keys.length ? `：${keys.map(names.material).join('、')}` : '';
};

const DECISIONS: Record<string, string> = { APPROVE: '同意兑现', REFUSE: '不予兑现', REWORK: '退回重新拟办' };

const SENTENCES: Record<string, (after: After, names: CaseNames) => string> = {
  submit: (after) => `提交申请${numberIn(after, 'CASE')}，申请金额${yuan(after.requestedFen)}`,
  accept: () => '受理申请，开始计算交办时限和全程兑现时限',
  declineAcceptance: (after) => `决定不予受理${numberIn(after, 'NON_ACCEPTANCE_NOTICE')}`,
  requestSupplement: (after, names) =>
    `一次性告知补正${numberIn(after, 'SUPPLEMENT_NOTICE')}${materials(after, names)}`,
  supplySupplement: () => '补交材料，等待受理',
  assign: (after, names) =>
    `交办给${names.organisation(after.departmentOrganisationId) ?? '主管部门'}${numberIn(after, 'ASSIGNMENT_NOTICE')}，` +
    `按${KIND_LABELS[after.kind as ItemKind] ?? '公布类别'}办理，${after.channel === 'OFFLINE' ? '纸质' : '线上'}送达`,
  recordDelivery: () => '登记纸质交办通知书送达，开始计算响应和审核时限',
  signFor: (after, names) => `签收交办通知书，经办人：${names.account(after.handlerAccountId) ?? '已指定'}`,
  changeHandler: (after, names) => `更换经办人为${names.account(after.handlerAccountId) ?? '他人'}`,
  sendBack: () => '退回专窗，由专窗重新交办',
  requestReviewSupplement: (after, names) =>
    `审核中要求补正${numberIn(after, 'SUPPLEMENT_NOTICE')}${materials(after, names)}，审核时限暂停`,
  supplyReviewSupplement: () => '补正材料已到，审核时限继续计算',
  prepare: (after) =>
    after.proposal === 'APPROVE' ? `拟办意见：同意兑现${yuan(after.amountFen)}` : '拟办意见：不予兑现',
  decide: (after) => {
    const money = after.decision === 'APPROVE' ? yuan(after.approvedFen) : '';
    const short = after.fund === 'SHORT' ? '，资金池可用余额不足，待补充' : '';
    return `审批：${DECISIONS[String(after.decision)] ?? '已决定'}${money}${numberIn(after, 'REFUSAL_NOTICE')}${short}`;
  },
  reserveFund: (after) => (after.fund === 'SHORT' ? '再次预留资金，余额仍不足' : '预留资金'),
  executePayment: (after) => `执行支付第${String(after.attempt)}次，金额${yuan(after.amountFen)}`,
  settlePayment: (after) =>
    after.result === 'SUCCEEDED' ? '银行回执：支付成功，资金已兑现' : '银行回执：支付失败，待重新支付',
  withdraw: () => '企业撤回申请',
  callBack: (after) =>
    after.result === 'REACHED' ? `回访接通，满意度${String(after.satisfaction)}分` : '回访未接通',
  urge: (after) => `催办${obligationOf(after)}${numberIn(after, 'REMINDER')}`,
  order: (after) => `督办${obligationOf(after)}${numberIn(after, 'SUPERVISION_ORDER')}`,
  fireRungs: (after) => {
    const rungs = Array.isArray(after.rungs) ? (after.rungs as { obligationId: string; act: string }[]) : [];
    return `系统按时限阶梯：${rungs.map((each) => `${kindOf(each.obligationId)}${ACT_LABELS[each.act] ?? each.act}`).join('、')}`;
  },
  recalculate: (after) => `按日历${String(after.calendarVersion)}重新计算时限`,
};

const kindOf = (obligationId: string): string => {
  const kind = obligationId.replace(/-\d+$/, '');
  return `“${OBLIGATION_LABELS[kind] ?? kind}”`;
};
const obligationOf = (after: After): string =>
  typeof after.obligationId === 'string' ? kindOf(after.obligationId) : '';

/** One Chinese sentence on what a step did; the name of the step when nothing more is known. */
export function summaryOf(action: string, after: After, names: CaseNames): string {
  return SENTENCES[action]?.(after, names) ?? COMMAND_LABELS[action] ?? action;
}

import { OBLIGATION_LABELS } from '../../workflows/rules/redemption/labels';

const TITLES: Record<string, string> = {
  CASE_SUBMITTED: '有新的兑现申请待受理',
  CASE_ACCEPTED: '您的申请已受理',
  CASE_NOT_ACCEPTED: '您的申请不予受理',
  SUPPLEMENT_REQUESTED: '需要补正申报材料',
  SUPPLEMENT_SUPPLIED: '补正材料已提交',
  NOTICE_RECEIVED: '收到交办通知书，请在1小时内签收响应',
  NOTICE_SIGNED_FOR: '主管部门已签收交办通知书',
  CASE_SENT_BACK: '主管部门退回，请重新交办',
  CASE_TO_HANDLE: '有兑现件由您经办',
  CASE_TO_DECIDE: '有兑现件待审批',
  CASE_DECIDED: '主管部门已审批完结',
  CASE_TO_PAY: '有兑现件待支付',
  PAYMENT_FAILED: '支付失败，请核对后重新支付',
  CASE_PAID: '资金已兑现',
  CASE_REFUSED: '您的申请不予兑现',
  CASE_WITHDRAWN: '企业已撤回申请',
  WARN: '时限临近，请尽快办理',
  REMIND: '催办提醒',
  SUPERVISE: '督办通知',
  PROPOSE_TRANSFER: '建议移送线索，请研判',
};

/** What a notification says, in Chinese; with the name of the time limit when it is about one. */
export function notificationTitle(kind: string, obligationId: string | null): string {
  const title = TITLES[kind] ?? '有新的办理动态';
  const limit = obligationId ? OBLIGATION_LABELS[obligationId.replace(/-\d+$/, '')] : undefined;
  return limit ? `${title}（${limit}）` : title;
}

import { COMMAND_LABELS } from '../../../workflows/rules/redemption/labels';

/** What an audit entry is about. */
export const SUBJECT_LABELS: Record<string, string> = {
  redemption: '兑现件办理',
  access: '敏感信息查看',
  enterprise: '企业登记',
  fundPool: '资金池',
  session: '登录',
  account: '账号',
  policyItem: '政策事项',
  calendar: '工作日历',
};

const OTHER_ACTIONS: Record<string, string> = {
  readPayee: '查看完整联系和收款信息',
  registerEnterprise: '登记企业',
  topUp: '补充资金池',
  login: '登录',
  logout: '退出登录',
  loginFailed: '登录失败',
  download: '下载文件',
  export: '导出',
};

/** Name of what was done: the step's own name, or that of a reading. */
export const actionLabel = (action: string): string =>
  COMMAND_LABELS[action] ?? OTHER_ACTIONS[action] ?? action;

export const actionChoices = Object.entries({ ...COMMAND_LABELS, ...OTHER_ACTIONS }).map(([id, name]) => ({
  id,
  name,
}));

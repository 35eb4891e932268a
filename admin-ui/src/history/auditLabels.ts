import { COMMAND_LABELS } from '../../../workflows/rules/redemption/labels';

/** What an audit entry is about. */
export const SUBJECT_LABELS: Record<string, string> = {
  redemption: '办件',
  access: '信息查看',
  enterprise: '企业登记',
  fundPool: '资金池',
  calendar: '工作日历',
  account: '账号',
};

const OTHER_ACTIONS: Record<string, string> = {
  readPayee: '查看联系和收款信息',
  readUpload: '查看材料文件',
  registerEnterprise: '登记企业',
  topUp: '补充资金池',
  draftCalendar: '录入放假安排',
  publishCalendar: '发布工作日历',
  createAccount: '新建账号',
  setPassword: '重设密码',
  disableAccount: '停用账号',
};

/** Name of what was done: the step's own name, or that of a reading. */
export const actionLabel = (action: string): string =>
  COMMAND_LABELS[action] ?? OTHER_ACTIONS[action] ?? action;

export const actionChoices = Object.entries({ ...COMMAND_LABELS, ...OTHER_ACTIONS }).map(([id, name]) => ({
  id,
  name,
}));

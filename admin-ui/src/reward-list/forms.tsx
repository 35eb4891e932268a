import Alert from '@mui/material/Alert';
import { formatMoney } from '../format';
import { noteForm, supervisionForms } from '../gathering/supervision';
import { NoteField } from '../process/NoteField';
import { type CommandForms, written } from '../process/types';
import type { RewardListView } from './types';

export const FORWARD = ['submit', 'approve', 'pay'];
export const ASIDE = ['giveBack', 'withdraw', 'urge', 'order'];

/** Lines that the bank can be asked to pay now. */
export const payable = ({ lines }: RewardListView) =>
  lines.filter(({ status }) => status === 'READY' || status === 'FAILED');

const sum = (record: RewardListView): string => {
  const lines = payable(record);
  return `${lines.length} 人，共 ${formatMoney(lines.reduce((total, { fen }) => total + fen, 0))}`;
};

/** One form for each step of a list; single lines are paid again or given up in the table. */
export const rewardListForms: CommandForms<RewardListView> = {
  submit: noteForm('提交后由另一人审批；编制人和清单上的人不能审批。', '提交审批', '说明'),
  giveBack: noteForm('退回后由编制单位修改或撤销。', '退回', '退回理由', '请写明退回理由'),
  approve: {
    intro: '批准后预留资金，由财政部门支付。',
    submitLabel: '批准发放',
    fields: (props) => (
      <>
        <Alert severity={props.record.poolAvailableFen < props.record.totalFen ? 'warning' : 'info'}>
          应发 {props.record.payees} 人，合计 {formatMoney(props.record.totalFen)}；资金池可用{' '}
          {formatMoney(props.record.poolAvailableFen)}。
        </Alert>
        <NoteField {...props} label="说明" hint="可不填。" />
      </>
    ),
    body: (values) => ({ note: written(values, 'note') }),
  },
  pay: {
    intro: '向银行发出支付指令；收到银行成功回执才算支付。此前失败的一并重新支付。',
    submitLabel: '发出支付指令',
    fields: ({ record }) => (
      <Alert severity={record.fundStatus === 'SHORT' ? 'warning' : 'info'}>
        本次支付 {sum(record)}。
        {record.fundStatus === 'SHORT' && '批准时资金池余额不足，支付前会再次预留；请先补充资金。'}
      </Alert>
    ),
  },
  withdraw: noteForm('撤销后可依据同一考核重新编制。', '撤销清单', '撤销原因', '请写明撤销原因'),
  ...supervisionForms((record) => record.obligations),
};

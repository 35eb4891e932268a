import { Money } from '../../shared/Money';
import { Facts } from '../../shared/Panel';
import type { FieldsProps } from './types';

/** What will be paid to whom; the account number stays masked here. */
export const PaymentFields = ({ record }: FieldsProps) => (
  <Facts
    rows={[
      { label: '收款企业', value: record.enterprise.name },
      { label: '收款账号', value: record.enterprise.bankAccount ?? '未登记' },
      { label: '批准金额', value: <Money fen={record.approvedFen} strong /> },
      { label: '第几次支付', value: `第 ${record.payments.length + 1} 次` },
    ]}
  />
);

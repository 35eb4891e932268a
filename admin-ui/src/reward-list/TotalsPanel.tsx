import Box from '@mui/material/Box';
import { TextLink } from '../gathering/TextLink';
import { Facts, Instant, labelOf, Money, PAYMENT_STATUS_LABELS, Panel } from '../shared';
import type { RewardListView } from './types';
import { useReadsTerms } from './useReadsTerms';

const FUND = { RESERVED: '已预留', SHORT: '资金不足，尚未预留', RELEASED: '已释放' } as const;

/** What is to be paid, what is paid, and what the pool has for it. */
export function TotalsPanel({ record }: { record: RewardListView }) {
  const readsTerms = useReadsTerms();
  return (
    <Panel title="合计和资金" dense>
      <Facts
        rows={[
          { label: '应发合计', value: <Money fen={record.totalFen} strong /> },
          { label: '已支付', value: <Money fen={record.paidFen} strong /> },
          { label: '发放人数', value: `${record.payees} 人` },
          { label: '不予发放', value: `${record.refused} 人` },
          { label: '支付失败', value: `${record.failed} 人` },
          { label: '资金池', value: record.poolName },
          { label: '池内可用', value: <Money fen={record.poolAvailableFen} /> },
          { label: '资金状态', value: record.fundStatus ? FUND[record.fundStatus] : '批准时预留' },
          ...(readsTerms
            ? [
                {
                  label: '年度考核',
                  value: <TextLink to={`/assessments/${record.assessmentId}`}>查看依据的考核</TextLink>,
                },
              ]
            : []),
          { label: '编制单位', value: record.officeOrganisationName },
          { label: '编制人', value: record.acted.preparedBy?.displayName },
          { label: '提交人', value: record.acted.submittedBy?.displayName ?? '—' },
          { label: '审批单位', value: record.approverOrganisationName },
          { label: '审批人', value: record.acted.approvedBy?.displayName ?? '—' },
          { label: '支付单位', value: record.financeOrganisationName },
        ]}
      />
    </Panel>
  );
}

/** Every instruction that went to the bank, the latest first. */
export function AttemptsPanel({ record }: { record: RewardListView }) {
  if (record.payments.length === 0) return null;
  const nameOf = (lineId: string) => record.lines.find(({ id }) => id === lineId)?.officerName ?? '—';
  return (
    <Panel title="银行指令" dense>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', typography: 'body2' }}>
        {record.payments.map((payment) => (
          <Box component="li" key={payment.id} sx={{ py: 0.5 }}>
            {nameOf(payment.lineId)}　第{payment.attempt}次　
            <Money fen={payment.amountFen} />　{labelOf(PAYMENT_STATUS_LABELS, payment.status)}
            {payment.failureCode && `（${payment.failureCode}）`}
            <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
              <Instant at={payment.settledAt ?? payment.createdAt} weekday={false} />
              {payment.gatewayReference && `　回执 ${payment.gatewayReference}`}
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Instant } from '../../shared/Instant';
import { labelOf, PAYMENT_STATUS_LABELS } from '../../shared/labels';
import { Money } from '../../shared/Money';
import { Panel } from '../../shared/Panel';
import { ToneChip } from '../../shared/StatusChip';
import type { PaymentView, RedemptionDetail } from '../types';

const tone = (payment: PaymentView) =>
  payment.status === 'SUCCEEDED' ? 'good' : payment.status === 'FAILED' ? 'stop' : 'running';

/** Payment instructions with what the bank answered; absent until the first one. */
export const PaymentsPanel = ({ record }: { record: RedemptionDetail }) => {
  if (record.payments.length === 0) return null;
  return (
    <Panel title="支付" dense>
      {record.payments.map((payment) => (
        <Box key={payment.id} sx={{ py: 0.5 }}>
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            <ToneChip tone={tone(payment)} label={labelOf(PAYMENT_STATUS_LABELS, payment.status)} />
            <Money fen={payment.amountFen} strong />
          </Box>
          <Typography variant="caption" color="text.secondary" component="div">
            第 {payment.attempt} 次　发出 <Instant at={payment.createdAt} weekday={false} />
            {payment.settledAt && (
              <>
                　回执 <Instant at={payment.settledAt} weekday={false} />
              </>
            )}
            {payment.gatewayReference && `　流水号 ${payment.gatewayReference}`}
            {payment.failureCode && `　失败原因代码 ${payment.failureCode}`}
          </Typography>
        </Box>
      ))}
    </Panel>
  );
};

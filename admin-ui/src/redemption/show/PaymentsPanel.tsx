import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Instant } from '../../shared/Instant';
import { labelOf, PAYMENT_STATUS_LABELS } from '../../shared/labels';
import { Money } from '../../shared/Money';
import { Inline, Panel } from '../../shared/Panel';
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
            <Inline>
              <span>第 {payment.attempt} 次</span>
              <span>
                发出 <Instant at={payment.createdAt} weekday={false} />
              </span>
              {payment.settledAt && (
                <span>
                  回执 <Instant at={payment.settledAt} weekday={false} />
                </span>
              )}
              {payment.gatewayReference && <span>流水号 {payment.gatewayReference}</span>}
              {payment.failureCode && <span>失败原因代码 {payment.failureCode}</span>}
            </Inline>
          </Typography>
        </Box>
      ))}
    </Panel>
  );
};

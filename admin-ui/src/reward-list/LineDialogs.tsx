import Typography from '@mui/material/Typography';
import { formatMoney } from '../format';
import { useStart } from '../gathering/useStart';
import { NoteDialog } from '../process/NoteDialog';
import { ConfirmDialog } from '../shared';
import type { RewardLineView } from './types';

interface LineDialogProps {
  listId: string;
  line: RewardLineView;
  onClose: () => void;
}

/** Sends a payment that failed to the bank once more, as a new instruction. */
export function PayAgainDialog({ listId, line, onClose }: LineDialogProps) {
  const pay = useStart(`/reward-lists/${listId}/pay`, '支付指令已发出，等待银行回执', onClose);
  return (
    <ConfirmDialog
      open
      title={`重新支付：${line.officerName}`}
      confirmLabel="重新发出支付指令"
      pending={pay.pending}
      error={pay.error}
      onConfirm={() => pay.start({ lineIds: [line.id] })}
      onClose={onClose}
    >
      <Typography>
        {formatMoney(line.fen)}，{line.bankName} {line.bankAccountMasked}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        已发出 {line.attempts} 次，上次失败原因 {line.failureCode ?? '未说明'}。请先核对收款账户。
      </Typography>
    </ConfirmDialog>
  );
}

/** Ends the attempts to pay a line, with the reason; its reservation is freed. */
export const GiveUpDialog = ({ listId, line, onClose }: LineDialogProps) => (
  <NoteDialog
    title={`不再支付：${line.officerName}`}
    confirmLabel="不再支付"
    path={`/reward-lists/${listId}/give-up-line`}
    body={{ lineId: line.id }}
    said="已登记不再支付"
    label="理由"
    maxLength={2000}
    onClose={onClose}
  >
    <Typography variant="body2">{formatMoney(line.fen)}；预留的资金随之释放。</Typography>
  </NoteDialog>
);

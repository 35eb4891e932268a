import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { formatMoney } from '../format';
import { useStart } from '../gathering/useStart';
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
export function GiveUpDialog({ listId, line, onClose }: LineDialogProps) {
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const giveUp = useStart(`/reward-lists/${listId}/give-up-line`, '已登记不再支付', onClose);
  const missing = tried && !note.trim();
  return (
    <ConfirmDialog
      open
      title={`不再支付：${line.officerName}`}
      confirmLabel="不再支付"
      pending={giveUp.pending}
      error={giveUp.error}
      onConfirm={() => {
        setTried(true);
        if (note.trim()) giveUp.start({ lineId: line.id, note: note.trim() });
      }}
      onClose={onClose}
    >
      <Typography variant="body2">{formatMoney(line.fen)}；预留的资金随之释放。</Typography>
      <TextField
        label="理由"
        required
        multiline
        minRows={3}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={missing}
        helperText={missing ? '请写明理由' : undefined}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </ConfirmDialog>
  );
}

import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { formatMoney, yuanToFen } from '../format';
import { AmountField } from '../redemption/create/AmountField';
import { amountProblem } from '../redemption/create/amount';
import { ConfirmDialog, callApi, newIdempotencyKey } from '../shared';
import type { FundPoolView } from './types';

interface Props {
  pool: FundPoolView;
  onClose(): void;
}

/** Records money that came into the pool, with the number of its voucher. One key per dialog: sent once. */
export function TopUpDialog({ pool, onClose }: Props) {
  const [amount, setAmount] = useState('');
  const [reference, setReference] = useState('');
  const [key] = useState(newIdempotencyKey);
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const notify = useNotify();
  const refresh = useRefresh();
  const fen = yuanToFen(amount);

  const send = async () => {
    setTried(true);
    if (pending || amountProblem(amount, null) || reference.trim() === '') return;
    setPending(true);
    setError(null);
    try {
      const body = { amountFen: fen, reference: reference.trim() };
      await callApi(`/fund-pools/${pool.id}/top-ups`, { method: 'POST', body, idempotencyKey: key });
      notify(`已补充 ${formatMoney(fen)}。`, { type: 'success' });
      refresh();
      onClose();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setPending(false);
    }
  };

  return (
    <ConfirmDialog
      open
      title={`补充资金池：${pool.name}`}
      confirmLabel="确认补充"
      pending={pending}
      error={error}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <AmountField label="补充金额" value={amount} ceilingFen={null} strict={tried} onChange={setAmount} />
      <TextField
        label="拨款文号或凭证号"
        required
        value={reference}
        error={tried && reference.trim() === ''}
        helperText={tried && reference.trim() === '' ? '请填写拨款文号或凭证号。' : '同一凭证号只能登记一次'}
        onChange={(event) => setReference(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
    </ConfirmDialog>
  );
}

import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { formatDate } from '../format';
import { useStart } from '../gathering/useStart';
import { ConfirmDialog } from '../shared';
import { ITEMS, type ReviewRowView } from './types';

/** The organ confirms what it found of one person in a span; the process measures the items once more by itself. */
export function ConfirmReviewDialog({
  row,
  from,
  to,
  onClose,
}: {
  row: ReviewRowView;
  from: string;
  to: string;
  onClose: () => void;
}) {
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const confirm = useStart(`/officer-terms/${row.termId}/confirm-review`, '已确认评议', onClose);
  const missing = tried && !note.trim();
  return (
    <ConfirmDialog
      open
      title={`确认评议：${row.officerName}`}
      confirmLabel="确认评议"
      pending={confirm.pending}
      error={confirm.error}
      onConfirm={() => {
        setTried(true);
        if (note.trim()) confirm.start({ from, to, note: note.trim() });
      }}
      onClose={onClose}
    >
      <Typography variant="body2">
        期间 {formatDate(from)} 至 {formatDate(to)}（在聘期以内）。
        {ITEMS.map(({ group, label, of }) => `${group}·${label} ${of(row)}`).join('，')}。
      </Typography>
      <TextField
        label="评议意见"
        required
        multiline
        minRows={4}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={missing}
        helperText={missing ? '请写明评议意见' : '意见告知本人；指标随确认一并留存。'}
        slotProps={{ htmlInput: { maxLength: 4000 } }}
      />
    </ConfirmDialog>
  );
}

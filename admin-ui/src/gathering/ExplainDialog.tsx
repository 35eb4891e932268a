import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ConfirmDialog } from '../shared';
import type { OccasionPeriodView } from './types';
import { useStart } from './useStart';

/** The office says why nothing was held in a period that is over. */
export function ExplainDialog({
  schemeCode,
  period,
  onClose,
}: {
  schemeCode: string;
  period: OccasionPeriodView;
  onClose: () => void;
}) {
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const path = `/scheme-watches/${encodeURIComponent(schemeCode)}/explain-missed`;
  const explain = useStart(path, '已提交说明', onClose);
  const missing = tried && !note.trim();
  return (
    <ConfirmDialog
      open
      title="说明未举行的原因"
      confirmLabel="提交说明"
      pending={explain.pending}
      error={explain.error}
      onConfirm={() => {
        setTried(true);
        if (note.trim()) explain.start({ obligationId: period.obligationId, note: note.trim() });
      }}
      onClose={onClose}
    >
      <Typography variant="body2">
        {period.label}　{period.from} 至 {period.to}。未按期举行的事实仍留存，督促升级随之停止。
      </Typography>
      <TextField
        label="原因"
        required
        multiline
        minRows={3}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={missing}
        helperText={missing ? '请写明原因' : undefined}
        slotProps={{ htmlInput: { maxLength: 4000 } }}
      />
    </ConfirmDialog>
  );
}

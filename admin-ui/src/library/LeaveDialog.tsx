import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useEvaluationAct } from '../evaluation/useEvaluationAct';
import { ConfirmDialog } from '../shared';

/** Lets the chosen leave the library; rounds that were frozen keep them. */
export function LeaveDialog({ memberIds, onClose }: { memberIds: string[]; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const { send, pending, error, errors } = useEvaluationAct('/library/members/leave', {
    about: 'library',
    said: `${memberIds.length} 人已离库`,
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      open
      title={`${memberIds.length} 人离库`}
      confirmLabel="离库"
      pending={pending}
      error={error}
      onConfirm={() => send({ memberIds, reason })}
      onClose={onClose}
    >
      <Typography variant="body2">离库后不再参加以后的抽样；已经冻结的轮次不受影响。</Typography>
      <TextField
        label="理由"
        required
        multiline
        minRows={2}
        value={reason}
        error={Boolean(errors.reason)}
        helperText={errors.reason ?? '如本轮更新调整、调离、本人退出'}
        onChange={(event) => setReason(event.target.value)}
      />
    </ConfirmDialog>
  );
}

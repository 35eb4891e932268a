import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { z } from 'zod';
import type { MemberPersonView } from '../../../api/library/schemas';
import { useEvaluationAct } from '../evaluation/useEvaluationAct';
import { ConfirmDialog } from '../shared';
import { CorrectFields } from './CorrectFields';

type Person = z.output<typeof MemberPersonView>;

/** Asks why before it shows somebody in full; afterwards what is wrong can be put right. */
export function RevealDialog({ memberId, onClose }: { memberId: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [person, setPerson] = useState<Person | null>(null);
  const { send, pending, error, errors } = useEvaluationAct<Person>(`/library/members/${memberId}/reveal`, {
    about: 'library',
    said: '查看已记入审计日志',
    onDone: setPerson,
  });
  if (person) return <CorrectFields person={person} onClose={onClose} />;
  return (
    <ConfirmDialog
      open
      title="查看完整个人信息"
      confirmLabel="查看"
      pending={pending}
      error={error}
      onConfirm={() => send({ reason })}
      onClose={onClose}
    >
      <Typography variant="body2">谁在何时因何查看，都记入审计日志。</Typography>
      <TextField
        label="理由"
        required
        value={reason}
        error={Boolean(errors.reason)}
        helperText={errors.reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ConfirmDialog>
  );
}

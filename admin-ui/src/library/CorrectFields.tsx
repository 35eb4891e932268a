import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { z } from 'zod';
import type { MemberPersonView } from '../../../api/library/schemas';
import { useEvaluationAct } from '../evaluation/useEvaluationAct';
import { ConfirmDialog } from '../shared';

/** Somebody in full, and what is wrong put right with a reason. */
export function CorrectFields({
  person,
  onClose,
}: {
  person: z.output<typeof MemberPersonView>;
  onClose: () => void;
}) {
  const [fields, setFields] = useState({
    name: person.name,
    phone: person.phone ?? '',
    employer: person.employer ?? '',
    reason: '',
  });
  const { send, pending, error, errors } = useEvaluationAct(`/library/members/${person.id}/correct`, {
    about: 'library',
    said: '已更正',
    onDone: onClose,
  });
  const field = (name: keyof typeof fields, label: string, hint?: string) => (
    <TextField
      label={label}
      value={fields[name]}
      error={Boolean(errors[name])}
      helperText={errors[name] ?? hint}
      onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
    />
  );
  const { name, phone, employer, reason } = fields;
  return (
    <ConfirmDialog
      open
      title="样本人员"
      confirmLabel="保存更正"
      cancelLabel="关闭"
      pending={pending}
      error={error}
      onConfirm={() => send({ name, phone: phone || null, employer: employer || null, reason })}
      onClose={onClose}
    >
      {field('name', '姓名或企业名称')}
      {field('phone', '手机', '没有手机的，邀请以信函送达')}
      {field('employer', '单位')}
      {field('reason', '更正理由', '只查看不更正的，直接关闭')}
    </ConfirmDialog>
  );
}

import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useNotify } from 'react-admin';
import { ConfirmDialog, callApi, fieldErrors, newIdempotencyKey, problemOf } from '../shared';

/** One field of an act on an award. */
export interface Field {
  name: string;
  label: string;
  required?: boolean;
  number?: boolean;
  multiline?: boolean;
  hint?: string;
}

export const REASON: Field = { name: 'reason', label: '理由', required: true, multiline: true };

/** An act on an award with its fields; stays open with everything typed when it is refused. */
export function ActDialog({
  path,
  title,
  submitLabel,
  fields,
  given = {},
  children,
  onClose,
}: {
  path: string;
  title: string;
  submitLabel: string;
  fields: Field[];
  /** Sent along with what is typed. */
  given?: Record<string, unknown>;
  children?: ReactNode;
  onClose: () => void;
}) {
  const [key] = useState(newIdempotencyKey);
  const [values, setValues] = useState<Record<string, string>>({});
  const [missing, setMissing] = useState<Record<string, string>>({});
  const client = useQueryClient();
  const notify = useNotify();
  const send = useMutation({
    mutationFn: () => {
      const typed = fields.flatMap(({ name, number }) => {
        const value = values[name]?.trim();
        return value ? [[name, number ? Number(value) : value]] : [];
      });
      return callApi(path, {
        method: 'POST',
        body: { ...given, ...Object.fromEntries(typed) },
        idempotencyKey: key,
      });
    },
    onSuccess: async () => {
      notify('已办理', { type: 'success' });
      await client.invalidateQueries();
      onClose();
    },
  });
  const errors: Record<string, string> = {
    ...(send.error ? fieldErrors(problemOf(send.error)) : {}),
    ...missing,
  };
  const submit = () => {
    const found = fields.filter(({ name, required }) => required && !values[name]?.trim());
    setMissing(Object.fromEntries(found.map(({ name, label }) => [name, `请填写${label}`])));
    if (found.length === 0) send.mutate();
  };
  return (
    <ConfirmDialog
      open
      title={title}
      confirmLabel={submitLabel}
      pending={send.isPending}
      error={send.error}
      onConfirm={submit}
      onClose={onClose}
    >
      {children}
      {fields.map(({ name, label, required, number, multiline, hint }) => (
        <TextField
          key={name}
          label={label}
          required={required}
          type={number ? 'number' : 'text'}
          multiline={multiline}
          minRows={multiline ? 2 : undefined}
          value={values[name] ?? ''}
          onChange={(event) => {
            setMissing(({ [name]: _gone, ...rest }) => rest);
            setValues((before) => ({ ...before, [name]: event.target.value }));
          }}
          error={Boolean(errors[name])}
          helperText={errors[name] ?? hint}
        />
      ))}
    </ConfirmDialog>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLogoutIfAccessDenied, useNotify } from 'react-admin';
import { fieldErrors, newIdempotencyKey, problemOf } from '../shared/http';
import { DOCUMENT_LABELS, labelOf } from '../shared/labels';
import { sendCommand } from './commands';
import type { CommandForm, Errors, Values } from './types';

function readDraft(key: string): Values | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Values | null;
  } catch {
    return null;
  }
}

/** What was done, with the numbers of the documents it issued. */
const doneText = (numbers: Record<string, string>): string => {
  const issued = Object.entries(numbers).map(
    ([kind, number]) => `${labelOf(DOCUMENT_LABELS, kind)} ${number}`,
  );
  return issued.length > 0 ? `已办理，出具${issued.join('、')}` : '已办理';
};

/**
 * State of one command form. What is typed is kept as a draft in this tab until the step succeeds or the person
 * discards it; `path` is the process's own, e.g. `/officer-terms/<id>`; the idempotency key lives as long as the form is open.
 */
export function useCommandForm<R>(
  path: string,
  record: R,
  command: string,
  form: CommandForm<R>,
  onDone: () => void,
) {
  const storageKey = `draft${path}/${command}`;
  const [key] = useState(newIdempotencyKey);
  const [values, setValues] = useState<Values>(() => ({
    ...form.initial?.(record),
    ...readDraft(storageKey),
  }));
  const [touched, setTouched] = useState(false);
  const [localErrors, setLocalErrors] = useState<Errors>({});
  const client = useQueryClient();
  const notify = useNotify();
  const logoutIfExpired = useLogoutIfAccessDenied();

  useEffect(() => {
    if (touched) sessionStorage.setItem(storageKey, JSON.stringify(values));
  }, [touched, storageKey, values]);

  const step = useMutation({
    mutationFn: () => sendCommand(path, command, form.body?.(values, record) ?? {}, key),
    onSuccess: async ({ numbers }) => {
      sessionStorage.removeItem(storageKey);
      notify(doneText(numbers), { type: 'success' });
      await client.invalidateQueries();
      onDone();
    },
    onError: (error) => void logoutIfExpired(error),
  });

  const set = (name: string, value: unknown) => {
    setTouched(true);
    setLocalErrors(({ [name]: _gone, ...rest }) => rest);
    setValues((before) => ({ ...before, [name]: value }));
  };
  const submit = () => {
    const found = form.check?.(values, record) ?? {};
    setLocalErrors(found);
    if (Object.keys(found).length === 0) step.mutate();
  };
  const serverErrors = step.error ? (fieldErrors(problemOf(step.error)) ?? {}) : {};
  return {
    values,
    set,
    submit,
    errors: { ...serverErrors, ...localErrors },
    error: step.error,
    pending: step.isPending,
  };
}

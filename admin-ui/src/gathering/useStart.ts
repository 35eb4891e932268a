import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLogoutIfAccessDenied, useNotify } from 'react-admin';
import type { Errors, Values } from '../process/types';
import { callApi, fieldErrors, newIdempotencyKey, problemOf } from '../shared';

/**
 * Posts what begins something new, or one small step of a table row. The key lives as long as the form is open, so that
 * a lost answer never becomes a second effect.
 */
export function useStart<Answer>(path: string, done: string, onDone: (answer: Answer) => void) {
  const [key] = useState(newIdempotencyKey);
  const client = useQueryClient();
  const notify = useNotify();
  const logoutIfExpired = useLogoutIfAccessDenied();
  const { mutate, error, isPending } = useMutation({
    mutationFn: (body: object) => callApi<Answer>(path, { method: 'POST', body, idempotencyKey: key }),
    onSuccess: async (answer) => {
      notify(done, { type: 'success' });
      await client.invalidateQueries();
      onDone(answer);
    },
    onError: (refusal) => void logoutIfExpired(refusal),
  });
  const serverErrors: Errors = error ? (fieldErrors(problemOf(error)) ?? {}) : {};
  return { start: (body: object) => mutate(body), error, serverErrors, pending: isPending };
}

/** What is typed into a page, kept in this tab until `forget` is called. */
export function useDraftValues(name: string, initial: Values) {
  const storageKey = `draft${name}`;
  const [values, setValues] = useState<Values>(() => ({ ...initial, ...readDraft(storageKey) }));
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (touched) sessionStorage.setItem(storageKey, JSON.stringify(values));
  }, [touched, storageKey, values]);
  const set = (field: string, value: unknown) => {
    setTouched(true);
    setValues((before) => ({ ...before, [field]: value }));
  };
  const forget = () => {
    setTouched(false);
    sessionStorage.removeItem(storageKey);
  };
  return { values, set, forget };
}

function readDraft(key: string): Values | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Values | null;
  } catch {
    return null;
  }
}

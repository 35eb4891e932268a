import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { callApi, newIdempotencyKey } from '../shared';
import { fieldErrors, problemOf } from '../shared/http';

/** One act on sites or codes: the same key for every retry, the lists are read anew, errors by field. */
export function useAct<R = { id: string }>(path: string, done: (answer: R) => string, onDone: () => void) {
  const [key, setKey] = useState(newIdempotencyKey);
  const client = useQueryClient();
  const notify = useNotify();
  const act = useMutation({
    mutationFn: (body: object) => callApi<R>(path, { method: 'POST', body, idempotencyKey: key }),
    onSuccess: async (answer) => {
      notify(done(answer), { type: 'success' });
      setKey(newIdempotencyKey());
      await client.invalidateQueries({ queryKey: ['rating-points'] });
      onDone();
    },
    // What was refused may have been changed by somebody else meanwhile: what is shown is as it stands now.
    onError: () => client.invalidateQueries({ queryKey: ['rating-points'] }),
  });
  return {
    send: act.mutate,
    pending: act.isPending,
    error: act.error,
    errors: act.error ? (fieldErrors(problemOf(act.error)) ?? {}) : {},
    /** Something else is asked for now. */
    changed: () => {
      act.reset();
      setKey(newIdempotencyKey());
    },
  };
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { callApi, newIdempotencyKey } from '../shared';
import { fieldErrors, problemOf } from '../shared/http';

/**
 * One act of the organiser: the same key for every retry, so that a lost answer never becomes a second effect; the
 * pages whose queries begin with `about` are read anew; errors by field, and what was typed stays.
 */
export function useEvaluationAct<R = unknown>(
  path: string,
  { about, said, onDone }: { about: string; said: string; onDone?: (answer: R) => void },
) {
  const [key, setKey] = useState(newIdempotencyKey);
  const client = useQueryClient();
  const notify = useNotify();
  const act = useMutation({
    mutationFn: (body: object) => callApi<R>(path, { method: 'POST', body, idempotencyKey: key }),
    onSuccess: async (answer) => {
      notify(said, { type: 'success' });
      setKey(newIdempotencyKey());
      await client.invalidateQueries({ queryKey: [about] });
      onDone?.(answer);
    },
    onError: (error) => {
      // A refusal has had no effect: what is sent next is another request.
      if (problemOf(error).status >= 400 && problemOf(error).status < 500) setKey(newIdempotencyKey());
    },
  });
  return {
    send: act.mutate,
    pending: act.isPending,
    error: act.error,
    errors: act.error ? (fieldErrors(problemOf(act.error)) ?? {}) : {},
  };
}

import { useRef, useState } from 'react';
import type { StepAnswer } from '../../../../workflows/redemption/messages';
import { callApi, newIdempotencyKey, problemOf } from '../../shared';
import { runCommand } from '../commands';
import type { SubmitBody } from './checks';
import type { Draft } from './draft';
import type { ChangeDraft } from './useDraft';

/** The application is in; `acceptError` is set when only the acceptance that should follow was refused. */
export interface Submitted {
  redemptionId: string;
  accepted: boolean;
  acceptError: unknown;
}

/**
 * Sends an application once, however often the button is pressed: one key for the whole form. The key is changed
 * only after a definite refusal, so a lost connection can be retried without a second case.
 */
export function useSubmit(draft: Draft, change: ChangeDraft) {
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function submit(body: SubmitBody, thenAccept: boolean): Promise<Submitted | null> {
    if (busy.current) return null;
    busy.current = true;
    setPending(true);
    setError(null);
    try {
      const { redemptionId } = await callApi<StepAnswer>('/redemptions', {
        method: 'POST',
        body,
        idempotencyKey: draft.submitKey,
      });
      if (!thenAccept) return { redemptionId, accepted: false, acceptError: null };
      return await accept(redemptionId);
    } catch (refusal) {
      if (isDefinite(refusal)) change({ submitKey: newIdempotencyKey() });
      setError(refusal);
      return null;
    } finally {
      busy.current = false;
      setPending(false);
    }
  }

  async function accept(redemptionId: string): Promise<Submitted> {
    try {
      await runCommand(redemptionId, 'accept', {}, draft.acceptKey);
      return { redemptionId, accepted: true, acceptError: null };
    } catch (acceptError) {
      return { redemptionId, accepted: false, acceptError };
    }
  }

  return { submit, pending, error };
}

/** Nothing was done: the form was not right, or a rule refused it. All else may have been done or may yet be. */
function isDefinite(error: unknown): boolean {
  const { status, ruleId } = problemOf(error);
  return status === 422 || (status === 409 && ruleId !== undefined);
}

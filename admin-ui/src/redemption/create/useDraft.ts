import { useCallback, useEffect, useState } from 'react';
import { type Draft, dropDraft, emptyDraft, keepDraft, loadDraft } from './draft';

export type ChangeDraft = (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;

/**
 * The draft kept under `name` in this tab: a reload finds it again, `drop` forgets it for good (also when the
 * page is left right after).
 */
export function useDraft(name: string): {
  draft: Draft;
  change: ChangeDraft;
  drop: () => void;
  reset: () => void;
} {
  const [draft, setDraft] = useState<Draft>(() => loadDraft(name));
  const [dropped, setDropped] = useState(false);
  useEffect(() => {
    if (!dropped) keepDraft(name, draft);
  }, [name, draft, dropped]);
  const change = useCallback<ChangeDraft>((patch) => {
    setDraft((now) => ({ ...now, ...(typeof patch === 'function' ? patch(now) : patch) }));
  }, []);
  const drop = useCallback(() => {
    setDropped(true);
    dropDraft(name);
  }, [name]);
  const reset = useCallback(() => {
    setDraft(emptyDraft());
  }, []);
  return { draft, change, drop, reset };
}

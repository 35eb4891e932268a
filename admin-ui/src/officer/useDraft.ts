import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { DraftBody } from '../../../api/officer-term/commandSchemas';
import type { FormAnswers } from '../../../workflows/rules/officer-term/forms';
import type { SubmissionKind } from '../../../workflows/rules/officer-term/parameters';
import { sendCommand } from '../process/commands';
import { callApi, newIdempotencyKey } from '../shared';
import type { FileView, OwnSubmissionView } from './types';

/** What is being written; files by the server's ids. */
export interface Draft {
  kind: SubmissionKind;
  nil: boolean;
  urgent: boolean;
  title: string;
  body: string;
  remedy: string;
  details: FormAnswers;
  place: string;
  targetOrganisationId: string | null;
  targetText: string;
  observedOn: string | null;
  knownOn: string | null;
  files: FileView[];
}

export function draftOf(view: OwnSubmissionView): Draft {
  const { kind, nil, urgent, title, body, remedy, details, place, files } = view;
  const { targetOrganisationId, targetName, observedOn, knownOn } = view;
  return {
    kind,
    nil,
    urgent,
    title,
    body,
    remedy,
    details,
    place,
    targetOrganisationId,
    targetText: targetOrganisationId === null ? (targetName ?? '') : '',
    observedOn,
    knownOn,
    files: files as FileView[],
  };
}

const bodyOf = ({ files, ...rest }: Draft): z.input<typeof DraftBody> => ({
  ...rest,
  files: files.map(({ uploadId }) => uploadId),
});

const AFTER_MS = 1_200;
const localKey = (termId: string, id: string | null) => `officer-draft/${termId}/${id ?? 'new'}`;

/** What this device remembers of a draft that could not be sent yet. */
export function remembered(termId: string, id: string | null): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(localKey(termId, id)) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

/**
 * A draft that saves itself: a moment after each change it goes to the server, and until then, or while the line is
 * down, to this device. `saved` tells whether the server has everything.
 */
export function useDraft(termId: string, start: Draft, startId: string | null) {
  const [draft, setDraft] = useState(start);
  const [id, setId] = useState(startId);
  const [saved, setSaved] = useState(startId !== null);
  const [key] = useState(newIdempotencyKey);
  const [fileKey] = useState(newIdempotencyKey);
  const latest = useRef(draft);
  latest.current = draft;
  const client = useQueryClient();

  const save = useMutation({
    mutationFn: async () => {
      const sent = latest.current;
      const path = `/officer-terms/${termId}/drafts`;
      const view =
        id === null
          ? await callApi<OwnSubmissionView>(path, {
              method: 'POST',
              body: bodyOf(sent),
              idempotencyKey: key,
            })
          : await callApi<OwnSubmissionView>(`${path}/${id}`, { method: 'PUT', body: bodyOf(sent) });
      return { view, sent };
    },
    onSuccess: ({ view, sent }) => {
      localStorage.removeItem(localKey(termId, id));
      setId(view.id);
      if (latest.current === sent) setSaved(true);
      else localStorage.setItem(localKey(termId, view.id), JSON.stringify(latest.current));
    },
  });
  const { mutate, isPending } = save;
  useEffect(() => {
    if (saved || isPending || draft === start) return;
    const timer = setTimeout(() => mutate(), AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, saved, isPending, start, mutate]);

  const change = (changes: Partial<Draft>) => {
    setSaved(false);
    setDraft((before) => {
      const after = { ...before, ...changes };
      localStorage.setItem(localKey(termId, id), JSON.stringify(after));
      return after;
    });
  };
  const file = useMutation({
    mutationFn: async () => {
      const { view } = saved && id !== null ? { view: { id } } : await save.mutateAsync();
      return sendCommand(`/officer-terms/${termId}`, 'file', { submissionId: view.id }, fileKey);
    },
    onSuccess: () => {
      localStorage.removeItem(localKey(termId, id));
      return client.invalidateQueries();
    },
  });
  return { draft, change, id, saved, saving: isPending, saveError: save.error, file, retry: () => mutate() };
}

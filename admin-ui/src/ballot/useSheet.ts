import { useCallback, useState } from 'react';
import type { AnswerSheet } from '../../../workflows/rules/evaluation/questionnaire/types';

interface Kept {
  sheet: AnswerSheet;
  /** It was being sent when this was kept: whether it arrived is not known. */
  sending: boolean;
}

const EMPTY: Kept = { sheet: {}, sending: false };
/** The part of a token that names the invitation; the signature is kept nowhere. */
const keyOf = (token: string): string => `ballot:${token.split('.')[0]}`;

function read(key: string): Kept {
  try {
    return { ...EMPTY, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>) };
  } catch {
    return EMPTY;
  }
}

/** Whether this device was sending a sheet when it lost the network: an invitation that is used was used by it. */
export const wasSending = (token: string): boolean => read(keyOf(token)).sending;

/** Takes the kept answers off this device. */
export const forgetSheet = (token: string): void => localStorage.removeItem(keyOf(token));

/** Answers kept on this device until they are handed in; the server hears of them only then. */
export function useSheet(token: string) {
  const key = keyOf(token);
  const [kept, setKept] = useState<Kept>(() => read(key));
  const keep = useCallback(
    (change: (before: Kept) => Kept) =>
      setKept((before) => {
        const next = change(before);
        try {
          localStorage.setItem(key, JSON.stringify(next));
        } catch {
          // A device without storage keeps the answers as long as the page is open.
        }
        return next;
      }),
    [key],
  );
  const answer = useCallback(
    (objectId: string, answers: Record<string, string>) =>
      keep(({ sheet, sending }) => ({
        sending,
        sheet: { ...sheet, [objectId]: { ...sheet[objectId], ...answers } },
      })),
    [keep],
  );
  const setSending = useCallback((sending: boolean) => keep((before) => ({ ...before, sending })), [keep]);
  const clear = useCallback(() => {
    localStorage.removeItem(key);
    setKept(EMPTY);
  }, [key]);
  return { ...kept, answer, setSending, clear };
}

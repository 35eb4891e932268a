import { newIdempotencyKey } from '../../shared';
import type { EnterpriseRow, MaterialFiles, MaterialRef, NewEnterprise } from './types';

/** Everything typed into the form so far. `submitKey` and `acceptKey` are the Idempotency-Keys of its two commands. */
export interface Draft {
  submitKey: string;
  acceptKey: string;
  step: number;
  search: string;
  enterprise: EnterpriseRow | null;
  newEnterprise: NewEnterprise | null;
  itemId: string | null;
  amount: string;
  materials: MaterialFiles;
}

/** An untouched draft with keys of its own. */
export function emptyDraft(): Draft {
  return {
    submitKey: newIdempotencyKey(),
    acceptKey: newIdempotencyKey(),
    step: 0,
    search: '',
    enterprise: null,
    newEnterprise: null,
    itemId: null,
    amount: '',
    materials: {},
  };
}

/** The draft kept under this name in the browser tab, or an empty one when there is none or it is unreadable. */
export function loadDraft(name: string): Draft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(name) ?? 'null') as Partial<Draft> | null;
    return kept?.submitKey ? { ...emptyDraft(), ...kept } : emptyDraft();
  } catch {
    return emptyDraft();
  }
}

/** Keeps the draft for this tab; a full or forbidden store is no reason to disturb the person typing. */
export function keepDraft(name: string, draft: Draft): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(draft));
  } catch {
    /* the form goes on without a kept draft */
  }
}

export function dropDraft(name: string): void {
  try {
    sessionStorage.removeItem(name);
  } catch {
    /* nothing was kept */
  }
}

/** The files as the API takes them, only for lines that the chosen guide has. */
export function materialRefs(files: MaterialFiles, keys: string[]): MaterialRef[] {
  return keys.flatMap((materialKey) =>
    (files[materialKey] ?? []).map((file) => ({ materialKey, uploadId: file.id })),
  );
}

/** Names of required lines that still have no file. */
export function missingMaterials(
  checklist: { key: string; name: string; required: boolean }[],
  files: MaterialFiles,
): string[] {
  return checklist
    .filter((line) => line.required && (files[line.key] ?? []).length === 0)
    .map((line) => line.name);
}

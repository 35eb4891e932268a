/** What the step left on record: its details, the numbers it gave, what the database answered. */
export type After = Record<string, unknown>;

/** Names that a sentence may need; ids that are not known are left out of it. */
export interface Names {
  organisation(id: unknown): string | null;
  account(id: unknown): string | null;
}

/** What timeline and history need to know of the thing that a process is about. */
export interface ProcessSubject {
  /** Type and id of the audit chain. */
  type: string;
  id: string;
  workflowId: string;
  labelOf(action: string): string;
  clockLabelOf(kind: string): string;
  /** One Chinese sentence on what a step did. */
  summaryOf(action: string, after: After, names: Names): string;
}

/** The number that a step gave to a paper of this kind, in brackets; nothing when it gave none. */
export function numberIn(after: After, kind: string): string {
  const found = (after.numbers as Record<string, string> | undefined)?.[kind];
  return found ? `（${found}）` : '';
}

import type { ReactNode } from 'react';
import type { Role } from '../shared/types';

/** What a person has filled in; plain JSON, so that a draft survives an expired session. */
export type Values = Record<string, unknown>;
export type Errors = Record<string, string>;

/** What the inputs of a form about `record` get. */
export interface FieldsProps<R = unknown> {
  record: R;
  values: Values;
  errors: Errors;
  set: (name: string, value: unknown) => void;
}

/** The form of one command: what it says, asks, starts with, and sends. */
export interface CommandForm<R = unknown> {
  /** One sentence on what the step does and which clock it starts or ends. */
  intro: string;
  submitLabel: string;
  /** The inputs; each is a component of its own. */
  fields?: (props: FieldsProps<R>) => ReactNode;
  initial?: (record: R) => Values;
  /** Mistakes that need no server, by field; the server's own checks come after. */
  check?: (values: Values, record: R) => Errors;
  /** The request body; null values are left out. */
  body?: (values: Values, record: R) => Record<string, unknown>;
}

export type CommandForms<R> = Record<string, CommandForm<R>>;

/** What a step answers, whatever the process. */
export interface Done {
  numbers: Record<string, string>;
}

export const textOf = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

/** A text with its spaces trimmed, or undefined when nothing was written. */
export const written = (values: Values, name: string): string | undefined =>
  textOf(values, name).trim() || undefined;

/** Messages for the fields that are still empty. */
export const need = (values: Values, fields: Record<string, string>): Errors =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !textOf(values, name).trim()));

export interface DocumentView {
  id: string;
  kind: string;
  number: string;
  issuedAt: string;
}

export type ClockEvent =
  | 'STARTED'
  | 'MET'
  | 'MET_LATE'
  | 'PAUSED'
  | 'RESUMED'
  | 'BREACHED'
  | 'CANCELLED'
  | 'RUNG'
  | 'MOVED';

/** One step of the history in business words; `actor` is null for what the system did by itself. */
export interface TimelineEntry {
  seq: number;
  at: string;
  action: string;
  label: string;
  actor: { displayName: string; organisationName: string | null; role: Role | null } | null;
  ruleId: string | null;
  summary: string;
  note: string | null;
  clocks: { kind: string; label: string; event: ClockEvent; dueAt?: string | null }[];
  documents: { id: string; kind: string; number: string }[];
}

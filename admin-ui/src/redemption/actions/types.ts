import type { ReactNode } from 'react';
import type { RedemptionDetail } from '../types';

/** What a person has filled in; plain JSON, so that a draft survives an expired session. */
export type Values = Record<string, unknown>;
export type Errors = Record<string, string>;

export interface FieldsProps {
  record: RedemptionDetail;
  values: Values;
  errors: Errors;
  set: (name: string, value: unknown) => void;
}

/** The form of one command: what it says, asks, starts with, and sends. */
export interface CommandForm {
  /** One sentence on what the step does and which clock it starts or ends. */
  intro: string;
  submitLabel: string;
  /** The inputs; each is a component of its own. */
  fields?: (props: FieldsProps) => ReactNode;
  initial?: (record: RedemptionDetail) => Values;
  /** Mistakes that need no server, by field; the server's own checks come after. */
  check?: (values: Values, record: RedemptionDetail) => Errors;
  /** The request body; null values are left out. */
  body?: (values: Values) => Record<string, unknown>;
}

export const textOf = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

/** A text with its spaces trimmed, or undefined when nothing was written. */
export const written = (values: Values, name: string): string | undefined =>
  textOf(values, name).trim() || undefined;

import { FOLLOW_UP_LIMITS } from '../../follow-up/parameters';
import type { EvaluationSchemeParameters } from '../parameters';

/** What a parameter may hold. A month and a day stand as `MM-DD`; null only where `mayBeOpen` says so. */
export type FieldKind =
  | { kind: 'NUMBER'; min: number; max: number; mayBeOpen?: boolean }
  | { kind: 'CHOICE'; options: { value: string; label: string }[] }
  | { kind: 'DAY' };

/** A parameter of the scheme that the organiser may set in a new version. */
export type SchemeField = FieldKind & {
  /** Its place in the parameters; entries of lists by number, by step or by key. */
  key: string;
  group: string;
  label: string;
  /** Chinese; empty where there is none. */
  unit: string;
  ruleId: string;
};

/** Points are whole tenths, so that they are never rounded. */
export const TENTHS = '×0.1分';

/** null: not fixed yet. */
export type FieldValue = number | string | null;
export type FieldValues = Record<string, FieldValue>;

/** What holds where a version says nothing of a parameter, because it is older. */
const DEFAULTS: FieldValues = { 'ratings.maxReworks': FOLLOW_UP_LIMITS.maxReworks };

/** Value of a field in the parameters; truths stand as YES and NO, so that they can be chosen. */
export function fieldValue(parameters: EvaluationSchemeParameters, key: string): FieldValue {
  const given = key.split('.').reduce(child, parameters as unknown);
  const value = given === undefined ? DEFAULTS[key] : given;
  if (typeof value === 'boolean') return value ? 'YES' : 'NO';
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  throw new Error(`${key} is no parameter of the scheme`);
}

/** The parameters with other values; everything that is no field stays as it is. */
export function withValues(
  parameters: EvaluationSchemeParameters,
  values: FieldValues,
): EvaluationSchemeParameters {
  const changed = structuredClone(parameters);
  for (const [key, value] of Object.entries(values)) {
    const path = key.split('.');
    const last = path.pop()!;
    const parent = path.reduce(child, changed as unknown) as Record<string, unknown>;
    parent[last] = typeof parent[last] === 'boolean' ? value === 'YES' : value;
  }
  return changed;
}

function child(parent: unknown, part: string): unknown {
  if (!Array.isArray(parent)) return (parent as Record<string, unknown>)[part];
  return parent[Number(part)] ?? parent.find((each) => each.step === part || each.key === part);
}

/** A value as people read it, with its unit. */
export function valueText(field: SchemeField, value: FieldValue | undefined): string {
  if (value === null || value === undefined) return '尚未确定';
  if (field.kind === 'CHOICE')
    return field.options.find((each) => each.value === value)?.label ?? String(value);
  if (field.unit === TENTHS) return `${Number(value) / 10} 分`;
  return field.unit ? `${value} ${field.unit}` : String(value);
}

/** The range that a field allows, in words. */
export function rangeText(field: SchemeField): string {
  if (field.kind === 'CHOICE') return field.options.map(({ label }) => label).join('；');
  if (field.kind === 'DAY') return '月-日，如 05-01';
  const counted = field.unit === TENTHS ? '（每 1 为 0.1 分）' : '';
  return `${field.min}～${field.max} 的整数${counted}${field.mayBeOpen ? '，可不填' : ''}`;
}

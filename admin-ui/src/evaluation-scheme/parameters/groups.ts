import type { SchemeField } from '../../../../workflows/rules/evaluation/scheme/field';

/** Fields by their group, in their order. */
export function groupsOf(fields: readonly SchemeField[]): { group: string; fields: SchemeField[] }[] {
  const names = [...new Set(fields.map(({ group }) => group))];
  return names.map((group) => ({ group, fields: fields.filter((each) => each.group === group) }));
}

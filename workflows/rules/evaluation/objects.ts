import { type EvaluationSchemeParameters, GROUPS, type Group } from './parameters';

/** A version of an evaluated object; names and bodies change with reforms, a round freezes its own list (GE-OBJ-1). */
export interface EvaluatedObject {
  id: string;
  group: Group;
  /** Place in the scheme's own list, from 1 within the group. */
  order: number;
  name: string;
  /** Whether the city's yearly target assessment covers it (AMB-GE-8). */
  inTargetAssessment: boolean;
  /** China dates, both included; null without end. */
  validFrom: string;
  validTo: string | null;
}

/** Objects in force on a China date, counties first, in the order of the scheme. */
export function objectsOn(objects: readonly EvaluatedObject[], day: string): EvaluatedObject[] {
  return objects
    .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))
    .sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || a.order - b.order);
}

/** Groups whose number of objects is not the scheme's (GE-OBJ-1); to be published with the round. */
export function objectDeviations(
  { objects: { counts, ruleId } }: EvaluationSchemeParameters,
  objects: readonly Pick<EvaluatedObject, 'group'>[],
): { group: Group; required: number; actual: number; ruleId: string }[] {
  return GROUPS.flatMap((group) => {
    const actual = objects.filter((each) => each.group === group).length;
    return actual === counts[group] ? [] : [{ group, required: counts[group], actual, ruleId }];
  });
}

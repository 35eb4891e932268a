import type { OfficerSchemeParameters } from './parameters';

/** The organ of each scheme that does its daily work: it receives, screens, notifies and keeps the records. */
export const OFFICE_ORGANS: Record<string, string> = {
  BT: 'OPERATOR',
  HB: 'APPOINTING_UNIT',
  LA: 'BUREAU',
  'YY-P': 'OPERATOR',
  'YY-S': 'OPERATOR',
};

/** Rule by which each scheme gives its organs their parts; a refusal for want of competence names it. */
const ORGAN_RULES: Record<string, string> = {
  BT: 'BT-ORG-3',
  HB: 'HB-ORG-2',
  LA: 'LA-SEL-3',
  'YY-P': 'YY-P-3',
  'YY-S': 'YY-S-5',
};

export function organRuleOf(schemeCode: string): string {
  return ORGAN_RULES[schemeCode] ?? 'ORGANS';
}

/** Code of the office's organ; a scheme that is not named above has its verifier do the daily work. */
export function officeOrganOf(
  schemeCode: string,
  { discipline }: Pick<OfficerSchemeParameters, 'discipline'>,
): string {
  return OFFICE_ORGANS[schemeCode] ?? discipline.verifier;
}

/** Codes of all organs that decide something in a term: grounds, verification, reviews and what follows a term. */
export function decidingOrgans({
  grounds,
  discipline,
  assessment,
}: Pick<OfficerSchemeParameters, 'grounds' | 'discipline' | 'assessment'>): string[] {
  return [...new Set([...grounds.map(({ decider }) => decider), discipline.verifier, assessment.confirmer])];
}

/** Schemes whose officers are never sent to the unit that employs them (BT-DUT-2, AMB-LA-3). */
const OWN_UNIT_RULES: Record<string, string> = { BT: 'BT-DUT-2', LA: 'AMB-LA-3' };

export function ownUnitRuleOf(schemeCode: string): string | null {
  return OWN_UNIT_RULES[schemeCode] ?? null;
}

import type { EventKind, OfficerSchemeParameters } from '../officer-term/parameters';

const KIND_RULES: Record<EventKind, string> = {
  SESSION: 'LA-EXP-2',
  MEETING: 'HB-MEC-2',
  TRAINING: 'LA-MGT-1',
  COLLECTIVE: 'YY-X-3',
  EVALUATION: 'BT-DUT-7',
};

type Scheme = Pick<OfficerSchemeParameters, 'duties' | 'eligibility' | 'assessment'>;

/** Kinds of gatherings that a scheme knows: what it lays down, and training and collective activities everywhere. */
export function gatheringKinds({ duties, assessment }: Scheme): EventKind[] {
  const kinds: EventKind[] = [
    ...duties.occasions.map(({ kind }) => kind),
    ...(duties.absences?.kinds ?? []),
    ...(assessment.kind === 'ADOPTION_GRADES' ? (['EVALUATION'] as const) : []),
    'TRAINING',
    'COLLECTIVE',
  ];
  return [...new Set(kinds)];
}

/** The rule on which a gathering of this kind stands in a scheme. */
export function gatheringRule({ duties, eligibility }: Scheme, kind: EventKind): string {
  const occasion = duties.occasions.find((each) => each.kind === kind);
  if (occasion) return occasion.ruleId;
  if (kind === 'TRAINING' && eligibility.trainingBeforeDuty) return eligibility.trainingBeforeDuty.ruleId;
  return duties.absences?.kinds.includes(kind) ? duties.absences.ruleId : KIND_RULES[kind];
}

/** Kinds in which a unit is looked at, so that nobody may be sent to his own (BT-DUT-2, AMB-LA-3). */
export const looksAtUnits = (kind: EventKind): boolean => kind === 'SESSION' || kind === 'EVALUATION';

/** A meeting leaves minutes; without them it is not closed (HB-MEC-4, YY-M-6). */
export const needsMinutes = (kind: EventKind): boolean => kind === 'MEETING';

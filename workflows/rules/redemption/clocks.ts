import type { ItemFacts, RedemptionParameters } from './types';

/** Kinds of obligations of a case and the rule each stands on. */
export const OBLIGATION_RULES = {
  INTAKE: 'GR-U4',
  T1_ASSIGN: 'GR-T1',
  T2_RESPOND: 'GR-T2',
  T3_REVIEW: 'GR-T3',
  T4_PAY: 'GR-T4',
  OVERALL: 'GR-U2',
  CALLBACK: 'GR-U7',
} as const;
export type ObligationKind = keyof typeof OBLIGATION_RULES;

export interface ReviewLimit {
  workingDays: number;
  basis: 'PLAN' | 'GUIDE_SHORTER' | 'GUIDE_LONGER_WITH_BASIS' | 'OWN_LEVEL';
}

/**
 * Working days for the department's review (GR-T3, AMB-GR-2): the plan's limit binds every item of city
 * policy; a shorter guide wins; a longer one only with a recorded basis; province and state items follow
 * their own guide.
 */
export function reviewLimit(
  item: Pick<ItemFacts, 'policyLevel' | 'reviewWorkingDays' | 'longerLimitBasis'>,
  parameters: RedemptionParameters,
): ReviewLimit {
  const plan = parameters.clocks.reviewWorkingDays;
  const guide = item.reviewWorkingDays;
  if (item.policyLevel !== 'CITY') return { workingDays: guide, basis: 'OWN_LEVEL' };
  if (guide < plan) return { workingDays: guide, basis: 'GUIDE_SHORTER' };
  if (guide > plan && item.longerLimitBasis) return { workingDays: guide, basis: 'GUIDE_LONGER_WITH_BASIS' };
  return { workingDays: plan, basis: 'PLAN' };
}

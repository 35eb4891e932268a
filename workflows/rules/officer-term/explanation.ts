/** Schemes that ask for an explanation to the officer whose opinion is not adopted, and the rule that asks for it. */
const EXPLANATION_RULES: Readonly<Record<string, string>> = {
  HB: 'HB-MEC-3',
  'YY-P': 'YY-M-7',
  'YY-S': 'YY-M-7',
};

/** Rule behind the explanation of what is not adopted; `otherwise` where the scheme is silent and the product asks for it. */
export const explanationRuleOf = (schemeCode: string, otherwise: string): string =>
  EXPLANATION_RULES[schemeCode] ?? otherwise;

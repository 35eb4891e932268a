import type { SchemeOrganTable } from '../schema';

/** Which organisation is which organ, by the codes in `parameters.organs` of each scheme. */
const ORGANS: Record<string, Record<string, string>> = {
  BT: { FILING_AUTHORITY: 'BT-GOVERNMENT', APPROVER: 'BT-MEETING', OPERATOR: 'BT-OFFICE' },
  HB: { APPROVER: 'HBQ-OFFICE', APPOINTING_UNIT: 'HBQ-DEVELOPMENT', RECOMMENDER: 'HBQ-UNITED-FRONT' },
  LA: { FIRST_REVIEWER: 'LA-CENTRE', BUREAU: 'LA-BUREAU' },
  'YY-P': { FIRST_REVIEWER: 'YY-INDUSTRY', OPERATOR: 'YY-OFFICE', APPROVER: 'YY-GROUP' },
  'YY-S': { APPROVER: 'YY-GROUP', OPERATOR: 'YY-OFFICE' },
  GE: {
    ORGANISER: 'GY-EVALUATION', // configuration (AMB-GE-9)
    CITY_GOVERNMENT: 'GY-GOVERNMENT',
    STANDING_COMMITTEE: 'GY-COMMITTEE',
    TARGET_OFFICE: 'GY-TARGET',
  },
};

export const schemeOrgans: readonly SchemeOrganTable[] = Object.entries(ORGANS).flatMap(
  ([schemeCode, organs]) =>
    Object.entries(organs).map(([organCode, organisationId]) => ({ schemeCode, organCode, organisationId })),
);

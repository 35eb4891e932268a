import { hasRole, useSession } from '../shared';

/** Finance pays officers, but reads neither their terms nor their assessment. */
export const useReadsTerms = (): boolean =>
  hasRole(useSession(), 'ORGANISER', 'DECISION_BODY', 'SUPERVISOR', 'AUDITOR');

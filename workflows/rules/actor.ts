import type { OfficeHours } from './calendar/types';

/** What a person may be to the system; an account can hold several. */
export const ROLES = [
  'WINDOW',
  'HANDLER',
  'APPROVER',
  'FINANCE',
  'SUPERVISOR',
  'ORGANISER',
  'DECISION_BODY',
  'OFFICER',
  'ENTERPRISE',
  'AUDITOR',
  'ADMIN',
] as const;
export type Role = (typeof ROLES)[number];

/** Who acts: an account in one of its roles. `organisationId` is null for an enterprise's own account. */
export interface Actor {
  accountId: string;
  role: Role;
  organisationId: string | null;
  enterpriseId: string | null;
}

/** An organisation with its office hours, as it stood when the process met it. */
export interface OrganisationFacts {
  id: string;
  hours: OfficeHours;
}

import type { GovernmentLevel, OrganisationKind } from '../../db/schema';
import type { Role } from '../../workflows/rules/redemption/types';

export interface ViewerOrganisation {
  id: string;
  name: string;
  kind: OrganisationKind;
  level: GovernmentLevel;
  regionId: string;
}

/** The person behind a request, as the session gives it; belongs to an organisation or to an enterprise. */
export interface Viewer {
  accountId: string;
  username: string;
  displayName: string;
  roles: readonly Role[];
  organisation: ViewerOrganisation | null;
  enterprise: { id: string; name: string } | null;
}

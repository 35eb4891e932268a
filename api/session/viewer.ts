import type { GovernmentLevel, OrganisationKind } from '../../db/schema';
import type { Role } from '../../workflows/rules/redemption/types';

export interface ViewerOrganisation {
  id: string;
  name: string;
  kind: OrganisationKind;
  level: GovernmentLevel;
  regionId: string;
}

/** The person behind a request, as the session gives it; belongs to an organisation, to an enterprise, or to none (an officer). */
export interface Viewer {
  accountId: string;
  username: string;
  displayName: string;
  roles: readonly Role[];
  organisation: ViewerOrganisation | null;
  enterprise: { id: string; name: string } | null;
  /** Schemes of officers of which his organisation is an organ. */
  schemes: readonly { code: string; organ: string }[];
  /** Schemes of officers whose organs sit in his organisation's region or a county of it. */
  regionSchemes: readonly string[];
  /** Schemes whose organs sit anywhere in the city to which his organisation belongs. */
  citySchemes: readonly string[];
  /** His own terms as an officer, earlier ones too. */
  terms: readonly { id: string; schemeCode: string }[];
}

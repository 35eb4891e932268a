import type { ItemFacts, ItemKind } from '../../../workflows/rules/redemption/types';
import type { Guide, GuideMaterial } from '../redemption/types';

export type { Guide, GuideMaterial };

export type PolicyLevel = ItemFacts['policyLevel'];

/** A published item as lists show it. */
export interface PolicyItemRow {
  id: string;
  version: number;
  name: string;
  kind: ItemKind;
  policyLevel: PolicyLevel;
  departmentOrganisationId: string;
  departmentOrganisationName: string;
  /** Ceiling of one case, fen. */
  maxAmountFen: number;
  reviewWorkingDays: number;
  redemptionWorkingDays: number;
  longerLimitBasis: string | null;
  publishedAt: string | null;
}

export interface PolicyItemVersion {
  version: number;
  status: string;
  publishedAt: string | null;
  validFrom: string;
  validTo: string | null;
}

export interface PolicyItemDetail extends PolicyItemRow {
  guide: Guide;
  versions: PolicyItemVersion[];
}

import type { Generated } from 'kysely';
import type { CalendarSlice } from '../../workflows/rules/calendar/types';
import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import type { ItemKind, RedemptionParameters } from '../../workflows/rules/redemption/types';
import type { CalendarDate, Instant, Json } from './columns';
import type { Guide } from './guide';

export type VersionStatus = 'DRAFT' | 'PUBLISHED' | 'SUPERSEDED';

export interface CalendarTable {
  version: string;
  content: Json<CalendarSlice>;
  status: VersionStatus;
  publishedAt: Instant | null;
  note: string | null;
}

export interface SchemeTable {
  code: string;
  version: number;
  name: string;
  /** Of the redemption of policies (GR), of a scheme of officers (BT, HB, LA, YY-P, YY-S) or of direct evaluation (GE). */
  parameters: Json<RedemptionParameters | OfficerSchemeParameters | EvaluationSchemeParameters>;
  status: VersionStatus;
  publishedAt: Instant | null;
}

export type SchemeChangeStatus = 'DRAFT' | 'PUBLISHED' | 'DISCARDED';

/** A change of a scheme's parameters; who drafted or edited it does not publish it. */
export interface SchemeChangeTable {
  schemeCode: string;
  /** Of the scheme that it becomes. */
  version: number;
  fromVersion: number;
  parameters: Json<EvaluationSchemeParameters>;
  status: SchemeChangeStatus;
  revision: Generated<number>;
  reasonNoteId: string;
  draftedBy: string;
  editors: Json<string[]>;
  draftedAt: Instant;
  updatedAt: Instant;
  publishedBy: string | null;
  publishedAt: Instant | null;
}

/** Life of a policy item version (GR-U1). */
export type PolicyItemStatus = 'DRAFT' | 'SUBMITTED' | 'PUBLISHED' | 'CHANGED' | 'WITHDRAWN';
export type PolicyLevel = 'CITY' | 'PROVINCE' | 'STATE';

export interface PolicyItemTable {
  id: string;
  version: number;
  name: string;
  kind: ItemKind;
  policyLevel: PolicyLevel;
  departmentOrganisationId: string;
  regionId: string;
  poolId: string;
  maxAmountFen: number;
  keywords: Generated<string>;
  guide: Json<Guide>;
  status: PolicyItemStatus;
  /** True for the one version under which new cases are accepted. */
  current: Generated<boolean>;
  publishedAt: Instant | null;
  validFrom: CalendarDate;
  validTo: CalendarDate | null;
}

import type { ColumnType, Generated } from 'kysely';
import type { Role } from '../../workflows/rules/actor';
import type { OfficeHours } from '../../workflows/rules/calendar/types';
import type { CalendarDate, Instant, Json } from './columns';

/** What an organisation is in the redemption of policies (GR-ORG-1 … GR-ORG-9) and in schemes of officers. */
export const ORGANISATION_KINDS = [
  'WINDOW', // 惠企政策兑现专窗
  'CENTRE', // 政务服务和资源交易中心
  'DEPARTMENT', // 行业主管部门
  'FINANCE', // 财政部门
  'SUPERVISION',
  'AUDIT', // 审计
  'DISCIPLINE', // 纪委监委
  'TARGET_OFFICE', // 目标绩效办
  'GOVERNMENT',
  'OPERATOR', // 方案运营单位
  'DECISION_BODY', // 决策机构
  'UNIT', // 其他单位
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export type GovernmentLevel = 'CITY' | 'COUNTY';

export interface OrganisationTable {
  id: string;
  name: string;
  shortName: string;
  kind: OrganisationKind;
  level: GovernmentLevel;
  regionId: string;
  /** GB/T 2260 code of the region, where it has one. */
  gbCode: string | null;
  parentId: string | null;
  officeHours: Json<OfficeHours>;
  phone: string | null;
  validFrom: Generated<CalendarDate>;
  validTo: CalendarDate | null;
}

export type EnterpriseSize = 'LARGE' | 'MEDIUM' | 'SMALL' | 'MICRO';

export interface EnterpriseTable {
  id: string;
  creditCode: string;
  name: string;
  regionId: string;
  industry: string;
  size: EnterpriseSize;
  establishedOn: CalendarDate;
  legalRepresentative: string;
  contactName: string;
  contactPhone: string;
  bankName: string;
  bankAccount: string;
  createdAt: Generated<Instant>;
}

/** A person's account; belongs to one organisation or to one enterprise, never to both; an officer's to neither. */
export interface AccountTable {
  id: string;
  username: string;
  passwordHash: string;
  displayName: string;
  organisationId: string | null;
  enterpriseId: string | null;
  demo: Generated<boolean>;
  disabledAt: Instant | null;
  createdAt: Generated<Instant>;
}

export interface AccountRoleTable {
  accountId: string;
  role: Role;
}

export interface SessionTable {
  /** SHA-256 of the session id; the id itself is only in the cookie. */
  idHash: string;
  accountId: string;
  createdAt: Generated<Instant>;
  lastSeenAt: ColumnType<Instant, Instant | undefined, Instant>;
  expiresAt: Instant;
}

import { regionWithCounties, wholeCity } from '../db/presets/regions';
import { matchesScope, type Scope, type ScopeClause } from '../db/queries/scope';
import { EVALUATED_ROLES, ORGAN_ROLES } from '../workflows/rules/evaluation/measures/acting';
import type { Actor, Role } from '../workflows/rules/redemption/types';
import { forbidden, notFound } from './errors';
import { EVALUATION_RESOURCES, type EvaluationResource, evaluationScope } from './evaluationAccess';
import { OFFICER_RESOURCES, type OfficerResource, officerScope } from './officerAccess';
import type { Viewer } from './session/viewer';

/** What is asked for; lists, search, detail, commands and exports all go by the same scope. */
export type Resource =
  | 'redemption'
  | 'enterprise'
  | 'policyItem'
  | 'organisation'
  | 'account'
  | 'fundPool'
  | 'auditEvent'
  | 'obligation'
  | 'overdueBoard'
  | 'history'
  | 'measure'
  | OfficerResource
  | EvaluationResource;

const NOTHING: Scope = [];

/** Cases that concern a finance body: from approval on (GR-T4, GR-T5). */
const FOR_PAYMENT = ['APPROVED', 'PAYING', 'PAYMENT_FAILED', 'PAID'];

/** Rows of a resource that the viewer may read in one of his roles. */
export function scopeOfRole(viewer: Viewer, role: Role, resource: Resource): Scope {
  if (resource === 'redemption') return redemptionScope(viewer, role);
  if (isOfficerResource(resource)) return officerScope(viewer, role, resource);
  if (resource === 'measure') return measureScope(viewer, role);
  if (isEvaluationResource(resource)) return evaluationScope(viewer, role, resource);
  if (resource === 'policyItem' || resource === 'organisation') return 'ALL';
  if (resource === 'account') return accountScope(viewer, role);
  if (resource === 'enterprise') return enterpriseScope(viewer, role);
  if (resource === 'fundPool') return fundPoolScope(viewer, role);
  if (resource === 'auditEvent') return role === 'AUDITOR' ? 'ALL' : NOTHING;
  if (resource === 'history') return role === 'AUDITOR' || role === 'SUPERVISOR' ? 'ALL' : NOTHING;
  return resource === 'obligation' ? obligationScope(viewer, role) : boardScope(viewer, role);
}

const isOfficerResource = (resource: Resource): resource is OfficerResource =>
  (OFFICER_RESOURCES as readonly Resource[]).includes(resource);

const isEvaluationResource = (resource: Resource): resource is EvaluationResource =>
  (EVALUATION_RESOURCES as readonly Resource[]).includes(resource);

/** Rows of a resource that the viewer may read in any of his roles. */
export function scope(viewer: Viewer, resource: Resource): Scope {
  const clauses: ScopeClause[] = [];
  for (const role of viewer.roles) {
    const part = scopeOfRole(viewer, role, resource);
    if (part === 'ALL') return 'ALL';
    clauses.push(...part);
  }
  return clauses;
}

function redemptionScope(viewer: Viewer, role: Role): Scope {
  const own = viewer.organisation?.id;
  switch (role) {
    case 'ENTERPRISE':
      return viewer.enterprise ? [{ enterpriseId: [viewer.enterprise.id] }] : NOTHING;
    case 'WINDOW':
      return isCity(viewer) ? wholeRegion(viewer) : whereOwn('windowOrganisationId', own);
    case 'HANDLER':
    case 'APPROVER':
      return whereOwn('departmentOrganisationId', own);
    case 'FINANCE':
      return own
        ? [
            { financeOrganisationId: [own], status: FOR_PAYMENT },
            { financeOrganisationId: [own], status: ['CLOSED'], outcome: ['PAID'] },
          ]
        : NOTHING;
    case 'SUPERVISOR':
    case 'AUDITOR':
      return wholeRegion(viewer);
    default:
      return NOTHING;
  }
}

/** Measures: the organiser all that it set off, an organ its own kind, the evaluated those that concern it. */
function measureScope(viewer: Viewer, role: Role): Scope {
  const own = viewer.organisation?.id;
  if (role === 'SUPERVISOR' || role === 'AUDITOR') return wholeRegion(viewer);
  return [
    ...(ORGAN_ROLES.includes(role)
      ? [...whereOwn('organiserOrganisationId', own), ...whereOwn('organOrganisationId', own)]
      : []),
    ...(EVALUATED_ROLES.includes(role) ? whereOwn('objectOrganisationId', own) : []),
  ];
}

/** Any window of a city may serve any enterprise of the city. */
function enterpriseScope(viewer: Viewer, role: Role): Scope {
  if (role === 'ENTERPRISE') return viewer.enterprise ? [{ id: [viewer.enterprise.id] }] : NOTHING;
  if (role !== 'WINDOW' && role !== 'SUPERVISOR' && role !== 'AUDITOR') return NOTHING;
  return viewer.organisation ? [{ regionId: wholeCity(viewer.organisation.regionId) }] : NOTHING;
}

/** Names of colleagues for choosing a handler; everybody else's accounts are no business of the viewer. */
function accountScope(viewer: Viewer, role: Role): Scope {
  if (role === 'ADMIN') return 'ALL';
  if (role === 'SUPERVISOR' || role === 'AUDITOR') return wholeRegion(viewer, 'organisation.regionId');
  return whereOwn('organisationId', viewer.organisation?.id);
}

function fundPoolScope(viewer: Viewer, role: Role): Scope {
  if (role === 'SUPERVISOR' || role === 'AUDITOR') return wholeRegion(viewer, 'organisation.regionId');
  return role === 'FINANCE' ? whereOwn('organisationId', viewer.organisation?.id) : NOTHING;
}

/** Time limits that the own organisation owes, beside those of the cases that one may read. */
function obligationScope(viewer: Viewer, role: Role): Scope {
  if (role === 'OFFICER') return [{ ownerAccountId: [viewer.accountId] }];
  return OFFICES.includes(role) ? whereOwn('ownerOrganisationId', viewer.organisation?.id) : NOTHING;
}

const OFFICES: readonly Role[] = ['WINDOW', 'HANDLER', 'APPROVER', 'FINANCE', 'ORGANISER', 'DECISION_BODY'];

/** Figures per organisation: supervisors, auditors and the city's window see all units, others their own. */
function boardScope(viewer: Viewer, role: Role): Scope {
  if (role === 'SUPERVISOR' || role === 'AUDITOR') return wholeRegion(viewer);
  if (role === 'WINDOW' && isCity(viewer)) return wholeRegion(viewer);
  return OFFICES.includes(role) ? whereOwn('id', viewer.organisation?.id) : NOTHING;
}

/** A city's body sees the whole city with its counties, a county's body its own region. */
function wholeRegion(viewer: Viewer, column = 'regionId'): Scope {
  return viewer.organisation ? [{ [column]: regionWithCounties(viewer.organisation.regionId) }] : NOTHING;
}

const isCity = (viewer: Viewer): boolean => viewer.organisation?.level === 'CITY';

const whereOwn = (column: string, own: string | undefined): readonly ScopeClause[] =>
  own ? [{ [column]: [own] }] : [];

/** True when the row is among those that the viewer may read. */
export function canRead(viewer: Viewer, resource: Resource, row: object): boolean {
  return matchesScope(scope(viewer, resource), row as Record<string, unknown>);
}

/** The row itself, or 404: whoever may not know of it gets the answer for what does not exist. */
export function readable<T extends object>(
  viewer: Viewer,
  resource: Resource,
  row: T | null | undefined,
  what?: string,
): T {
  if (!row || !canRead(viewer, resource, row)) throw notFound(what);
  return row;
}

/** Refuses with 403 unless the viewer has one of the roles. */
export function requireRole(viewer: Viewer, roles: readonly Role[]): void {
  if (!roles.some((role) => viewer.roles.includes(role))) throw forbidden();
}

/** Who may see a telephone number or an account number in full: those who must call or pay on this case. */
export function mayUnmask(viewer: Viewer, row: object): boolean {
  return (['WINDOW', 'HANDLER', 'FINANCE'] as const).some(
    (role) =>
      viewer.roles.includes(role) && matchesScope(ownCases(viewer, role), row as Record<string, unknown>),
  );
}

/** Reading the whole city does not make a case one's own. */
function ownCases(viewer: Viewer, role: Role): Scope {
  return role === 'WINDOW'
    ? whereOwn('windowOrganisationId', viewer.organisation?.id)
    : redemptionScope(viewer, role);
}

/** The viewer acting in one of his roles. */
export const actorAs = (viewer: Viewer, role: Role): Actor => ({
  accountId: viewer.accountId,
  role,
  organisationId: viewer.organisation?.id ?? null,
  enterpriseId: viewer.enterprise?.id ?? null,
});

/** The viewer in each of his roles. */
export const actorsOf = (viewer: Viewer): Actor[] => viewer.roles.map((role) => actorAs(viewer, role));

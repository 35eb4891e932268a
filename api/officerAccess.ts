import type { Scope, ScopeClause } from '../db/queries/scope';
import type { Role } from '../workflows/rules/actor';
import type { RewardListStatus } from '../workflows/rules/officer-term/assessmentLabels';
import { RECORD_KIND_NAMES, type RecordReaders, recordRule } from '../workflows/rules/officer-term/records';
import type { Viewer } from './session/viewer';

/** What schemes of officers are made of; part of the one policy of `access.ts`. */
export const OFFICER_RESOURCES = [
  'officerScheme',
  'officer',
  'officerTerm',
  'officerSubmission',
  'officerProcedure',
  'schemeRecord',
  'gathering',
  'assessment',
  'rewardList',
] as const;
export type OfficerResource = (typeof OFFICER_RESOURCES)[number];

const NOTHING: Scope = [];

/**
 * Rows that the viewer may read in one of his roles: members of an organ those of its schemes, officers their own,
 * supervisors and auditors those of schemes in their region. Columns are those of the resource's own table.
 */
export function officerScope(viewer: Viewer, role: Role, resource: OfficerResource): Scope {
  switch (role) {
    case 'ORGANISER':
    case 'DECISION_BODY':
      return staffScope(viewer, role, ownSchemes(viewer), resource);
    case 'SUPERVISOR':
    case 'AUDITOR':
      return staffScope(viewer, role, viewer.regionSchemes, resource);
    case 'FINANCE':
      return financeScope(viewer, resource);
    case 'OFFICER':
      return ownScope(viewer, resource);
    case 'ADMIN':
      return resource === 'officerScheme' ? 'ALL' : NOTHING;
    default:
      return NOTHING;
  }
}

/** A list is the office's and the approver's matter until it is approved. */
const TO_BE_PAID = ['APPROVED', 'PAYING', 'CLOSED'] satisfies RewardListStatus[];

function financeScope({ regionSchemes }: Viewer, resource: OfficerResource): Scope {
  if (regionSchemes.length === 0) return NOTHING;
  if (resource === 'rewardList') return [{ schemeCode: regionSchemes, status: TO_BE_PAID }];
  return resource === 'officerScheme' ? [{ code: regionSchemes }] : NOTHING;
}

/** Codes of the schemes of which the viewer's organisation is an organ. */
export const ownSchemes = (viewer: Viewer): string[] => [...new Set(viewer.schemes.map(({ code }) => code))];

/** An officer writes freely: nobody else sees a draft before it is filed (HB-MEC-1). */
const FILED = ['FILED', 'SCREENED', 'ADOPTED', 'NOT_ADOPTED'];

function staffScope(
  viewer: Viewer,
  role: Role,
  schemes: readonly string[],
  resource: OfficerResource,
): Scope {
  if (schemes.length === 0) return NOTHING;
  switch (resource) {
    case 'officerScheme':
      return [{ code: schemes }];
    case 'officerSubmission':
      return [
        { schemeCode: schemes, status: FILED },
        { schemeCode: schemes, createdBy: [viewer.accountId] },
      ];
    case 'schemeRecord':
      return [{ schemeCode: schemes, kind: kindsReadBy(role) }];
    default:
      return [{ schemeCode: schemes }];
  }
}

function ownScope(viewer: Viewer, resource: OfficerResource): Scope {
  const termIds = viewer.terms.map(({ id }) => id);
  const schemes = [...new Set(viewer.terms.map(({ schemeCode }) => schemeCode))];
  if (termIds.length === 0) return NOTHING;
  switch (resource) {
    case 'officerScheme':
      return [{ code: schemes }];
    case 'officer':
      return [{ accountId: [viewer.accountId] }];
    case 'officerTerm':
      return [{ id: termIds }];
    case 'officerSubmission':
    case 'officerProcedure':
      return [{ termId: termIds }];
    case 'schemeRecord':
      return [
        { schemeCode: schemes, kind: kindsOf('SCHEME') },
        { termId: termIds, kind: [...kindsOf('SCHEME'), ...kindsOf('TERM'), ...kindsOf('PROTECTED')] },
      ] satisfies ScopeClause[];
    default:
      // Gatherings, assessments and reward lists concern many; an officer sees his own line of them elsewhere.
      return NOTHING;
  }
}

const kindsOf = (readers: RecordReaders): string[] =>
  RECORD_KIND_NAMES.filter((name) => recordRule(name).readers === readers);

/** A complaint about retaliation reaches the deciding organ and the auditor, not the office that manages the officer. */
function kindsReadBy(role: Role): string[] {
  const open = [...kindsOf('SCHEME'), ...kindsOf('TERM'), ...kindsOf('ORGANS')];
  return role === 'DECISION_BODY' || role === 'AUDITOR' ? [...open, ...kindsOf('PROTECTED')] : open;
}

/** True for staff of the office that does the daily work of this term: it may see personal data in full. */
export const isOffice = (viewer: Viewer, row: { officeOrganisationId: string }): boolean =>
  viewer.roles.includes('ORGANISER') && viewer.organisation?.id === row.officeOrganisationId;

/** Reads officers' matters because they are his own, not as staff of an organ or a supervising body. */
export const isOnlyOfficer = ({ roles }: Viewer): boolean =>
  roles.includes('OFFICER') && !STAFF.some((role) => roles.includes(role));

const STAFF: readonly Role[] = ['ORGANISER', 'DECISION_BODY', 'SUPERVISOR', 'AUDITOR'];

import type { ScopeClause } from '../../db/queries/scope';
import type { RedemptionStatus, Role } from '../../workflows/rules/redemption/types';
import type { Viewer } from '../session/viewer';

/** A kind of work that waits for somebody, and the cases that it consists of. */
export interface TaskGroup {
  key: string;
  label: string;
  clause: ScopeClause;
}

interface TaskRule {
  role: Role;
  key: string;
  label: string;
  statuses: readonly RedemptionStatus[];
  /** Only cases of which this person is the named handler. */
  named?: true;
}

/** What waits for whom, in the order in which a case meets it (GR §4). */
const RULES: readonly TaskRule[] = [
  { role: 'WINDOW', key: 'ACCEPT', label: '待受理', statuses: ['SUBMITTED'] },
  { role: 'WINDOW', key: 'ASSIGN', label: '待交办', statuses: ['ACCEPTED', 'RETURNED'] },
  { role: 'WINDOW', key: 'DELIVER', label: '待送达', statuses: ['DELIVERING'] },
  { role: 'WINDOW', key: 'SUPPLEMENT', label: '待补正', statuses: ['SUPPLEMENT', 'REVIEW_SUPPLEMENT'] },
  {
    role: 'WINDOW',
    key: 'CALL_BACK',
    label: '待回访',
    statuses: ['PAID', 'REFUSED', 'NOT_ACCEPTED', 'WITHDRAWN'],
  },
  { role: 'HANDLER', key: 'SIGN_FOR', label: '待签收', statuses: ['ASSIGNED'] },
  { role: 'HANDLER', key: 'HANDLE', label: '待审核', statuses: ['REVIEWING'], named: true },
  { role: 'APPROVER', key: 'SIGN_FOR', label: '待签收', statuses: ['ASSIGNED'] },
  { role: 'APPROVER', key: 'DECIDE', label: '待审批', statuses: ['PREPARED'] },
  { role: 'FINANCE', key: 'PAY', label: '待支付', statuses: ['APPROVED'] },
  { role: 'FINANCE', key: 'PAY_AGAIN', label: '支付失败', statuses: ['PAYMENT_FAILED'] },
  { role: 'ENTERPRISE', key: 'SUPPLEMENT', label: '待补正', statuses: ['SUPPLEMENT', 'REVIEW_SUPPLEMENT'] },
];

/** The work that waits for this person or his organisation. */
export function taskGroups(viewer: Viewer): TaskGroup[] {
  const groups = new Map<string, TaskGroup>();
  for (const rule of RULES) {
    const owner = viewer.roles.includes(rule.role) ? ownerOf(rule.role, viewer) : null;
    if (!owner || groups.has(rule.key)) continue;
    const named: ScopeClause = rule.named ? { handlerAccountId: [viewer.accountId] } : {};
    groups.set(rule.key, {
      key: rule.key,
      label: rule.label,
      clause: { ...owner, ...named, status: rule.statuses },
    });
  }
  return [...groups.values()];
}

function ownerOf(role: Role, viewer: Viewer): ScopeClause | null {
  if (role === 'ENTERPRISE') return viewer.enterprise ? { enterpriseId: [viewer.enterprise.id] } : null;
  if (!viewer.organisation) return null;
  const own = [viewer.organisation.id];
  if (role === 'WINDOW') return { windowOrganisationId: own };
  return role === 'FINANCE' ? { financeOrganisationId: own } : { departmentOrganisationId: own };
}

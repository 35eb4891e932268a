import { OFFICE_LIMITS } from '../../rules/officer-term/clocks';
import type { PublicationAct } from '../../rules/officer-term/parameters';
import type { Draft } from '../draft';
import type {
  DecidePublicationCommand,
  RequestPublicationCommand,
  WithdrawPublicationCommand,
} from '../messages';
import type { PermissionRequest } from '../state';
import { refused, type StepRule } from './types';

/** The officer asks to publish, be interviewed or use results (BT-DIS-4, LA-DIS-1, YY-S-9, YY-S-11). */
export const requestPublication: StepRule<RequestPublicationCommand> = (draft, command) => {
  const { state, head } = draft;
  const { permissionId, acts, from, to, noteId } = command;
  draft.stand(gatesOf(draft, acts)[0]?.ruleId ?? head.ruleId);
  if (gatesOf(draft, acts).length === 0)
    return refused('NO_PERMISSION_NEEDED', '本方案对所选事项没有须经批准的规定', head.ruleId, 'acts');
  if (to !== null && to < from) return refused('DATE_ORDER', '结束日期不能早于开始日期', head.ruleId, 'to');
  const asked = {
    id: permissionId,
    acts,
    from,
    to,
    fileId: null,
    withdrawnAt: null,
    status: 'REQUESTED' as const,
  };
  state.permissions = [...state.permissions, asked];
  draft.changes.push({ change: 'PERMISSION_REQUESTED', id: permissionId, acts, from, to, noteId });
  Object.assign(draft.details, { permissionId, acts, from, to });
  draft.askOffice('PUBLICATION_DECISION', permissionId, OFFICE_LIMITS.PUBLICATION_DECISION);
  draft.tellOffice('PUBLICATION_REQUESTED');
  return null;
};

export const decidePublication: StepRule<DecidePublicationCommand> = (draft, command) => {
  const { by } = draft;
  const { permissionId, grant, fileId, noteId } = command;
  const asked = find(draft, permissionId, 'REQUESTED');
  if (!asked) return refused('PERMISSION_UNKNOWN', '没有待审批的这项申请', draft.head.ruleId, 'permissionId');
  const gates = gatesOf(draft, asked.acts);
  draft.stand(gates[0]?.ruleId ?? draft.head.ruleId);
  const written = gates.find((gate) => gate.written);
  if (grant && written && fileId === null)
    return refused('WRITTEN_PERMISSION_REQUIRED', '须附书面授权文件', written.ruleId, 'fileId');
  if (!grant && noteId === null)
    return refused('NOTE_REQUIRED', '不予批准须说明理由', draft.head.ruleId, 'note');
  replace(draft, { ...asked, fileId, status: grant ? 'GRANTED' : 'REFUSED' });
  draft.changes.push({ change: 'PERMISSION_DECIDED', id: permissionId, grant, by, fileId, noteId });
  Object.assign(draft.details, { permissionId, grant });
  draft.meet('PUBLICATION_DECISION', permissionId);
  draft.tellOfficer(grant ? 'PUBLICATION_GRANTED' : 'PUBLICATION_REFUSED');
  return null;
};

export const withdrawPublication: StepRule<WithdrawPublicationCommand> = (draft, { permissionId }) => {
  const granted = find(draft, permissionId, 'GRANTED');
  if (!granted) return refused('PERMISSION_UNKNOWN', '没有有效的这项授权', draft.head.ruleId, 'permissionId');
  draft.stand(gatesOf(draft, granted.acts)[0]?.ruleId ?? draft.head.ruleId);
  replace(draft, { ...granted, status: 'WITHDRAWN', withdrawnAt: draft.at });
  draft.changes.push({ change: 'PERMISSION_WITHDRAWN', id: permissionId, by: draft.by });
  draft.details.permissionId = permissionId;
  draft.tellOfficer('PUBLICATION_WITHDRAWN');
  return null;
};

function gatesOf({ parameters }: Draft, acts: readonly PublicationAct[]) {
  return parameters.discipline.publication.filter((gate) => gate.acts.some((act) => acts.includes(act)));
}

function find(
  { state }: Draft,
  id: string,
  status: PermissionRequest['status'],
): PermissionRequest | undefined {
  return state.permissions.find((each) => each.id === id && each.status === status);
}

function replace({ state }: Draft, permission: PermissionRequest): void {
  state.permissions = state.permissions.map((each) => (each.id === permission.id ? permission : each));
}

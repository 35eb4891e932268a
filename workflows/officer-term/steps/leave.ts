import { chinaDate } from '../../rules/calendar/dates';
import { OFFICE_LIMITS } from '../../rules/officer-term/clocks';
import type { Draft } from '../draft';
import type {
  DecideLeaveCommand,
  EndSpecialReasonCommand,
  RecordSpecialReasonCommand,
  RequestLeaveCommand,
} from '../messages';
import { refused, type StepRule } from './types';

/** The officer asks for leave; only leave that is granted before an event excuses from it (AMB-YY-2). */
export const requestLeave: StepRule<RequestLeaveCommand> = (draft, { leaveId, from, to, noteId }) => {
  const { state, by } = draft;
  draft.stand(leaveRuleOf(draft));
  const problem = checkDays(draft, from, to);
  if (problem) return problem;
  state.leaves = [...state.leaves, { id: leaveId, from, to }];
  draft.changes.push({ change: 'LEAVE_REQUESTED', id: leaveId, from, to, by, noteId });
  Object.assign(draft.details, { leaveId, from, to });
  draft.askOffice('LEAVE_DECISION', leaveId, OFFICE_LIMITS.LEAVE_DECISION);
  draft.tellOffice('LEAVE_REQUESTED');
  return null;
};

export const decideLeave: StepRule<DecideLeaveCommand> = (draft, { leaveId, grant, noteId }) => {
  const { state, by, at, head } = draft;
  draft.stand(leaveRuleOf(draft));
  const leave = state.leaves.find(({ id }) => id === leaveId);
  if (!leave) return refused('LEAVE_UNKNOWN', '没有待审批的这项请假', head.ruleId, 'leaveId');
  if (!grant && noteId === null) return refused('NOTE_REQUIRED', '不予准假须说明理由', head.ruleId, 'note');
  state.leaves = state.leaves.filter(({ id }) => id !== leaveId);
  if (grant) state.facts = { ...state.facts, leaves: [...state.facts.leaves, { ...leave, grantedAt: at }] };
  draft.changes.push({ change: 'LEAVE_DECIDED', id: leaveId, grant, by, noteId });
  Object.assign(draft.details, { leaveId, grant });
  draft.meet('LEAVE_DECISION', leaveId);
  draft.tellOfficer(grant ? 'LEAVE_GRANTED' : 'LEAVE_REFUSED');
  return null;
};

/** A special reason breaks a silence (HB-DSM-3, AMB-HB-3); only schemes whose gap knows one. */
export const recordSpecialReason: StepRule<RecordSpecialReasonCommand> = (draft, command) => {
  const { state, parameters, by, at, head } = draft;
  const { reasonId, from, to, noteId } = command;
  const gap = parameters.duties.gaps.find(({ specialReasonExempts }) => specialReasonExempts);
  if (!gap) return refused('NO_SPECIAL_REASON', '本方案没有特殊原因免责的规定', head.ruleId);
  draft.stand(gap.ruleId);
  const problem = checkDays(draft, from, to ?? from);
  if (problem) return problem;
  const reason = { id: reasonId, from, to, recordedAt: at };
  state.facts = { ...state.facts, specialReasons: [...state.facts.specialReasons, reason] };
  draft.changes.push({ change: 'SPECIAL_REASON', id: reasonId, from, to, by, noteId });
  Object.assign(draft.details, { reasonId, from, to });
  draft.tellOfficer('SPECIAL_REASON_RECORDED');
  return null;
};

export const endSpecialReason: StepRule<EndSpecialReasonCommand> = (draft, { reasonId, to }) => {
  const { state, head, parameters } = draft;
  const gap = parameters.duties.gaps.find(({ specialReasonExempts }) => specialReasonExempts);
  if (gap) draft.stand(gap.ruleId);
  const reason = state.facts.specialReasons.find(({ id }) => id === reasonId);
  if (!reason || reason.to !== null)
    return refused('REASON_UNKNOWN', '没有正在持续的这项特殊原因', head.ruleId, 'reasonId');
  if (to < reason.from || to > chinaDate(draft.at))
    return refused('DATE_ORDER', '终止日期不能早于开始日期，也不能晚于今天', head.ruleId, 'to');
  const specialReasons = state.facts.specialReasons.map((each) =>
    each.id === reasonId ? { ...each, to } : each,
  );
  state.facts = { ...state.facts, specialReasons };
  draft.changes.push({ change: 'SPECIAL_REASON_ENDED', id: reasonId, to });
  Object.assign(draft.details, { reasonId, to });
  return null;
};

function leaveRuleOf({ parameters, head }: Draft): string {
  return parameters.duties.absences?.ruleId ?? head.ruleId;
}

function checkDays({ state, head }: Draft, from: string, to: string) {
  const { span } = state.term;
  if (from > to) return refused('DATE_ORDER', '结束日期不能早于开始日期', head.ruleId, 'to');
  return from < span.from || to > span.to
    ? refused('OUTSIDE_TERM', `聘期为${span.from}至${span.to}，不在聘期内`, head.ruleId, 'from')
    : null;
}

import type { Refused } from '../../rules/decision';
import { needsMinutes } from '../../rules/gathering/kinds';
import { Draft } from '../draft';
import type {
  AttendanceEntry,
  CloseCommand,
  RecordAttendanceCommand,
  RecordMinutesCommand,
} from '../messages';
import { type GatheringState, type Invitation, invitedOf } from '../state';
import { refused, type StepRule } from './types';

/**
 * Who was there, of everybody invited, in one act. The first time the gathering counts as held; later it is a
 * correction, which needs a reason. Each term whose officer's presence is new or changed is told, and the watch over the
 * scheme too.
 */
export const recordAttendance: StepRule<RecordAttendanceCommand> = (state, command, at) => {
  const problem = attendanceProblem(state, command, at);
  if (problem) return problem;
  const { gatheringId, kind, limits } = state.input;
  const { startsAt } = state.arrangement;
  const draft = new Draft(state, at, 'recordAttendance', command.actor, command.noteId);
  const next = draft.state;
  const isFirst = state.revision === 0;
  const entries = new Map(command.entries.map((each) => [each.termId, each]));
  const changed = invitedOf(state).filter((each) => differs(each, entries.get(each.termId)));
  if (!isFirst && changed.length === 0)
    return refused('NOTHING_CHANGED', '与已登记的到会情况相同，无需更正', state.input.ruleId, 'entries');

  next.revision += 1;
  if (isFirst) {
    next.status = 'HELD';
    next.heldAt = at;
    begin(draft);
    draft.meetWhere(({ kind: clock }) => clock === 'RECORD_ATTENDANCE');
    if (needsMinutes(kind)) draft.start('RECORD_MINUTES', limits.minutesWorkingDays, startsAt);
  }
  const key = `${gatheringId}#${next.revision}`;
  for (const each of changed) {
    const { present, doneAsRequired } = entries.get(each.termId) as AttendanceEntry;
    draft.putInvitation({
      ...each,
      present,
      doneAsRequired,
      recordedAt: at,
      recordedBy: command.actor.accountId,
      recordNoteId: command.noteId,
    });
    next.tidings.push({
      to: 'TERM',
      termId: each.termId,
      message: {
        key,
        actor: command.actor,
        gatheringId,
        kind,
        startsAt,
        present,
        recordedAt: at,
        special: doneAsRequired === true,
      },
    });
    if (!present) draft.tellOfficers('GATHERING_ABSENT', [each]);
  }
  const counts = command.entries.some(({ present }) => present);
  next.tidings.push({ to: 'WATCH', message: { gatheringId, kind, startsAt, counts, recordedAt: at } });
  Object.assign(draft.details, {
    revision: next.revision,
    present: command.entries.filter((each) => each.present).length,
    absent: command.entries.filter((each) => !each.present).map(({ termId }) => termId),
    ...(kind === 'EVALUATION'
      ? { notDone: command.entries.filter((each) => !each.doneAsRequired).map(({ termId }) => termId) }
      : {}),
  });
  return draft.done();
};

/** What was said and agreed; later minutes replace earlier ones, which stay on record. */
export const recordMinutes: StepRule<RecordMinutesCommand> = (state, command, at) => {
  const draft = new Draft(state, at, 'recordMinutes', command.actor, command.noteId);
  draft.state.minutesNoteId = command.noteId;
  draft.state.minutesAt = at;
  draft.meetWhere(({ kind }) => kind === 'RECORD_MINUTES');
  return draft.done();
};

/** The record is complete; nothing is corrected any more. */
export const close: StepRule<CloseCommand> = (state, command, at) => {
  const draft = new Draft(state, at, 'close', command.actor, command.noteId);
  draft.state.status = 'CLOSED';
  draft.state.closedAt = at;
  draft.cancelWhere(() => true, 'CLOSED');
  return draft.done();
};

/** The start has come: from here the office owes the record of who was there. */
export function begin(draft: Draft): void {
  const { state } = draft;
  if (state.begun) return;
  state.begun = true;
  state.reminders = [];
  draft.start('RECORD_ATTENDANCE', state.input.limits.attendanceWorkingDays, state.arrangement.startsAt);
}

function attendanceProblem(
  state: GatheringState,
  { entries, noteId }: RecordAttendanceCommand,
  at: string,
): Refused | null {
  const { ruleId, kind } = state.input;
  if (at < state.arrangement.startsAt)
    return refused('NOT_BEGUN', '活动尚未到开始时间，不能登记到会情况', ruleId);
  if (state.revision > 0 && noteId === null)
    return refused('REASON_REQUIRED', '更正到会情况须说明理由', ruleId, 'note');
  const invited = new Set(invitedOf(state).map(({ termId }) => termId));
  const named = new Set(entries.map(({ termId }) => termId));
  if (
    named.size !== entries.length ||
    named.size !== invited.size ||
    ![...named].every((id) => invited.has(id))
  )
    return refused('ATTENDANCE_INCOMPLETE', '须对每一位受邀人员各登记一次到会情况', ruleId, 'entries');
  const isSpecial = kind === 'EVALUATION';
  if (entries.some(({ doneAsRequired }) => (doneAsRequired !== null) !== isSpecial))
    return refused(
      'SPECIAL_DUTY',
      isSpecial ? '专项评价须逐人登记是否按要求完成' : '只有专项评价才登记是否按要求完成',
      'BT-ASM-6',
      'entries',
    );
  return entries.some(({ present, doneAsRequired }) => !present && doneAsRequired === true)
    ? refused('SPECIAL_DUTY', '未参加专项评价的，不能登记为按要求完成', 'BT-ASM-6', 'entries')
    : null;
}

const differs = (each: Invitation, entry: AttendanceEntry | undefined): boolean =>
  entry !== undefined && (each.present !== entry.present || each.doneAsRequired !== entry.doneAsRequired);

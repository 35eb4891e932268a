import { GATHERING, gatheringWorkflowId } from '../../workflows/gathering/messages';
import { chinaDate, chinaTime } from '../../workflows/rules/calendar/dates';
import {
  GATHERING_COMMAND_LABELS,
  GATHERING_OBLIGATION_LABELS,
  GATHERING_STATUS_LABELS,
  INVITATION_ANSWER_LABELS,
} from '../../workflows/rules/gathering/labels';
import type {
  GatheringObligation,
  GatheringStatus,
  InvitationAnswer,
} from '../../workflows/rules/gathering/types';
import type { After, ProcessSubject } from '../process/subject';

/** A gathering for timeline and history. */
export const gatheringSubject = (id: string): ProcessSubject => ({
  type: GATHERING,
  id,
  workflowId: gatheringWorkflowId(id),
  labelOf: (action) => GATHERING_COMMAND_LABELS[action] ?? action,
  clockLabelOf: (kind) => GATHERING_OBLIGATION_LABELS[kind as GatheringObligation] ?? kind,
  summaryOf,
});

function summaryOf(action: string, after: After): string {
  switch (action) {
    case 'plan':
    case 'change':
      return `时间为${when(after.startsAt)}。`;
    case 'answer':
      return `受邀人员回复：${INVITATION_ANSWER_LABELS[after.answer as InvitationAnswer] ?? ''}。`;
    case 'recordAttendance':
      return `${Number(after.revision) > 1 ? '更正到会情况' : '登记到会情况'}：${after.present}人到会，${(after.absent as unknown[])?.length ?? 0}人未到会。`;
    case 'passTime':
      return after.begun ? '活动已到开始时间。' : after.reminders ? '已提醒受邀人员。' : '时限提醒。';
    default:
      return `${GATHERING_COMMAND_LABELS[action] ?? action}，现为“${GATHERING_STATUS_LABELS[after.status as GatheringStatus] ?? ''}”。`;
  }
}

const when = (instant: unknown): string =>
  typeof instant === 'string' ? `${chinaDate(instant)} ${chinaTime(instant)}` : '';

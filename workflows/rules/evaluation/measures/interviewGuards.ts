import { chinaDate } from '../../calendar/dates';
import { ALLOWED, type Decision, type Refused, refuse } from '../../decision';
import { EVALUATED } from '../parameters';
import {
  cancelRefusal,
  fileMissing,
  type MeasureParameters,
  over,
  reasonMissing,
  samePerson,
  wrongOrgan,
  wrongStatus,
} from './common';
import { commitmentOf, type Interview, type InterviewEvent, type InterviewStatus } from './interview';

/** Statuses in which each event can happen. */
export const INTERVIEW_ALLOWED_IN: Record<InterviewEvent['type'], readonly InterviewStatus[]> = {
  CONVENE: ['DUE', 'CONVENED'],
  HOLD: ['CONVENED'],
  WRITE_MINUTES: ['HELD'],
  CONFIRM_MINUTES: ['MINUTED'],
  COMMIT: ['CONFIRMED'],
  REPORT_COMMITMENT: ['COMMITTED'],
  ANSWER_COMMITMENT: ['COMMITTED'],
  CANCEL: ['DUE', 'CONVENED', 'HELD', 'MINUTED', 'CONFIRMED', 'COMMITTED'],
};

/** May this event happen to the interview now (GE-USE-3)? */
export function checkInterview(
  { interview: { ruleId, organ } }: MeasureParameters,
  measure: Interview,
  event: InterviewEvent,
): Decision {
  if (measure.endedAt !== null) return over(ruleId);
  if (!INTERVIEW_ALLOWED_IN[event.type].includes(measure.status)) return wrongStatus(ruleId);
  if (event.type === 'CANCEL') return cancelRefusal(event, organ, ruleId) ?? ALLOWED;
  const byObject = event.type === 'COMMIT' || event.type === 'REPORT_COMMITMENT';
  return (
    wrongOrgan(event.by, byObject ? EVALUATED : organ, ruleId) ?? content(measure, event, ruleId) ?? ALLOWED
  );
}

function content(
  measure: Interview,
  event: Exclude<InterviewEvent, { type: 'CANCEL' }>,
  ruleId: string,
): Refused | null {
  switch (event.type) {
    case 'CONVENE':
      if (event.meetsAt <= event.at) return refuse('MEETS_IN_PAST', '约谈时间须晚于现在', ruleId, 'meetsAt');
      return (
        fileMissing(event.noticeId, '约谈通知', 'noticeId', ruleId) ??
        (measure.status === 'CONVENED' ? reasonMissing(event.reasonId, '改期约谈', ruleId) : null)
      );
    case 'HOLD':
      if (event.heldAt > event.at) return refuse('NOT_YET_HELD', '约谈尚未进行', ruleId, 'heldAt');
      if (event.leaderPost === '')
        return refuse('LEADER_REQUIRED', '须登记主持约谈的职务', ruleId, 'leaderPost');
      return event.attendedPosts.length === 0
        ? refuse('ATTENDANCE_REQUIRED', '须登记被约谈人员的职务', ruleId, 'attendedPosts')
        : null;
    case 'WRITE_MINUTES':
      return fileMissing(event.fileId, '约谈纪要', 'fileId', ruleId);
    case 'CONFIRM_MINUTES':
      return (
        samePerson(event.by, [measure.minutes?.by], '撰写纪要的人不能自己确认，须由另一人办理', ruleId) ??
        (event.accept ? null : reasonMissing(event.reasonId, '退回纪要', ruleId))
      );
    case 'COMMIT':
      return commitments(event, ruleId);
    case 'REPORT_COMMITMENT': {
      const last = commitmentOf(measure, event.commitmentId)?.reports.at(-1);
      if (!commitmentOf(measure, event.commitmentId)) return unknown(ruleId);
      if (last && last.answer?.accepted !== false) {
        return refuse('ALREADY_REPORTED', '该项承诺已报告落实情况', ruleId, 'commitmentId');
      }
      return event.fileIds.length === 0
        ? refuse('EVIDENCE_REQUIRED', '须附承诺落实的佐证材料', ruleId, 'fileIds')
        : null;
    }
    case 'ANSWER_COMMITMENT': {
      const last = commitmentOf(measure, event.commitmentId)?.reports.at(-1);
      if (!commitmentOf(measure, event.commitmentId)) return unknown(ruleId);
      if (!last || last.answer !== null) {
        return refuse('NOTHING_REPORTED', '该项承诺没有待核验的落实情况', ruleId, 'commitmentId');
      }
      return (
        samePerson(event.by, [last.by], '报告落实情况的人不能自己核验，须由另一人办理', ruleId) ??
        (event.accept ? null : reasonMissing(event.reasonId, '核验不通过', ruleId))
      );
    }
  }
}

function commitments(event: Extract<InterviewEvent, { type: 'COMMIT' }>, ruleId: string): Refused | null {
  const { commitments: list, at } = event;
  if (list.length === 0) return refuse('COMMITMENT_REQUIRED', '须至少作出一项承诺', ruleId, 'commitments');
  if (new Set(list.map(({ id }) => id)).size < list.length) {
    return refuse('ITEM_TWICE', '承诺事项编号重复', ruleId, 'commitments');
  }
  return list.some(({ dueOn }) => dueOn <= chinaDate(at))
    ? refuse('DUE_DATE_PAST', '承诺的完成日期须晚于今天', ruleId, 'commitments')
    : null;
}

const unknown = (ruleId: string): Refused => refuse('ITEM_UNKNOWN', '没有这一项承诺', ruleId, 'commitmentId');

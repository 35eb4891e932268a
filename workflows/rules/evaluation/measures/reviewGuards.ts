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
import type { CommitteeReview, ReviewEvent, ReviewStatus } from './review';

/** Statuses in which each event can happen. */
export const REVIEW_ALLOWED_IN: Record<ReviewEvent['type'], readonly ReviewStatus[]> = {
  NOTIFY: ['DUE'],
  REPORT: ['NOTIFIED'],
  ANSWER_REPORT: ['REPORTED'],
  SCHEDULE: ['READY', 'SCHEDULED'],
  HOLD: ['SCHEDULED'],
  RECORD_RESULT: ['HELD'],
  CANCEL: ['DUE', 'NOTIFIED', 'REPORTED', 'READY', 'SCHEDULED', 'HELD'],
};

/** May this event happen to the review now (GE-USE-4)? */
export function checkReview(
  { review: { ruleId, organ, results } }: MeasureParameters,
  measure: CommitteeReview,
  event: ReviewEvent,
): Decision {
  if (measure.endedAt !== null) return over(ruleId);
  if (!REVIEW_ALLOWED_IN[event.type].includes(measure.status)) return wrongStatus(ruleId);
  if (event.type === 'CANCEL') return cancelRefusal(event, organ, ruleId) ?? ALLOWED;
  const wrong = wrongOrgan(event.by, event.type === 'REPORT' ? EVALUATED : organ, ruleId);
  return wrong ?? content(measure, event, ruleId, results) ?? ALLOWED;
}

function content(
  measure: CommitteeReview,
  event: Exclude<ReviewEvent, { type: 'CANCEL' }>,
  ruleId: string,
  results: readonly { code: string }[],
): Refused | null {
  switch (event.type) {
    case 'NOTIFY':
      return event.reportDueOn <= chinaDate(event.at)
        ? refuse('DUE_DATE_PAST', '报送述职材料的期限须晚于今天', ruleId, 'reportDueOn')
        : fileMissing(event.documentId, '述职通知', 'documentId', ruleId);
    case 'REPORT':
      return fileMissing(event.reportId, '述职材料', 'reportId', ruleId);
    case 'ANSWER_REPORT':
      return (
        samePerson(
          event.by,
          [measure.reports.at(-1)?.by],
          '报送材料的人不能自己审核，须由另一人办理',
          ruleId,
        ) ?? (event.accept ? null : reasonMissing(event.reasonId, '退回述职材料', ruleId))
      );
    case 'SCHEDULE':
      if (event.meetsAt <= event.at) return refuse('MEETS_IN_PAST', '会议时间须晚于现在', ruleId, 'meetsAt');
      return measure.status === 'SCHEDULED' ? reasonMissing(event.reasonId, '改期', ruleId) : null;
    case 'HOLD':
      return held(event, ruleId);
    case 'RECORD_RESULT':
      if (!results.some(({ code }) => code === event.code)) {
        return refuse('RESULT_UNKNOWN', '须从规定的结果中选择', ruleId, 'code');
      }
      return (
        samePerson(event.by, [measure.held?.by], '登记到会情况的人不能登记结果，须由另一人办理', ruleId) ??
        fileMissing(event.documentId, '会议纪要', 'documentId', ruleId)
      );
  }
}

/** The whole leading group gives account: every member is present, or away with a recorded reason. */
function held(event: Extract<ReviewEvent, { type: 'HOLD' }>, ruleId: string): Refused | null {
  if (event.heldAt > event.at) return refuse('NOT_YET_HELD', '会议尚未召开', ruleId, 'heldAt');
  if (event.presentPosts.length === 0) {
    return refuse('ATTENDANCE_REQUIRED', '须登记到会的班子成员职务', ruleId, 'presentPosts');
  }
  if (event.absent.some(({ post }) => event.presentPosts.includes(post))) {
    return refuse('PRESENT_AND_ABSENT', '同一职务不能既到会又缺席', ruleId, 'absent');
  }
  return event.absent.some(({ reasonId }) => reasonId === '')
    ? refuse('REASON_REQUIRED', '班子成员缺席须说明理由', ruleId, 'absent')
    : null;
}

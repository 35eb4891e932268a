import { chinaDate } from '../../calendar/dates';
import { ALLOWED, type Decision, type Refused, refuse } from '../../decision';
import { EVALUATED, type RectificationParameters } from '../parameters';
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
import {
  itemsWithoutEvidence,
  openExtension,
  planItems,
  type Rectification,
  type RectificationEvent,
  type RectificationStatus,
} from './rectification';

const OPEN: readonly RectificationStatus[] = ['DUE', 'NOTIFIED', 'PLANNED', 'ACTING', 'REPORTED'];
const EXTENDABLE: readonly RectificationStatus[] = ['NOTIFIED', 'PLANNED', 'ACTING'];

/** Statuses in which each event can happen. */
export const RECTIFICATION_ALLOWED_IN: Record<RectificationEvent['type'], readonly RectificationStatus[]> = {
  NOTIFY: ['DUE'],
  SUBMIT_PLAN: ['NOTIFIED'],
  ANSWER_PLAN: ['PLANNED'],
  ADD_EVIDENCE: ['ACTING'],
  REPORT: ['ACTING'],
  ANSWER_REPORT: ['REPORTED'],
  ASK_EXTENSION: EXTENDABLE,
  ANSWER_EXTENSION: EXTENDABLE,
  CANCEL: OPEN,
};

const BY_OBJECT: readonly RectificationEvent['type'][] = [
  'SUBMIT_PLAN',
  'ADD_EVIDENCE',
  'REPORT',
  'ASK_EXTENSION',
];

type Event<T extends RectificationEvent['type']> = Extract<RectificationEvent, { type: T }>;

/** May this event happen to the rectification now (GE-USE-2)? */
export function checkRectification(
  { rectification }: MeasureParameters,
  measure: Rectification,
  event: RectificationEvent,
): Decision {
  const { ruleId, organ } = rectification;
  if (measure.endedAt !== null) return over(ruleId);
  if (!RECTIFICATION_ALLOWED_IN[event.type].includes(measure.status)) return wrongStatus(ruleId);
  if (event.type === 'CANCEL') return cancelRefusal(event, organ, ruleId) ?? ALLOWED;
  return (
    wrongOrgan(event.by, BY_OBJECT.includes(event.type) ? EVALUATED : organ, ruleId) ??
    content(rectification, measure, event) ??
    ALLOWED
  );
}

function content(
  parameters: RectificationParameters,
  measure: Rectification,
  event: Exclude<RectificationEvent, { type: 'CANCEL' }>,
): Refused | null {
  const { ruleId } = parameters;
  switch (event.type) {
    case 'NOTIFY':
      return (
        stillAhead(event.dueOn, event.at, ruleId) ??
        fileMissing(event.documentId, '整改通知书', 'documentId', ruleId)
      );
    case 'SUBMIT_PLAN':
      return plan(measure, event, ruleId);
    case 'ANSWER_PLAN':
      return event.accept ? null : reasonMissing(event.reasonId, '退回整改方案', ruleId);
    case 'ADD_EVIDENCE':
      if (!planItems(measure).some(({ id }) => id === event.itemId)) {
        return refuse('ITEM_UNKNOWN', '整改方案中没有这一事项', ruleId, 'itemId');
      }
      return event.fileIds.length === 0
        ? refuse('EVIDENCE_REQUIRED', '须附整改佐证材料', ruleId, 'fileIds')
        : null;
    case 'REPORT':
      return report(measure, event, ruleId);
    case 'ANSWER_REPORT':
      return acceptance(measure, event, ruleId);
    case 'ASK_EXTENSION':
      return extension(parameters, measure, event);
    case 'ANSWER_EXTENSION': {
      const asked = openExtension(measure);
      if (!asked) return refuse('NO_EXTENSION_ASKED', '没有待答复的延期申请', ruleId);
      return (
        samePerson(event.by, [asked.by], '申请延期的人不能自己审批，须由另一人办理', ruleId) ??
        (event.accept
          ? stillAhead(asked.until, event.at, ruleId)
          : reasonMissing(event.reasonId, '不同意延期', ruleId))
      );
    }
  }
}

function plan(measure: Rectification, event: Event<'SUBMIT_PLAN'>, ruleId: string): Refused | null {
  if (event.items.length === 0) {
    return refuse('PLAN_EMPTY', '整改方案须至少列出一项整改事项', ruleId, 'items');
  }
  if (new Set(event.items.map(({ id }) => id)).size < event.items.length) {
    return refuse('ITEM_TWICE', '整改事项编号重复', ruleId, 'items');
  }
  return event.items.some(({ dueOn }) => dueOn > measure.dueOn!)
    ? refuse('ITEM_TOO_LATE', `整改事项的完成日期不得晚于整改期限${measure.dueOn}`, ruleId, 'items')
    : fileMissing(event.planId, '整改方案', 'planId', ruleId);
}

function report(measure: Rectification, event: Event<'REPORT'>, ruleId: string): Refused | null {
  const bare = itemsWithoutEvidence(measure);
  if (bare.length > 0) {
    return refuse('EVIDENCE_REQUIRED', `还有${bare.length}项整改事项没有佐证材料`, ruleId, bare[0]!.id);
  }
  return fileMissing(event.reportId, '整改报告', 'reportId', ruleId);
}

/** Accepted by another person; a report that is given back needs a date that lies ahead. */
function acceptance(measure: Rectification, event: Event<'ANSWER_REPORT'>, ruleId: string): Refused | null {
  const same = samePerson(
    event.by,
    [measure.reports.at(-1)?.by, measure.notice?.by],
    '签发整改通知或提交整改报告的人不能验收，须由另一人办理',
    ruleId,
  );
  if (same || event.accept) return same;
  return (
    reasonMissing(event.reasonId, '退回整改', ruleId) ??
    stillAhead(event.dueOn ?? measure.dueOn!, event.at, ruleId)
  );
}

function stillAhead(date: string, at: string, ruleId: string): Refused | null {
  return date > chinaDate(at) ? null : refuse('DUE_DATE_PAST', '整改期限须晚于今天', ruleId, 'dueOn');
}

function extension(
  { maxExtensions, ruleId }: RectificationParameters,
  measure: Rectification,
  event: Event<'ASK_EXTENSION'>,
): Refused | null {
  if (openExtension(measure)) return refuse('EXTENSION_PENDING', '已有待答复的延期申请', ruleId);
  const granted = measure.extensions.filter(({ answer }) => answer?.accepted).length;
  if (granted >= maxExtensions) {
    return refuse('TOO_MANY_EXTENSIONS', `整改期限最多延长${maxExtensions}次`, ruleId);
  }
  return event.until <= measure.dueOn!
    ? refuse('NOT_LATER', '延长后的期限须晚于原期限', ruleId, 'until')
    : reasonMissing(event.reasonId, '申请延期', ruleId);
}

import { FOLLOW_UP, followUpWorkflowId } from '../../workflows/follow-up/messages';
import {
  DISMISSAL_GROUND_LABELS,
  FOLLOW_UP_COMMAND_LABELS,
  FOLLOW_UP_KIND_LABELS,
  FOLLOW_UP_OBLIGATION_LABELS,
  OBJECT_OBLIGATIONS,
  SATISFACTION_LABELS,
} from '../../workflows/rules/follow-up/labels';
import type { StepView } from '../process/schemas';
import { type After, numberIn, type ProcessSubject } from '../process/subject';

const SENTENCES: Record<string, (after: After) => string> = {
  begin: ({ kind }) =>
    `登记${FOLLOW_UP_KIND_LABELS[kind as keyof typeof FOLLOW_UP_KIND_LABELS] ?? ''}，由组织单位核实`,
  verifyAndPass: ({ placeShown }) => `核实后转办${placeShown ? '，告知了点位' : ''}`,
  dismiss: ({ ground }) =>
    `不予转办：${DISMISSAL_GROUND_LABELS[ground as keyof typeof DISMISSAL_GROUND_LABELS] ?? ''}`,
  answer: ({ fileIds, registeredForObject }) =>
    `报送办理结果，佐证材料${Array.isArray(fileIds) ? fileIds.length : 0}份${registeredForObject ? '（由组织单位代为登记）' : ''}`,
  askExtension: ({ until }) => `申请延期至${String(until)}`,
  answerExtension: ({ accept, until }) => (accept ? `同意延期至${String(until)}` : '不同意延期'),
  reviewAnswer: ({ accept }) => (accept ? '办理结果通过' : '办理结果退回，重新办理'),
  callBack: ({ result, satisfaction, attempt, rework }) =>
    result === 'REACHED'
      ? `第${String(attempt)}次回访，已接通，${SATISFACTION_LABELS[Number(satisfaction)] ?? ''}${rework ? '，交单位再次办理' : ''}`
      : `第${String(attempt)}次回访，未接通`,
  order: (after) => `发出督办通知${numberIn(after, 'FOLLOW_UP_ORDER')}`,
};

/** A follow-up for timeline and history. */
export const followUpSubject = (id: string): ProcessSubject => ({
  type: FOLLOW_UP,
  id,
  workflowId: followUpWorkflowId(id),
  labelOf: (action) => FOLLOW_UP_COMMAND_LABELS[action] ?? action,
  clockLabelOf: (kind) => FOLLOW_UP_OBLIGATION_LABELS[kind] ?? kind,
  summaryOf: (action, after) => SENTENCES[action]?.(after) ?? FOLLOW_UP_COMMAND_LABELS[action] ?? action,
});

/** Steps that the object's people may read of; steps of the system where they touch a limit of theirs. */
const SHARED = ['verifyAndPass', 'signFor', 'answer', 'askExtension', 'answerExtension', 'reviewAnswer'];
const BY_CLOCK = ['fireRungs', 'recalculate'];

/** What a callback with which the matter goes back is to the object. */
const REWORK = { action: 'rework', label: '要求再次办理', summary: '组织单位要求再次办理' };

/**
 * The timeline as the object knows it: nothing from before the passing on, nothing of callbacks, of papers those that it
 * may read (GE-WAY-3).
 */
export function timelineForObject<S extends StepView>(steps: readonly S[], paperIds: readonly string[]): S[] {
  return steps.flatMap((step) => {
    const clocks = step.clocks.filter(({ kind }) => OBJECT_OBLIGATIONS.includes(kind));
    const shown = SHARED.includes(step.action) || (BY_CLOCK.includes(step.action) && clocks.length > 0);
    // The note of an acceptance may say more than the object is to know.
    const note = step.action === 'reviewAnswer' && clocks.length === 0 ? null : step.note;
    // That it has to be handled again the object reads; that somebody was called it does not.
    if (step.action === 'callBack' && clocks.length > 0)
      return [{ ...step, ...REWORK, clocks, note: null, documents: [] }];
    const documents = step.documents.filter(({ id }) => paperIds.includes(id));
    return shown ? [{ ...step, clocks, note, documents }] : [];
  });
}

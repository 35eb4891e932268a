import { ASSESSMENT, assessmentWorkflowId } from '../../workflows/assessment/messages';
import {
  ASSESSMENT_COMMAND_LABELS,
  ASSESSMENT_MODE_LABELS,
  ASSESSMENT_OBLIGATION_LABELS,
} from '../../workflows/rules/officer-term/assessmentLabels';
import { GRADE_LABELS } from '../../workflows/rules/officer-term/labels';
import type { Grade } from '../../workflows/rules/officer-term/parameters';
import type { After, ProcessSubject } from '../process/subject';

const grade = (value: unknown): string => GRADE_LABELS[value as Grade] ?? String(value);

const SENTENCES: Record<string, (after: After) => string> = {
  open: (after) => `启动年度考核，统计${String(after.people)}人${unscreened(after)}${replaces(after)}`,
  recount: (after) => `重新统计，共${String(after.people)}人${unscreened(after)}`,
  decideMode: (after) =>
    `决定${ASSESSMENT_MODE_LABELS[after.mode as 'ADOPTION' | 'FALLBACK'] ?? ''}，系统提出各人等次`,
  adjust: (after) => `将一人的等次由“${grade(after.from)}”调整为“${grade(after.grade)}”`,
  confirm: (after) => `确认考核结果：${tally(after)}`,
  close: (after) => `等次已全部送达，共${String(after.told)}人`,
};

const unscreened = ({ unscreened: items }: After): string =>
  typeof items === 'number' && items > 0 ? `，其中${items}条未核验` : '';
const replaces = ({ replacesId }: After): string => (replacesId ? '，用于更正原考核' : '');
const tally = ({ grades }: After): string =>
  Object.entries((grades ?? {}) as Record<string, number>)
    .map(([name, count]) => `${grade(name)}${count}人`)
    .join('，');

/** An assessment for timeline and history. */
export const assessmentSubject = (id: string): ProcessSubject => ({
  type: ASSESSMENT,
  id,
  workflowId: assessmentWorkflowId(id),
  labelOf: (action) => ASSESSMENT_COMMAND_LABELS[action] ?? action,
  clockLabelOf: (kind) => (ASSESSMENT_OBLIGATION_LABELS as Record<string, string>)[kind] ?? kind,
  summaryOf: (action, after) => SENTENCES[action]?.(after) ?? ASSESSMENT_COMMAND_LABELS[action] ?? action,
});

import { OFFICER_TERM, officerTermWorkflowId } from '../../workflows/officer-term/messages';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { ACTIVITY_LABELS } from '../../workflows/rules/officer-term/activities';
import {
  GRADE_LABELS,
  GROUND_LABELS,
  MEASURE_LABELS,
  SUBMISSION_KIND_LABELS,
  TERM_DOCUMENT_LABELS,
  TERM_STATUS_LABELS,
} from '../../workflows/rules/officer-term/labels';
import { FOR_OFFICER } from '../documents/termView';
import { actionLabel, clockLabel, clockLabelOfId } from '../process/labels';
import type { After, Names, ProcessSubject } from '../process/subject';
import type { HistoryStep } from '../process/timeline';

/** A term as timeline and history see it. */
export const termSubject = (id: string): ProcessSubject => ({
  type: OFFICER_TERM,
  id,
  workflowId: officerTermWorkflowId(id),
  labelOf: (action) => actionLabel(OFFICER_TERM, action),
  clockLabelOf: (kind) => clockLabel(OFFICER_TERM, kind),
  summaryOf,
});

const label = (names: object, key: unknown): string =>
  (names as Record<string, string>)[String(key)] ?? String(key ?? '');
const span = ({ from, to }: After): string => `${String(from)}至${to ? String(to) : '另行通知'}`;
const obligationOf = ({ obligationId }: After): string =>
  typeof obligationId === 'string' ? `“${clockLabelOfId(OFFICER_TERM, obligationId) ?? obligationId}”` : '';

const VERDICTS = { VALID: '有效', INVALID: '无效', FALSE: '失实', DUPLICATE: '重复' };
const WAYS = { RECORDED: '登记送达', PUBLIC_NOTICE: '公告送达', READ: '本人阅读' };

const SENTENCES: Record<string, (after: After, names: Names) => string> = {
  appoint: (after) => `聘任，聘期${span(after)}`,
  recordTraining: () => '登记上岗培训，可以开始履职',
  file: (after) =>
    after.nil
      ? '报送：本期无事项'
      : `报送${label(SUBMISSION_KIND_LABELS, after.kind)}${after.urgent ? '（紧急）' : ''}`,
  screen: (after) =>
    `核验：${label(VERDICTS, after.verdict)}${after.valuable ? '，有价值' : ''}${after.workable ? '，可操作' : ''}`,
  correctScreening: (after) =>
    `更正核验结论：${label(VERDICTS, after.verdict)}${after.valuable ? '，有价值' : ''}${after.workable ? '，可操作' : ''}${after.adoptionFell ? '，原采纳登记随之撤销' : ''}`,
  decideAdoption: (after, names) => {
    const by = names.organisation(after.byOrganisationId);
    return `${after.adopted ? '采纳' : '未采纳'}${by ? `（${by}）` : ''}`;
  },
  recordActivity: (after) =>
    `登记${label(ACTIVITY_LABELS, after.kind)}，时间${typeof after.takenPlaceAt === 'string' ? chinaDate(after.takenPlaceAt) : ''}`,
  requestLeave: (after) => `请假${span(after)}`,
  decideLeave: (after) => (after.grant ? '批准请假' : '不批准请假'),
  recordSpecialReason: (after) => `认定特殊原因，自${span(after)}`,
  endSpecialReason: (after) => `特殊原因至${String(after.to)}终止`,
  readNotice: () => '本人阅读告知书，陈述申辩期开始计算',
  recordDelivery: (after) => `${label(WAYS, after.way)}，陈述申辩期开始计算`,
  answerHearing: () => '陈述申辩',
  proposeStay: (after) => `提出暂缓${after.until ? `至${String(after.until)}` : ''}`,
  answerStay: (after) => (after.confirm ? '确认暂缓' : '否决暂缓'),
  decideProcedure: (after) => (after.keep ? '决定不予处理' : '决定予以处理'),
  refuteFacts: () => '更正事实',
  verifyViolation: (after) => (after.confirmed ? '核实属实' : '核实不属实'),
  takeMeasure: (after) => `处理措施：${label(MEASURE_LABELS, after.measure)}`,
  proposeGround: (after) => `提出处理建议：${label(GROUND_LABELS, after.ground)}`,
  requestPublication: (after) => `申请对外发布，期间${span(after)}`,
  decidePublication: (after) => (after.grant ? '同意对外发布' : '不同意对外发布'),
  confirmReview: (after) => `确认考核评估，期间${span(after)}`,
  decideRenewal: (after) => (after.renew ? '决定续聘' : '决定届满不再续聘'),
  recordAttendance: (after) => (after.present ? '登记出席活动' : '登记缺席活动'),
  confirmGrade: (after) => `登记年度等次：${label(GRADE_LABELS, after.grade)}`,
  urge: (after) => `催办${obligationOf(after)}`,
  order: (after) => `督办${obligationOf(after)}`,
};

function summaryOf(action: string, after: After, names: Names): string {
  const own = SENTENCES[action]?.(after, names) ?? actionLabel(OFFICER_TERM, action);
  return [own, ...consequences(after)].join('；');
}

/** What time and the rules did in the same step: warnings, closed periods, papers, the end of the term. */
function consequences(after: After): string[] {
  const list = (value: unknown) => (Array.isArray(value) ? (value as Record<string, unknown>[]) : []);
  const missed = list(after.closed).filter(({ met }) => met === false).length;
  const papers = Object.entries((after.numbers as Record<string, string> | undefined) ?? {}).flatMap(
    ([kind, number]) => (kind in TERM_DOCUMENT_LABELS ? [`${TERM_DOCUMENT_LABELS[kind]}（${number}）`] : []),
  );
  return [
    ...list(after.warnings).map(({ message }) => String(message)),
    ...(missed > 0 ? [`${missed}项履职要求未按期完成`] : []),
    ...(papers.length > 0 ? [`出具${papers.join('、')}`] : []),
    ...(typeof after.endState === 'string' ? [`聘期结束：${label(TERM_STATUS_LABELS, after.endState)}`] : []),
  ];
}

/** Steps inside the offices: not for the officer's eyes. */
const INTERNAL = new Set(['reportViolation', 'proposeStay', 'answerStay', 'urge', 'order', 'recalculate']);

/** The steps that an officer sees of his own term; limits and papers of the offices are left out. */
export function forOfficer(steps: HistoryStep[]): HistoryStep[] {
  return steps
    .filter((step) => !INTERNAL.has(step.action))
    .map((step) => ({
      ...step,
      clocks: step.clocks.filter(({ kind }) => OFFICERS_OWN.has(kind)),
      documents: step.documents.filter(({ kind }) => FOR_OFFICER.includes(kind)),
    }));
}

const OFFICERS_OWN = new Set<string>(['MONTHLY_REPORT', 'DUTY_QUOTA', 'ACTIVITY_GAP']);

import type { ReviewRowView } from '../../../api/assessment/schemas';

export type { ReviewRowView, ReviewsView } from '../../../api/assessment/schemas';

/** What a scheme calls its judgement without grades. */
export const REVIEW_LABELS: Record<string, string> = {
  MEASURED_ITEMS: '履职考核（列示各项指标，不评等次）',
  YEARLY_REVIEW: '年度审核',
  PERIODIC_EVALUATION: '定期评估',
  ADOPTION_GRADES: '年度考核（评定等次）',
};

/** Figures that are set side by side, without weights. */
export const ITEMS: { label: string; group: string; of: (row: ReviewRowView) => number }[] = [
  { group: '履行工作', label: '报送', of: ({ performance }) => performance.submissions },
  { group: '履行工作', label: '参加活动', of: ({ performance }) => performance.attended },
  { group: '履行工作', label: '履职活动', of: ({ performance }) => performance.activities },
  { group: '履行工作', label: '无故缺席', of: ({ performance }) => performance.unexcusedAbsences },
  { group: '建言献策', label: '提出', of: ({ suggestions }) => suggestions.made },
  { group: '建言献策', label: '采纳', of: ({ suggestions }) => suggestions.adopted },
  { group: '调研报告', label: '提交', of: ({ reports }) => reports.filed },
  { group: '调研报告', label: '有效', of: ({ reports }) => reports.valid },
];

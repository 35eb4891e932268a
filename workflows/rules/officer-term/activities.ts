/** What an officer does besides filing and attending; any of it is a sign of activity (AMB-HB-3). */
export const ACTIVITY_LABELS = {
  PUBLICITY: '宣传政策',
  RESEARCH: '调查研究',
  VISIT: '走访企业群众',
  INSPECTION: '参加监督检查',
  EXPERIENCE: '现场体验',
  MEETING: '列席会议',
  TRAINING: '参加培训',
  OTHER: '其他履职活动',
} as const;
export type ActivityKind = keyof typeof ACTIVITY_LABELS;

export const ACTIVITY_KINDS = Object.keys(ACTIVITY_LABELS) as ActivityKind[];

export function isActivityKind(kind: string): kind is ActivityKind {
  return kind in ACTIVITY_LABELS;
}

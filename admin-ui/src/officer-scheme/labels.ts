/** How the office judges what was filed. */
export const VERDICT_LABELS = {
  VALID: '有效',
  INVALID: '无效',
  FALSE: '失实',
  DUPLICATE: '重复',
} as const;
export type Verdict = keyof typeof VERDICT_LABELS;

export const SUBMISSION_STATUS_LABELS = {
  FILED: '待核验',
  SCREENED: '已核验',
  ADOPTED: '已采纳',
  NOT_ADOPTED: '未采纳',
} as const;

/** Entries of a Chinese list of choices. */
export const choices = (labels: Readonly<Record<string, string>>): { id: string; name: string }[] =>
  Object.entries(labels).map(([id, name]) => ({ id, name }));

/** What a notification, a time limit or an audit entry is about. */
export interface Subject {
  subjectType: string;
  subjectId: string;
}

const STAFF: Record<string, (id: string) => string> = {
  redemption: (id) => `/redemptions/${id}/show`,
  officerTerm: (id) => `/officer-terms/${id}`,
  gathering: (id) => `/gatherings/${id}`,
  schemeWatch: () => '/gatherings',
  assessment: (id) => `/assessments/${id}`,
  rewardList: (id) => `/reward-lists/${id}`,
  evaluationRound: (id) => `/evaluation-rounds/${id}`,
  measure: (id) => `/measures/${id}`,
  followUp: (id) => `/follow-ups/${id}`,
};

/** An officer has pages of his own; assessments and reward lists reach him as his grade and reward. */
const OFFICER: Record<string, string> = {
  officerTerm: '/my',
  gathering: '/my/gatherings',
  assessment: '/my/record',
  rewardList: '/my/record',
  schemeRecord: '/my/matters',
};

/** The page on which a subject is worked on, for staff or for an officer; null when it has none. */
export function subjectPage({ subjectType, subjectId }: Subject, officer = false): string | null {
  if (officer) return OFFICER[subjectType] ?? null;
  return STAFF[subjectType]?.(encodeURIComponent(subjectId)) ?? null;
}

/** Subjects that have a page of their whole history. */
const HISTORIES: Record<string, string> = {
  redemption: 'redemptions',
  officerTerm: 'officer-terms',
  evaluationRound: 'evaluation-rounds',
  followUp: 'follow-ups',
  measure: 'measures',
};

/** The page on which auditors read what happened to a subject; null when it has none. */
export function historyPage(subject: Subject): string | null {
  const folder = HISTORIES[subject.subjectType];
  return folder ? `/${folder}/${encodeURIComponent(subject.subjectId)}/history` : subjectPage(subject);
}

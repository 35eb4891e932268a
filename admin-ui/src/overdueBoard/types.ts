import type { RungAct } from '../../../workflows/rules/obligations/types';
import type { ObligationView } from '../shared';

/**
 * Figures of one organisation; `open` is everything still owed, the due-soon and overdue
 * included; `onTimeRate` is a share 0…1, null when nothing has ended or fallen overdue yet.
 */
export interface BoardGroup {
  organisationId: string;
  name: string;
  open: number;
  dueSoon: number;
  overdue: number;
  metOnTime: number;
  metLate: number;
  onTimeRate: number | null;
}

/** One rung of an obligation's ladder: when it falls and whether it has fallen. */
export interface Rung {
  act: RungAct;
  at: string | null;
  fired: boolean;
}

/** A time limit with what it belongs to: a case, an officer's term, a gathering … */
export interface BoardObligation extends ObligationView {
  subjectType: string;
  subjectId: string;
  redemptionId: string | null;
  termId: string | null;
  caseNo: string | null;
  enterpriseName: string;
  itemName: string;
  rungs: Rung[];
  now: string;
}

export const LEVEL_CHOICES = [
  { id: 'OVERDUE', name: '已逾期' },
  { id: 'DUE_SOON', name: '即将到期' },
  { id: 'OPEN', name: '全部未办结' },
];

const FOLDERS: Record<string, string> = {
  redemption: 'redemptions',
  officerTerm: 'officer-terms',
  gathering: 'gatherings',
  schemeWatch: 'scheme-watches',
  assessment: 'assessments',
  rewardList: 'reward-lists',
};

/** Address of the process that owes, below the interface. */
export const pathOf = ({ subjectType, subjectId }: BoardObligation): string =>
  `/${FOLDERS[subjectType] ?? subjectType}/${encodeURIComponent(subjectId)}`;

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

/** A time limit with the case it belongs to. */
export interface BoardObligation extends ObligationView {
  redemptionId: string;
  caseNo: string;
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

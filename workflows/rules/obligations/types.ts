import type { OfficeHours } from '../calendar/types';
import type { Clock, ClockPolicy, Pause } from '../deadlines/types';

/** BREACHED means overdue and still owed; MET, MET_LATE, WAIVED and CANCELLED are final. */
export type ObligationStatus = 'OPEN' | 'PAUSED' | 'MET' | 'MET_LATE' | 'BREACHED' | 'WAIVED' | 'CANCELLED';

/** What a rung asks for: warning, reminder 催办, supervision order 督办, proposal of a clue transfer (GR-U7, GR-G6). */
export type RungAct = 'WARN' | 'REMIND' | 'SUPERVISE' | 'PROPOSE_TRANSFER';

/** A rung falls at a share of the office time of the limit, or at closing of the n-th working day after due. */
export interface LadderRung {
  at: { percent: number } | { workingDaysAfterDue: number };
  act: RungAct;
}

/** Rungs in order of time, then a reminder every so many working days after the last rung (null: none). */
export interface Ladder {
  rungs: LadderRung[];
  thenRemindEveryWorkingDays: number | null;
}

/** One time limit owed by somebody: plain JSON, kept in workflow state and written to the projection. */
export interface Obligation {
  id: string;
  kind: string;
  ruleId: string;
  ownerOrganisationId: string;
  ownerRole: string;
  ownerAccountId: string | null;
  /** UTC instant of the starting event; never moved by later edits. */
  origin: string;
  clock: Clock;
  hours: OfficeHours;
  policy: ClockPolicy;
  ladder: Ladder;
  pauses: Pause[];
  status: ObligationStatus;
  /** UTC instant, inclusive; null while paused. */
  dueAt: string | null;
  /** Due instant as first computed, before pauses and recalculations. */
  firstDueAt: string;
  provisional: boolean;
  calendarVersion: string;
  /** Number of rungs fired so far, repeated reminders included. */
  firedRungs: number;
  nextRungAt: string | null;
  breachedAt: string | null;
  endedAt: string | null;
  cancelGround?: string;
}

/** What is needed to open an obligation. */
export type ObligationSpec = Pick<
  Obligation,
  | 'id'
  | 'kind'
  | 'ruleId'
  | 'ownerOrganisationId'
  | 'ownerRole'
  | 'ownerAccountId'
  | 'origin'
  | 'clock'
  | 'hours'
  | 'policy'
  | 'ladder'
>;

/** A rung that fell; `index` counts from 0 and goes on through the repeated reminders; `label` is Chinese. */
export interface FiredRung {
  obligationId: string;
  index: number;
  act: RungAct;
  at: string;
  label: string;
}

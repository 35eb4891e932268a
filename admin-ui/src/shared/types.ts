import type { CalendarSlice, OfficeHours } from '../../../workflows/rules/calendar/types';
import type { Explanation, Remaining } from '../../../workflows/rules/deadlines/types';
import type { ObligationStatus } from '../../../workflows/rules/obligations/types';
import type { RedemptionStatus, Role } from '../../../workflows/rules/redemption/types';

export type { CalendarSlice, Explanation, ObligationStatus, OfficeHours, RedemptionStatus, Role };

/** RFC 9457 problem document as the API answers it; `detail` is a Chinese sentence for people. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  ruleId?: string;
  field?: string;
  errors?: { field: string; code: string; message: string }[];
  requestId?: string;
}

export interface Named {
  id: string;
  displayName: string;
}

export interface Account {
  id: string;
  username: string;
  displayName: string;
  roles: Role[];
  organisation: { id: string; name: string; kind: string; level: string } | null;
  enterprise: { id: string; name: string } | null;
  /** Organs of schemes that the person's organisation is. */
  schemes: { code: string; organ: string }[];
  /** Schemes held in the region of the person's organisation. */
  regionSchemes: string[];
  /** Schemes held in the city to which the person's organisation belongs. */
  citySchemes: string[];
}

export interface Session {
  account: Account;
  demoMode: boolean;
}

/** One time limit as it is shown; `officeMinutesLeft` is signed and holds at the `now` of the same answer. */
export interface ObligationView {
  id: string;
  kind: string;
  label: string;
  ruleId: string;
  ownerOrganisationId: string;
  ownerOrganisationName: string;
  ownerRole: Role;
  status: ObligationStatus;
  originAt: string;
  dueAt: string | null;
  firstDueAt: string;
  provisional: boolean;
  pausedSince: string | null;
  remaining: Remaining | null;
  officeMinutesLeft: number | null;
  fractionElapsed: number | null;
  breachedAt: string | null;
  endedAt: string | null;
  calendarVersion: string;
  explanation: Explanation;
}

/** A command of one of my roles; when it is not allowed now, the reason and the rule behind it. */
export interface ActionView {
  command: string;
  label: string;
  allowed: boolean;
  code?: string;
  message?: string;
  ruleId?: string;
}

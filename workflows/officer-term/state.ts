import type { TermObligationKind } from '../rules/officer-term/clocks';
import type { Verification, ViolationReport } from '../rules/officer-term/discipline';
import type { Leave, SpecialReason, TermFacts } from '../rules/officer-term/facts';
import type { TermGuardFacts } from '../rules/officer-term/guards';
import type { TermLight } from '../rules/officer-term/light';
import type { Grade } from '../rules/officer-term/parameters';
import type { Span } from '../rules/officer-term/periods';
import type { Permission } from '../rules/officer-term/publication';
import type { TermContext } from '../rules/officer-term/stepTerm';
import {
  coverageOf,
  isOver,
  newTerm,
  type OfficerTerm,
  openProcedures,
  type TermStatus,
} from '../rules/officer-term/termState';
import type { ClockedState } from '../shared/stepDraft';
import type { OfficerTermInput } from './messages';

/** What is kept of the facts; coverage follows from the procedures. */
export interface KeptFacts extends Omit<TermFacts, 'coverage' | 'leaves' | 'specialReasons'> {
  leaves: (Leave & { id: string })[];
  specialReasons: (SpecialReason & { id: string })[];
}

export interface LeaveRequest {
  id: string;
  from: string;
  to: string;
}

export interface PermissionRequest extends Permission {
  id: string;
  status: 'REQUESTED' | 'GRANTED' | 'REFUSED' | 'WITHDRAWN';
}

export interface KnownViolation extends ViolationReport {
  verification: Verification | null;
}

/** Everything the process knows of its term. Plain JSON; ids, codes and instants only. */
export interface OfficerTermState extends ClockedState {
  input: OfficerTermInput;
  /** NEW until the appointment is on record. */
  status: TermStatus | 'NEW';
  term: OfficerTerm;
  facts: KeptFacts;
  /** Requests that wait for an answer. */
  leaves: LeaveRequest[];
  permissions: PermissionRequest[];
  violations: KnownViolation[];
  /** Special evaluations that the officer has not done as required (BT-ASM-6). */
  specialDutyMissed: string[];
  reviews: Span[];
  grades: { assessmentId: string; year: Span; grade: Grade }[];
  appointedAt: string | null;
  /** What the duty checks say of earlier instants was dealt with, or lies before the appointment. */
  since: string;
  /** Entries of the duty checks already acted on, with their instants. */
  seen: Record<string, string>;
  /** Keys of messages already taken, with the instants at which they came. */
  taken: Record<string, string>;
  /** After the end it is also waited for what units say to valid items; false for terms of earlier releases. */
  awaitsAnswers: boolean;
  /** Valid items that were not adopted, with an explanation. */
  declined: string[];
  /** Nothing more is waited for after the end. */
  aftercareOver: boolean;
  light: TermLight;
  /** When the duty checks may next say something new. */
  checkAt: string | null;
  /** The instant at which time itself next changes something; null: it waits for people only. */
  wakeAt: string | null;
}

export function initialState(input: OfficerTermInput, awaitsAnswers = true): OfficerTermState {
  const { span, calendar } = input;
  return {
    input,
    calendar,
    obligations: [],
    status: 'NEW',
    term: newTerm(span, input.parameters.eligibility.trainingBeforeDuty !== null),
    facts: {
      start: span.from,
      end: span.to,
      submissions: [],
      attendances: [],
      activities: [],
      leaves: [],
      specialReasons: [],
    },
    leaves: [],
    permissions: [],
    violations: [],
    specialDutyMissed: [],
    reviews: [],
    grades: [],
    appointedAt: null,
    since: '',
    seen: {},
    taken: {},
    awaitsAnswers,
    declined: [],
    aftercareOver: false,
    light: 'GREEN',
    checkAt: null,
    wakeAt: null,
  };
}

/** The facts as the duty checks want them. */
export function termFactsOf({ facts, term }: Pick<OfficerTermState, 'facts' | 'term'>): TermFacts {
  return { ...facts, coverage: coverageOf(term) };
}

export function contextOf({ input, calendar }: OfficerTermState): TermContext {
  return {
    parameters: input.parameters,
    calendar,
    hours: input.office.hours,
    officerAccountId: input.officerAccountId,
    servedTerms: input.servedTerms,
  };
}

/** What the guards look at. */
export function guardFactsOf({ input, status, term }: OfficerTermState): TermGuardFacts {
  const { parameters, organs } = input;
  return {
    schemeCode: input.schemeCode,
    status,
    endedAt: term.endedAt,
    officerAccountId: input.officerAccountId,
    officeOrganisationId: input.office.id,
    organs: Object.fromEntries(Object.entries(organs).map(([code, { id }]) => [code, id])),
    verifier: parameters.discipline.verifier,
    confirmer: parameters.assessment.confirmer,
    procedures: openProcedures(term).map(({ id, decider, status: at, stayProposal }) => ({
      id,
      decider,
      status: at,
      stayProposed: stayProposal !== null,
    })),
  };
}

export function endedAgainstOfficer({ status }: Pick<OfficerTerm, 'status'>): boolean {
  return status === 'DISMISSED' || status === 'TERMINATED' || status === 'CANCELLED';
}

/** Submissions that wait for the office's verdict; a report of nothing needs none. */
export function unscreened({ facts }: Pick<OfficerTermState, 'facts'>): number {
  return facts.submissions.filter(({ nil, judgement }) => !nil && judgement === null).length;
}

/** Valid items of which nobody has said yet whether a unit adopts them (HB-MEC-3, YY-M-7). */
export function unanswered({ facts, declined }: Pick<OfficerTermState, 'facts' | 'declined'>): number {
  return facts.submissions.filter(
    ({ id, judgement, adoptedAt }) =>
      judgement?.verdict === 'VALID' && adoptedAt === null && !declined.includes(id),
  ).length;
}

/**
 * Nothing is left to do: the term is over, every procedure has ended, and after an end that is not against the officer
 * the last submissions are screened, and the last grade is known or, where none is given, valid items are answered, as
 * far as they were waited for. Once the last grade stands, adoption changes nothing any more.
 */
export function isSettled(state: OfficerTermState): boolean {
  const { term, aftercareOver, input, grades, awaitsAnswers } = state;
  if (!isOver(term) || openProcedures(term).length > 0) return false;
  if (aftercareOver || endedAgainstOfficer(term)) return true;
  if (unscreened(state) > 0) return false;
  if (input.parameters.assessment.kind === 'ADOPTION_GRADES' && term.status !== 'RESIGNED')
    return grades.some(({ year }) => year.to >= term.span.to);
  return !awaitsAnswers || unanswered(state) === 0;
}

/** Id of an obligation: its kind and what it is about. */
export const obligationId = (kind: TermObligationKind, about: string): string => `${kind}-${about}`;

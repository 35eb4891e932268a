import type { Actor, OrganisationFacts } from '../rules/actor';
import type { CalendarSlice } from '../rules/calendar/types';
import type { ClockPolicy } from '../rules/deadlines/types';
import type { Ladder } from '../rules/obligations/types';
import type { CohortPerson } from '../rules/officer-term/cohort';
import type { Grade, GradedAssessment } from '../rules/officer-term/parameters';
import type { Span } from '../rules/officer-term/periods';
import type { HumanCommand, RecalculateCommand, UrgeCommand } from '../shared/messages';

/** Name of the workflow type, and of the subject of its audit chain. */
export const ASSESSMENT = 'assessment';
export const assessmentWorkflowId = (assessmentId: string): string => `assessment/${assessmentId}`;

/** Everything that the assessment of one year is run by, frozen by value when it is opened. */
export interface AssessmentInput {
  assessmentId: string;
  schemeCode: string;
  schemeVersion: number;
  assessment: GradedAssessment;
  year: Span;
  /** The office that does the daily work, and the organ that confirms the grades (BT-ASM-8). */
  office: OrganisationFacts;
  confirmer: OrganisationFacts;
  confirmWorkingDays: number;
  policy: ClockPolicy;
  ladder: Ladder;
  calendar: CalendarSlice;
  /** An earlier assessment of the same year that this one corrects; it is kept. */
  replacesId: string | null;
}

/** The figures of everybody by value, with those who left before the year was over. */
export interface Figures {
  people: CohortPerson[];
  /** Not assessed: the term was over before the year was. */
  left: { termId: string; endedOn: string }[];
}

export interface OpenCommand extends HumanCommand, Figures {
  /** Why items not yet screened are passed over, and why an earlier assessment is corrected. */
  noteId: string | null;
}
export interface RecountCommand extends HumanCommand, Figures {
  noteId: string | null;
}
/** By adopted items, or by items provided where too few were adopted (AMB-BT-3). */
export interface DecideModeCommand extends HumanCommand {
  mode: 'ADOPTION' | 'FALLBACK';
  noteId: string;
}
export interface AdjustCommand extends HumanCommand {
  termId: string;
  grade: Grade;
  /** Null only when the grade goes back to the computed one. */
  noteId: string | null;
}
export interface ConfirmCommand extends HumanCommand {
  noteId: string | null;
}
export interface WithdrawAssessmentCommand extends HumanCommand {
  noteId: string;
}

/** One entry for each Update of the workflow; the key is the Update's name. */
export interface AssessmentCommands {
  open: OpenCommand;
  recount: RecountCommand;
  decideMode: DecideModeCommand;
  adjust: AdjustCommand;
  confirm: ConfirmCommand;
  withdraw: WithdrawAssessmentCommand;
  urge: UrgeCommand;
  order: UrgeCommand;
  recalculate: RecalculateCommand;
}
export type AssessmentCommandName = keyof AssessmentCommands;

export const ASSESSMENT_COMMANDS: readonly AssessmentCommandName[] = [
  'open',
  'recount',
  'decideMode',
  'adjust',
  'confirm',
  'withdraw',
  'urge',
  'order',
  'recalculate',
];

/** Confirmed grades on their way to the terms, in the order of their ids. */
export interface TellGradesRequest {
  assessmentId: string;
  actor: Actor;
  year: Span;
  confirmedAt: string;
  grades: { termId: string; computed: Grade; grade: Grade; noteId: string | null }[];
}

export {
  type HumanCommand,
  type ProcessAnswer,
  REFUSAL,
  type Refusal,
} from '../shared/messages';

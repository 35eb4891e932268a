import type { OrganisationFacts } from '../rules/actor';
import type { CalendarSlice } from '../rules/calendar/types';
import type { ClockPolicy } from '../rules/deadlines/types';
import type { GatheringLimits } from '../rules/gathering/types';
import type { Ladder } from '../rules/obligations/types';
import type { EventKind } from '../rules/officer-term/parameters';
import type { Pair } from '../rules/officer-term/rotation';
import type { HumanCommand, RecalculateCommand, UrgeCommand } from '../shared/messages';

/** Name of the workflow type, and of the subject of its audit chain. */
export const GATHERING = 'gathering';
export const gatheringWorkflowId = (gatheringId: string): string => `gathering/${gatheringId}`;

/** Everything a gathering is run by, frozen by value when it is planned. No names and no words of people. */
export interface GatheringInput {
  gatheringId: string;
  schemeCode: string;
  schemeVersion: number;
  kind: EventKind;
  /** The rule on which gatherings of this kind stand in the scheme, and the one that keeps officers from their own unit. */
  ruleId: string;
  ownUnitRuleId: string;
  /** Officers come in groups of this size (LA-EXP-2); null: they don't. */
  groupSize: number | null;
  limits: GatheringLimits;
  policy: ClockPolicy;
  ladder: Ladder;
  calendar: CalendarSlice;
  /** The office that holds it. */
  office: OrganisationFacts;
}

/** An officer who is invited; `unitId` is the unit that employs him, if it is known. */
export interface Invitee {
  termId: string;
  accountId: string;
  unitId: string | null;
}

/** What is arranged. The words (theme, contents, place, convener) lie in the database under `planId`. */
export interface Arrangement {
  planId: string;
  /** Hash of the words, so that the audit chain seals them. */
  planSha256: string;
  startsAt: string;
  endsAt: string | null;
  targetOrganisationId: string | null;
  invitees: Invitee[];
}

export interface PlanCommand extends HumanCommand, Arrangement {
  /** Who serves with whom from now on, where officers take turns. */
  pairs: Pair[] | null;
}
export interface ChangeCommand extends HumanCommand, Arrangement {
  noteId: string;
}
export interface CancelCommand extends HumanCommand {
  noteId: string;
}
/** The officer's own answer; a reason is required of whoever can't come. */
export interface AnswerCommand extends HumanCommand {
  answer: 'TAKES_PART' | 'DECLINES';
  noteId: string | null;
}
/** Presence of everybody invited, in one act. Repeated with a reason it is a correction. */
export interface RecordAttendanceCommand extends HumanCommand {
  entries: AttendanceEntry[];
  noteId: string | null;
}
export interface AttendanceEntry {
  termId: string;
  present: boolean;
  /** Special evaluation: done as required (BT-ASM-6); null for every other kind. */
  doneAsRequired: boolean | null;
}
export interface RecordMinutesCommand extends HumanCommand {
  noteId: string;
}
export interface CloseCommand extends HumanCommand {
  noteId: string | null;
}

/** One entry for each Update of the workflow; the key is the Update's name. */
export interface GatheringCommands {
  plan: PlanCommand;
  change: ChangeCommand;
  cancel: CancelCommand;
  answer: AnswerCommand;
  recordAttendance: RecordAttendanceCommand;
  recordMinutes: RecordMinutesCommand;
  close: CloseCommand;
  urge: UrgeCommand;
  order: UrgeCommand;
  recalculate: RecalculateCommand;
}
export type GatheringCommandName = keyof GatheringCommands;

export const GATHERING_COMMANDS: readonly GatheringCommandName[] = [
  'plan',
  'change',
  'cancel',
  'answer',
  'recordAttendance',
  'recordMinutes',
  'close',
  'urge',
  'order',
  'recalculate',
];

export {
  type HumanCommand,
  type ProcessAnswer,
  REFUSAL,
  type Refusal,
} from '../shared/messages';

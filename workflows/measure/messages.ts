import type { OrganisationFacts } from '../rules/actor';
import type { CalendarSlice } from '../rules/calendar/types';
import type { ClockPolicy } from '../rules/deadlines/types';
import type { MeasureLimits, MeasureParameters } from '../rules/evaluation/measures/common';
import type { MeasureEvent, MeasureEventType } from '../rules/evaluation/measures/measure';
import type { Group } from '../rules/evaluation/parameters';
import type { MeasureDue } from '../rules/evaluation/results/ladder';
import type { Ladder } from '../rules/obligations/types';
import type { HumanCommand, RecalculateCommand, UrgeCommand } from '../shared/messages';

/** Name of the workflow type, and of the subject of its audit chain. */
export const MEASURE = 'measure';
export const measureWorkflowId = (measureId: string): string => `measure/${measureId}`;

/** Everything a measure is run by, frozen by value when the round starts it. Names of bodies only, never of people. */
export interface MeasureInput {
  /** UUID; one for each `due.key`, so that a measure can be started once only. */
  measureId: string;
  schemeCode: string;
  schemeVersion: number;
  /** Object, round, rung of the ladder and streak on which it stands (GE-USE-2, GE-USE-3, GE-USE-4). */
  due: MeasureDue;
  parameters: MeasureParameters;
  limits: MeasureLimits;
  round: { year: number; number: number };
  /** Without an organisation of its own the object's papers are registered by the organ of the measure. */
  object: { name: string; group: Group; organisation: OrganisationFacts | null };
  /** Organisation of each organ, by the codes of the scheme: ORGANISER, CITY_GOVERNMENT, STANDING_COMMITTEE. */
  organs: Record<string, OrganisationFacts>;
  policy: ClockPolicy;
  ladder: Ladder;
  calendar: CalendarSlice;
}

/** An event without what the process adds: its type, its instant, who acts. */
export type EventFields<E> = E extends unknown ? Omit<E, 'type' | 'at' | 'by'> : never;

/** A step of a person on the measure itself. Texts and files lie in the database, the fields name them. */
export interface MeasureStepCommand<Type extends MeasureEventType = MeasureEventType> extends HumanCommand {
  fields: EventFields<Extract<MeasureEvent, { type: Type }>>;
  noteId: string | null;
  /** Uploads that go with the step, all of them. */
  fileIds: string[];
}

/** One entry for each Update of the workflow; the key is the Update's name. */
export interface MeasureCommands {
  notify: MeasureStepCommand<'NOTIFY'>;
  submitPlan: MeasureStepCommand<'SUBMIT_PLAN'>;
  answerPlan: MeasureStepCommand<'ANSWER_PLAN'>;
  addEvidence: MeasureStepCommand<'ADD_EVIDENCE'>;
  report: MeasureStepCommand<'REPORT'>;
  answerReport: MeasureStepCommand<'ANSWER_REPORT'>;
  askExtension: MeasureStepCommand<'ASK_EXTENSION'>;
  answerExtension: MeasureStepCommand<'ANSWER_EXTENSION'>;
  convene: MeasureStepCommand<'CONVENE'>;
  hold: MeasureStepCommand<'HOLD'>;
  writeMinutes: MeasureStepCommand<'WRITE_MINUTES'>;
  confirmMinutes: MeasureStepCommand<'CONFIRM_MINUTES'>;
  commit: MeasureStepCommand<'COMMIT'>;
  reportCommitment: MeasureStepCommand<'REPORT_COMMITMENT'>;
  answerCommitment: MeasureStepCommand<'ANSWER_COMMITMENT'>;
  schedule: MeasureStepCommand<'SCHEDULE'>;
  recordResult: MeasureStepCommand<'RECORD_RESULT'>;
  cancel: MeasureStepCommand<'CANCEL'>;
  urge: UrgeCommand;
  order: UrgeCommand;
  recalculate: RecalculateCommand;
}
export type MeasureCommandName = keyof MeasureCommands;

export const MEASURE_COMMANDS: readonly MeasureCommandName[] = [
  'notify',
  'submitPlan',
  'answerPlan',
  'addEvidence',
  'report',
  'answerReport',
  'askExtension',
  'answerExtension',
  'convene',
  'hold',
  'writeMinutes',
  'confirmMinutes',
  'commit',
  'reportCommitment',
  'answerCommitment',
  'schedule',
  'recordResult',
  'cancel',
  'urge',
  'order',
  'recalculate',
];

/** Sent by a corrected round: the placing on which the measure stands has fallen away, so it ends. */
export const LAPSE_SIGNAL = 'lapse';
export interface LapseMessage {
  /** Version of the round's result that took the ground away. */
  roundVersion: number;
}

export {
  type HumanCommand,
  type ProcessAnswer,
  REFUSAL,
  type Refusal,
} from '../shared/messages';

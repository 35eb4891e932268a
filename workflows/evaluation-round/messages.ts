import type { MeasureInput } from '../measure/messages';
import type { Actor, OrganisationFacts } from '../rules/actor';
import type { CalendarSlice } from '../rules/calendar/types';
import type { ClockPolicy } from '../rules/deadlines/types';
import type { Decision } from '../rules/decision';
import type { EvaluationSchemeParameters, Group, ReplacementGround } from '../rules/evaluation/parameters';
import type { RoundKey } from '../rules/evaluation/period';
import type { Distinction } from '../rules/evaluation/rank/rank';
import type { MeasureDue } from '../rules/evaluation/results/ladder';
import type { RoundEvent, TieState } from '../rules/evaluation/round/types';
import type { Ladder } from '../rules/obligations/types';

/** Name of the workflow type, and of the subject of its audit chain. */
export const EVALUATION_ROUND = 'evaluationRound';
export const evaluationRoundWorkflowId = (roundId: string): string => `evaluation-round/${roundId}`;

/** Everything that a round is run by, frozen by value when it is begun. */
export interface EvaluationRoundInput extends RoundKey {
  roundId: string;
  schemeCode: string;
  schemeVersion: number;
  parameters: EvaluationSchemeParameters;
  /** The organisation that is each organ, by the organ's code. */
  organs: Record<string, OrganisationFacts>;
  /** Days before the end of the collection on which those who have not answered are reminded. */
  reminderDays: number[];
  policy: ClockPolicy;
  ladder: Ladder;
  calendar: CalendarSlice;
}

/** Who asks; null for the process itself. What a step needs of the records is found by an activity, never sent. */
export interface RoundCommand {
  actor: Actor | null;
  fingerprint?: string;
}
export interface ReasonedCommand extends RoundCommand {
  noteId: string | null;
}
export interface OpenRoundCommand extends RoundCommand {
  /** End of the collection. */
  closesAt: string;
}
export interface ExtendCommand extends OpenRoundCommand {
  noteId: string;
}
export interface ReplaceCommand extends RoundCommand {
  memberId: string;
  ground: ReplacementGround;
}
export interface DecideTieCommand extends RoundCommand {
  group: Group;
  objectIds: string[];
  noteId: string;
}
export interface ReviewCommand extends ReasonedCommand {
  approve: boolean;
}
export interface UrgeRoundCommand extends RoundCommand {
  obligationId: string;
  noteId: string | null;
}
export interface RecalculateRoundCommand extends RoundCommand {
  calendar: CalendarSlice;
}

/** One entry for each Update of the workflow; the key is the Update's name. */
export interface EvaluationRoundCommands {
  begin: RoundCommand;
  prepare: ReasonedCommand;
  draw: RoundCommand;
  open: OpenRoundCommand;
  extend: ExtendCommand;
  replace: ReplaceCommand;
  remind: RoundCommand;
  close: RoundCommand;
  score: ReasonedCommand;
  rank: RoundCommand;
  decideTie: DecideTieCommand;
  review: ReviewCommand;
  publish: RoundCommand;
  startMeasures: RoundCommand;
  book: RoundCommand;
  correct: ReasonedCommand;
  withdrawCorrection: ReasonedCommand;
  voidRound: ReasonedCommand;
  urge: UrgeRoundCommand;
  order: UrgeRoundCommand;
  recalculate: RecalculateRoundCommand;
}
export type EvaluationRoundCommandName = keyof EvaluationRoundCommands;

export const EVALUATION_ROUND_COMMANDS: readonly EvaluationRoundCommandName[] = [
  'begin',
  'prepare',
  'draw',
  'open',
  'extend',
  'replace',
  'remind',
  'close',
  'score',
  'rank',
  'decideTie',
  'review',
  'publish',
  'startMeasures',
  'book',
  'correct',
  'withdrawCorrection',
  'voidRound',
  'urge',
  'order',
  'recalculate',
];

type EventFacts<T extends RoundEvent['type'], Asked extends string = never> = Omit<
  Extract<RoundEvent, { type: T }>,
  'type' | 'at' | 'by' | Asked
>;

export type FrozenFacts = EventFacts<'PREPARE', 'reasonId'>;
export type DrawnFacts = EventFacts<'DRAW'>;
export interface InvitedFacts {
  sealPublicKey: string;
  invited: number;
}
/** Whether the place may be taken over, and by whom. */
export type ReplacementFacts =
  | { decision: Extract<Decision, { allowed: false }>; leafId: null; replacedBy: null }
  | { decision: Extract<Decision, { allowed: true }>; leafId: string; replacedBy: string; tokenHash: string };
export type AnsweredFacts = EventFacts<'CLOSE'>;
export type ScoredFacts = EventFacts<'SCORE', 'reasonId'>;

/** An object's place, as it is written and published. */
export interface RankRow {
  objectId: string;
  groupCode: Group;
  rank: number | null;
  ranked: number;
  shown: string | null;
  distinction: Distinction | null;
  tiedWith: string[];
  top: boolean;
  bottom: boolean;
}
export interface RankedFacts {
  ties: Omit<TieState, 'decision'>[];
  rows: RankRow[];
}
export interface MeasureFacts {
  start: MeasureDue[];
  /** Keys of measures that a corrected result no longer asks for. */
  cancel: string[];
  /** Ids of the processes of these measures. */
  cancelledIds: string[];
}
export interface PointsFacts {
  entries: { key: string; year: number; roundId: string; objectId: string; tenths: number }[];
}

/** What an activity found out for a step; it travels with the step's command. */
export interface StepFacts {
  prepare: FrozenFacts;
  draw: DrawnFacts;
  open: InvitedFacts;
  replace: ReplacementFacts;
  close: AnsweredFacts;
  score: ScoredFacts;
  rank: RankedFacts;
  decideTie: RankedFacts;
  startMeasures: MeasureFacts;
  book: PointsFacts;
}

/** What is left to do after handing over: messages that wait for the gateway, and those that it refused. */
export interface DeliveryFacts {
  waiting: number;
  failed: number;
}

/** Requests to the activities of a round. */
export interface RoundRequest {
  roundId: string;
}
export interface FreezeRequest extends RoundRequest {
  at: string;
}
export interface ReplaceRequest extends RoundRequest {
  memberId: string;
  ground: ReplacementGround;
}
export interface VersionRequest extends RoundRequest {
  version: number;
}
/** Measures that came due by the publication of this version. */
export interface MeasureStartRequest extends VersionRequest {
  due: MeasureDue[];
}
/** A measure to be begun. */
export type MeasureStart = Pick<MeasureInput, 'measureId' | 'due' | 'round' | 'object'>;
export interface RankRequest extends VersionRequest {
  resultHash: string;
  decisions: { group: Group; objectIds: string[]; reasonId: string }[];
}

export { type HumanCommand, type ProcessAnswer, REFUSAL, type Refusal } from '../shared/messages';

/** Kind of the numbered bulletin (GE-USE-1). */
export const BULLETIN = 'EVALUATION_BULLETIN';

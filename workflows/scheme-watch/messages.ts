import type { OrganisationFacts } from '../rules/actor';
import type { CalendarSlice } from '../rules/calendar/types';
import type { ClockPolicy } from '../rules/deadlines/types';
import type { Ladder } from '../rules/obligations/types';
import type { EventKind } from '../rules/officer-term/parameters';
import type { Occasion } from '../rules/scheme-watch/periods';
import type { HumanCommand, RecalculateCommand } from '../shared/messages';

/** Name of the workflow type, and of the subject of its audit chain. */
export const SCHEME_WATCH = 'schemeWatch';
export const schemeWatchId = (schemeCode: string): string => `scheme-watch/${schemeCode}`;

/** What the scheme lays down for its organiser, by value. */
export interface WatchedScheme {
  schemeVersion: number;
  validity: { from: string; to: string | null };
  occasions: Occasion[];
  policy: ClockPolicy;
  ladder: Ladder;
  /** The office that owes the sessions and meetings. */
  office: OrganisationFacts;
}

export interface SchemeWatchInput extends WatchedScheme {
  schemeCode: string;
  calendar: CalendarSlice;
  /** What was held before the watch began. */
  held: GatheringHeld[];
}

/** Signal of a gathering: attendance was recorded, or corrected. Counted once for each gathering. */
export const HELD_SIGNAL = 'gatheringHeld';
export interface GatheringHeld {
  gatheringId: string;
  kind: EventKind;
  startsAt: string;
  /** False after a correction by which nobody was there. */
  counts: boolean;
  recordedAt: string;
}

/** Why a period passed without what was owed; ends the obligation, the breach stays on record. */
export interface ExplainMissedCommand extends HumanCommand {
  obligationId: string;
  noteId: string;
}
/**
 * Another version of the scheme is published; periods that run end by the version under which they began. Sent by the
 * system itself, with the version as its key.
 */
export interface AdoptVersionCommand {
  fingerprint: string;
  scheme: WatchedScheme;
}

/** One entry for each Update of the workflow; the key is the Update's name. */
export interface SchemeWatchCommands {
  explainMissed: ExplainMissedCommand;
  adoptVersion: AdoptVersionCommand;
  recalculate: RecalculateCommand;
}
export type SchemeWatchCommandName = keyof SchemeWatchCommands;

export const SCHEME_WATCH_COMMANDS: readonly SchemeWatchCommandName[] = [
  'explainMissed',
  'adoptVersion',
  'recalculate',
];

export {
  type HumanCommand,
  type ProcessAnswer,
  REFUSAL,
  type RecalculateCommand,
  type Refusal,
} from '../shared/messages';

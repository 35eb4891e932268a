import type { CalendarSlice } from '../rules/calendar/types';
import type { RoundStep } from '../rules/evaluation/parameters';
import { periodEnd } from '../rules/evaluation/period';
import { stepRule } from '../rules/evaluation/round/guards';
import { closesAt, type EvaluationRound, type RoundStatus } from '../rules/evaluation/round/types';
import type { Obligation } from '../rules/obligations/types';
import type { EvaluationRoundCommandName, EvaluationRoundInput } from './messages';

/** Everything the process knows of its round. Plain JSON; ids, codes, figures, hashes and instants only. */
export interface EvaluationRoundState {
  input: EvaluationRoundInput;
  calendar: CalendarSlice;
  obligations: Obligation[];
  status: RoundStatus;
  /** null until begun. */
  round: EvaluationRound | null;
  begunBy: string | null;
  sealPublicKey: string | null;
  /** Instants for which reminders have gone out. */
  reminded: string[];
  replaced: number;
  /** Steps so far that left something to be sent. */
  mailings: number;
  /** A step that the process could not take by itself; a person has to. */
  held: { step: RoundStep; code: string } | null;
}

export function initialState(input: EvaluationRoundInput): EvaluationRoundState {
  return {
    input,
    calendar: input.calendar,
    obligations: [],
    status: 'PREPARING',
    round: null,
    begunBy: null,
    sealPublicKey: null,
    reminded: [],
    replaced: 0,
    mailings: 0,
    held: null,
  };
}

/** Nothing more can happen. A booked round stays open to corrections. */
export const isOver = ({ status }: EvaluationRoundState): boolean => status === 'VOIDED';

/** The reminder that comes next, at its instant; null when none does. */
export function nextReminderAt({ round, input, reminded }: EvaluationRoundState): string | null {
  if (round?.status !== 'OPEN') return null;
  const end = Date.parse(closesAt(round)!);
  const instants = input.reminderDays
    .map((days) => new Date(end - days * 86_400_000).toISOString())
    .filter((at) => at > round.opened!.at && !reminded.includes(at))
    .sort();
  return instants[0] ?? null;
}

export interface AutomaticStep {
  command: Extract<EvaluationRoundCommandName, 'close' | 'score' | 'rank' | 'startMeasures' | 'book'>;
  step: RoundStep;
  /** Not before this instant; null: at once. */
  at: string | null;
}

/**
 * The step that the process takes by itself: closing, scoring, ranking, starting measures and booking follow from what
 * was decided before. Drawing and opening wait for a person, as does scoring anew after a correction or a refused review.
 */
export function automaticStep(state: EvaluationRoundState): AutomaticStep | null {
  const { round, held, input } = state;
  if (!round || held) return null;
  const next = ((): AutomaticStep | null => {
    switch (round.status) {
      case 'OPEN':
        return { command: 'close', step: 'CLOSE', at: closesAt(round) };
      case 'CLOSED':
        return round.version === 1 && round.reviews.length === 0
          ? { command: 'score', step: 'SCORE', at: periodEnd(input.parameters, round) }
          : null;
      case 'SCORED':
        return { command: 'rank', step: 'RANK', at: null };
      case 'PUBLISHED':
        return { command: 'startMeasures', step: 'START_MEASURES', at: null };
      case 'MEASURES':
        return { command: 'book', step: 'BOOK', at: null };
      default:
        return null;
    }
  })();
  return next && stepRule(input.parameters, next.step).automatic ? next : null;
}

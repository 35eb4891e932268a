import type { Actor } from '../rules/actor';
import type { CalendarSlice } from '../rules/calendar/types';
import { type Refused, refuse } from '../rules/decision';
import { isOpen } from '../rules/obligations/obligation';
import type { Obligation, RungAct } from '../rules/obligations/types';
import { fireInto, hasDue, recalculateInto } from './clocks';
import type { UrgeCommand } from './messages';
import type { ClockedState, StepDraft, StepHead } from './stepDraft';
import type { Issued } from './supervision';

/** What the steps on clocks need to know of their process. */
export interface ClockedProcess<State extends ClockedState, Step, Draft extends StepDraft<State>> {
  /** Begins a step; a process whose steps stand under one rule of its own may leave that of the head. */
  draft(state: State, head: StepHead): Draft & { done(): Step };
  ruleOf(state: State): string;
  /** What an act of the ladder does, by the system or by a person. */
  climb(draft: Draft, obligation: Obligation, act: RungAct, issued: Issued | null): void;
  /** Said of a calendar that the process has taken already. */
  unchanged?: string;
}

/**
 * The steps that every process with clocks has: rungs that have come due, urging (催办), ordering (督办), a new calendar.
 * The guard of role and status has passed.
 */
export function clockSteps<State extends ClockedState, Step, Draft extends StepDraft<State>>(
  process: ClockedProcess<State, Step, Draft>,
) {
  const { ruleOf, climb, unchanged = '已按该版日历计算' } = process;
  const by = (action: 'urge' | 'order', act: RungAct) => {
    return (
      state: State,
      { actor, obligationId, noteId }: Omit<UrgeCommand, 'fingerprint'>,
      at: string,
    ): Step | Refused => {
      const ruleId = ruleOf(state);
      const obligation = state.obligations.find(({ id }) => id === obligationId);
      if (!obligation || !isOpen(obligation))
        return refuse('OBLIGATION_NOT_OPEN', '这项时限已经结束或不存在', ruleId, 'obligationId');
      const draft = process.draft(state, { at, action, ruleId, actor, noteId });
      climb(draft, obligation, act, { by: actor.accountId, noteId });
      draft.details.obligationId = obligationId;
      return draft.done();
    };
  };
  return {
    urge: by('urge', 'REMIND'),
    order: by('order', 'SUPERVISE'),

    /** The system's own step: every rung that has come due by now. */
    fireRungs(state: State, _command: Record<string, never>, at: string): Step | Refused {
      const ruleId = ruleOf(state);
      if (!hasDue(state, at)) return refuse('NOTHING_DUE', '没有到期的时限', ruleId);
      const draft = process.draft(state, { at, action: 'fireRungs', ruleId, actor: null });
      fireInto(draft, (obligation, rung) => climb(draft, obligation, rung.act, null));
      return draft.done();
    },

    /** A calendar was published: every running limit is laid out anew. */
    recalculate(
      state: State,
      { actor, calendar }: { actor: Actor | null; calendar: CalendarSlice },
      at: string,
    ): Step | Refused {
      const ruleId = 'AMB-GR-1';
      if (calendar.version === state.calendar.version) return refuse('CALENDAR_UNCHANGED', unchanged, ruleId);
      const draft = process.draft(state, { at, action: 'recalculate', ruleId, actor });
      draft.state.calendar = calendar;
      recalculateInto(draft);
      return draft.done();
    },
  };
}

import type { Coverage } from './facts';
import { isFinal } from './hearing/procedure';
import type { Procedure } from './hearing/types';
import type { EndState, Ground } from './parameters';
import type { Span } from './periods';

export type TermStatus = 'AWAITING_TRAINING' | 'SERVING' | EndState;

/** One term of one officer, as its process keeps it. */
export interface OfficerTerm {
  span: Span;
  status: TermStatus;
  trainedAt: string | null;
  renewal: { at: string; by: string; renew: boolean; reasonId: string } | null;
  procedures: Procedure[];
  endedAt: string | null;
  endGround: Ground | null;
  /** Rule by which the term ended. */
  endRuleId: string | null;
}

export function newTerm(span: Span, awaitsTraining: boolean): OfficerTerm {
  return {
    span,
    status: awaitsTraining ? 'AWAITING_TRAINING' : 'SERVING',
    trainedAt: null,
    renewal: null,
    procedures: [],
    endedAt: null,
    endGround: null,
    endRuleId: null,
  };
}

/** Over; nothing that comes later changes how and when it ended. */
export function isOver(term: Pick<OfficerTerm, 'endedAt'>): boolean {
  return term.endedAt !== null;
}

/** The place that the officer takes is free again as soon as the term is over. */
export function takesSeat(term: Pick<OfficerTerm, 'endedAt'>): boolean {
  return !isOver(term);
}

/** Procedures still under way. */
export function openProcedures(term: OfficerTerm): Procedure[] {
  return term.procedures.filter((procedure) => !isFinal(procedure));
}

/** Facts settled by stays and by decisions to keep the officer; to be given to the duty checks (§12). */
export function coverageOf(term: Pick<OfficerTerm, 'procedures'>): Coverage[] {
  return term.procedures.flatMap(({ stay, status, facts, decision }): Coverage[] => {
    const covered: Coverage[] = stay ? [{ at: stay.confirmedAt, factIds: stay.factIds }] : [];
    if (status === 'KEPT' && decision) {
      covered.push({ at: decision.at, factIds: facts.map(({ factId }) => factId) });
    }
    return covered;
  });
}

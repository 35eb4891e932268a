import type { StepFacts } from '../messages';
import type { EvaluationRoundState } from '../state';

/** Facts with which nothing stands against a step: a validator decides by these before the activity has looked. */
export function presumedFacts({ input, round }: EvaluationRoundState): StepFacts {
  return {
    prepare: {
      frameHash: '',
      members: 0,
      deviatingLeaves: 0,
      unusable: 0,
      stale: 0,
      objects: input.parameters.objects.counts,
      questionnaires: { concentrated: 1, realTime: 1 },
    },
    draw: {
      frameHash: round?.frozen?.frameHash ?? '',
      seed: '1'.repeat(64),
      drawHash: '',
      selected: input.parameters.draw.size,
    },
    open: { sealPublicKey: '', invited: 0 },
    replace: { decision: { allowed: true }, leafId: '', replacedBy: '', tokenHash: '' },
    close: { answered: round?.draw?.selected ?? 0 },
    score: { resultHash: '', belowMinimum: [], unscreened: 0 },
    rank: { ties: [], rows: [] },
    decideTie: { ties: [], rows: [] },
    startMeasures: { start: [], cancel: [], cancelledIds: [] },
    book: { entries: [] },
  };
}

import type { EvaluationRoundRow } from '../../db/queries/evaluationRound';
import { canRead } from '../access';
import type { Viewer } from '../session/viewer';

/**
 * True for organiser, supervision and audit: they follow a round before it is published. Everybody else reads of it
 * what stands published, whatever is in work (GE-WAY-3).
 */
export const isInside = (viewer: Viewer, { schemeCode }: Pick<EvaluationRoundRow, 'schemeCode'>): boolean =>
  canRead(viewer, 'evaluationRound', { schemeCode, published: 'false' });

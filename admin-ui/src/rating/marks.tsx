import { RATING_STATUS_LABELS } from '../../../workflows/rules/evaluation/labels';
import type { RatingStatus } from '../../../workflows/rules/evaluation/ratings/rating';
import { ToneChip } from '../shared';

const TONES = { COUNTED: 'good', SUSPICIOUS: 'todo', REJECTED: 'stop' } as const;

/** Whether a rating counts. */
export const RatingStatusMark = ({ status }: { status: RatingStatus }) => (
  <ToneChip tone={TONES[status]} label={RATING_STATUS_LABELS[status]} />
);

/** Share as a whole percentage; nothing of nothing is an em dash. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${Math.round((part * 100) / whole)}%`;

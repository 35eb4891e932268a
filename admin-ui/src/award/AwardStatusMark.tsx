import type { AwardStatus } from '../../../workflows/rules/evaluation/results/awardRound';
import { ToneChip } from '../shared';

/** Whether the award of a year is still worked on. */
export const AwardStatusMark = ({ status, label }: { status: AwardStatus; label: string }) => (
  <ToneChip tone={status === 'CONFIRMED' ? 'good' : 'running'} label={label} />
);

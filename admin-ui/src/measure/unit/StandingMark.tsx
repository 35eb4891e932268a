import type { AwardStanding } from '../../../../workflows/rules/evaluation/results/award';
import { ToneChip } from '../../shared';
import type { Tone } from '../../shared/labels';

const TONES: Record<AwardStanding, Tone> = { RECOMMENDED: 'good', OPEN: 'done', BARRED: 'stop' };

/** Whether an object may be put forward for the award. */
export const StandingMark = ({ standing, label }: { standing: AwardStanding; label: string }) => (
  <ToneChip tone={TONES[standing]} label={label} />
);

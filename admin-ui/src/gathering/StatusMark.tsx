import type { GatheringStatus } from '../../../workflows/rules/gathering/types';
import { ToneChip } from '../shared';
import type { Tone } from '../shared/labels';

const TONES: Record<GatheringStatus, Tone> = {
  PLANNED: 'todo',
  HELD: 'running',
  CLOSED: 'done',
  CANCELLED: 'stop',
};

export const StatusMark = ({ status, label }: { status: GatheringStatus; label: string }) => (
  <ToneChip tone={TONES[status]} label={label} />
);

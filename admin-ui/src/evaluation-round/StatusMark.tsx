import type { RoundStatus } from '../../../workflows/rules/evaluation/round/types';
import { ToneChip } from '../shared';
import type { Tone } from '../shared/labels';

const TONES: Record<RoundStatus, Tone> = {
  PREPARING: 'todo',
  PREPARED: 'todo',
  DRAWN: 'todo',
  OPEN: 'running',
  CLOSED: 'running',
  SCORED: 'running',
  RANKED: 'todo',
  REVIEWED: 'todo',
  PUBLISHED: 'good',
  MEASURES: 'good',
  BOOKED: 'done',
  VOIDED: 'stop',
};

/** Where a round stands. */
export const StatusMark = ({ status, label }: { status: RoundStatus; label: string }) => (
  <ToneChip tone={TONES[status]} label={label} />
);

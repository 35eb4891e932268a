import { ToneChip } from '../shared';
import type { Tone } from '../shared/labels';

/** Statuses in which the evaluated has to act, or somebody has begun to. */
const RUNNING = ['NOTIFIED', 'ACTING', 'CONVENED', 'COMMITTED', 'SCHEDULED'];
const GOOD = ['ACCEPTED', 'CLOSED'];

const toneOf = (status: string): Tone => {
  if (status === 'CANCELLED') return 'stop';
  if (GOOD.includes(status)) return 'good';
  return RUNNING.includes(status) ? 'running' : 'todo';
};

/** Where a measure stands. */
export const StatusMark = ({ status, label }: { status: string; label: string }) => (
  <ToneChip tone={toneOf(status)} label={label} />
);

import type { FollowUpStatus } from '../../../workflows/rules/follow-up/types';
import { ToneChip } from '../shared';
import type { Tone } from '../shared/labels';

const TONES: Record<FollowUpStatus, Tone> = {
  REGISTERED: 'todo',
  PASSED_ON: 'todo',
  HANDLING: 'running',
  ANSWERED: 'todo',
  CALLBACK: 'todo',
  CLOSED: 'done',
};

/** Where a follow-up stands; ended, with what came of it. */
export const StatusMark = ({
  status,
  statusLabel,
  outcomeLabel,
}: {
  status: FollowUpStatus;
  statusLabel: string;
  outcomeLabel: string | null;
}) => <ToneChip tone={TONES[status]} label={outcomeLabel ?? statusLabel} />;

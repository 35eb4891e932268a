import {
  REWARD_LINE_STATUS_LABELS,
  REWARD_LIST_STATUS_LABELS,
  type RewardLineStatus,
  type RewardListStatus,
} from '../../../workflows/rules/officer-term/assessmentLabels';
import { ToneChip } from '../shared';
import type { Tone } from '../shared/labels';

const LIST: Record<RewardListStatus, Tone> = {
  DRAFT: 'todo',
  SUBMITTED: 'todo',
  APPROVED: 'todo',
  PAYING: 'running',
  CLOSED: 'done',
  WITHDRAWN: 'stop',
};
const LINE: Record<RewardLineStatus, Tone> = {
  REFUSED: 'stop',
  READY: 'todo',
  PAYING: 'running',
  PAID: 'good',
  FAILED: 'stop',
  GIVEN_UP: 'stop',
  WITHDRAWN: 'stop',
};

export const StatusMark = ({ status }: { status: RewardListStatus }) => (
  <ToneChip tone={LIST[status]} label={REWARD_LIST_STATUS_LABELS[status]} />
);

export const LineMark = ({ status }: { status: RewardLineStatus }) => (
  <ToneChip tone={LINE[status]} label={REWARD_LINE_STATUS_LABELS[status]} />
);

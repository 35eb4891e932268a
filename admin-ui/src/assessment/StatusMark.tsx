import {
  ASSESSMENT_STATUS_LABELS,
  type AssessmentStatus,
} from '../../../workflows/rules/officer-term/assessmentLabels';
import { ToneChip } from '../shared';
import type { Tone } from '../shared/labels';

const TONES: Record<AssessmentStatus, Tone> = {
  OPEN: 'todo',
  PROPOSED: 'todo',
  CONFIRMED: 'running',
  CLOSED: 'done',
  WITHDRAWN: 'stop',
};

export const StatusMark = ({ status }: { status: AssessmentStatus }) => (
  <ToneChip tone={TONES[status]} label={ASSESSMENT_STATUS_LABELS[status]} />
);

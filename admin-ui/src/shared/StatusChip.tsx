import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import PanTool from '@mui/icons-material/PanToolOutlined';
import PlayArrow from '@mui/icons-material/PlayArrow';
import TaskAlt from '@mui/icons-material/TaskAlt';
import Chip from '@mui/material/Chip';
import { useRecordContext } from 'react-admin';
import type { RedemptionStatus } from '../../../workflows/rules/redemption/types';
import { labelOf, STATUS_LABELS, STATUS_TONES, type Tone } from './labels';

const ICONS: Record<Tone, React.ReactElement> = {
  todo: <HourglassEmpty />,
  running: <PlayArrow />,
  stop: <PanTool />,
  good: <TaskAlt />,
  done: <CheckCircleOutline />,
};
const COLOURS: Record<Tone, { color: string; background: string }> = {
  todo: { color: '#0d4a5e', background: '#dcedf2' },
  running: { color: '#0d4a5e', background: '#eef5f7' },
  stop: { color: '#5c4300', background: '#f7efd9' },
  good: { color: '#1d5130', background: '#e2f1e6' },
  done: { color: '#41494d', background: '#eceff0' },
};

/** A coloured mark that also says by icon and word what it means. */
export const ToneChip = ({ tone, label }: { tone: Tone; label: string }) => (
  <Chip
    size="small"
    icon={ICONS[tone]}
    label={label}
    sx={{
      color: COLOURS[tone].color,
      backgroundColor: COLOURS[tone].background,
      '& .MuiChip-icon': { color: 'inherit' },
    }}
  />
);

/** Where a case stands. */
export const StatusChip = ({ status }: { status: RedemptionStatus }) => (
  <ToneChip tone={STATUS_TONES[status] ?? 'running'} label={labelOf(STATUS_LABELS, status)} />
);

/** The status column of a list. */
export const StatusField = ({
  source = 'status',
}: {
  source?: string;
  label?: string;
  sortable?: boolean;
}) => {
  const record = useRecordContext();
  const status = record?.[source] as RedemptionStatus | undefined;
  return status ? <StatusChip status={status} /> : null;
};

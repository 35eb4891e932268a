import PauseCircle from '@mui/icons-material/PauseCircleOutline';
import WarningAmber from '@mui/icons-material/ReportProblem';
import Schedule from '@mui/icons-material/Schedule';
import TaskAlt from '@mui/icons-material/TaskAlt';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { minutesPerDay } from '../../../workflows/rules/calendar/officeHours';
import { formatInstant } from '../format';
import { labelOf, OBLIGATION_STATUS_LABELS } from './labels';
import { useLiveNow, useOfficeTime } from './OfficeTimeContext';
import { durationText, inOffice, officeMsLeft } from './officeClock';
import type { ObligationView } from './types';

export type Urgency = 'late' | 'soon' | 'calm' | 'still';

/** How urgent a limit is: late, inside its last fifth, calm, or standing still. */
export function urgencyOf(
  obligation: Pick<ObligationView, 'status' | 'fractionElapsed'>,
  msLeft: number | null,
): Urgency {
  if (obligation.status === 'BREACHED' || (msLeft !== null && msLeft < 0)) return 'late';
  if (msLeft === null) return 'still';
  return (obligation.fractionElapsed ?? 0) >= 0.8 || msLeft < 15 * 60_000 ? 'soon' : 'calm';
}

const ICONS = { late: WarningAmber, soon: Schedule, calm: Schedule, still: PauseCircle } as const;

/**
 * Live countdown of one obligation in office time. `now` is the server's instant of the same answer.
 * Late ones are red with an icon and the word; outside office hours it says that the clock rests.
 */
export const Countdown = ({
  obligation,
  now,
  large = false,
}: {
  obligation: Pick<
    ObligationView,
    'status' | 'fractionElapsed' | 'officeMinutesLeft' | 'dueAt' | 'remaining' | 'pausedSince' | 'label'
  >;
  now: string | undefined;
  large?: boolean;
}) => {
  const office = useOfficeTime();
  const live = useLiveNow(now);
  const start = now ? new Date(now).getTime() : live;
  const left = officeMsLeft(obligation, start, live, office);
  const urgency = urgencyOf(obligation, left);
  const ended = left === null && obligation.status !== 'PAUSED';
  const Icon = ended ? TaskAlt : ICONS[urgency];
  const dayMinutes = office ? minutesPerDay(office.hours) : 480;
  const resting = left !== null && office !== null && !inOffice(live, office);
  return (
    <Tooltip title={`${obligation.label}　到期：${formatInstant(obligation.dueAt)}`}>
      <Box
        component="span"
        data-urgency={urgency}
        sx={(theme) => ({
          display: 'inline-flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 0.5,
          whiteSpace: 'nowrap',
          fontVariantNumeric: 'tabular-nums',
          fontSize: large ? '1.35rem' : 'inherit',
          fontWeight: urgency === 'late' || urgency === 'soon' ? 600 : 500,
          color:
            urgency === 'late'
              ? theme.palette.late.main
              : urgency === 'soon'
                ? theme.palette.soon.main
                : theme.palette.text.primary,
        })}
      >
        <Icon fontSize={large ? 'medium' : 'small'} aria-hidden />
        <span>{countdownText(obligation, left, dayMinutes)}</span>
        {resting && (
          <Box component="span" sx={{ fontSize: '0.75rem', fontWeight: 400, color: 'text.secondary' }}>
            （非办公时间，暂不走时）
          </Box>
        )}
      </Box>
    </Tooltip>
  );
};

/** What is left in words. */
export function countdownText(
  obligation: Pick<ObligationView, 'status' | 'remaining'>,
  left: number | null,
  dayMinutes: number,
): string {
  if (obligation.status === 'PAUSED') {
    const { remaining } = obligation;
    if (!remaining) return '已暂停';
    const unit =
      remaining.unit === 'OFFICE_MINUTES' ? '分钟' : remaining.unit === 'WORKING_DAYS' ? '个工作日' : '日';
    return `已暂停，尚余${remaining.n}${unit}`;
  }
  if (left === null) return labelOf(OBLIGATION_STATUS_LABELS, obligation.status);
  return left < 0 ? `已逾期 ${durationText(left, dayMinutes)}` : `剩 ${durationText(left, dayMinutes)}`;
}

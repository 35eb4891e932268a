import WarningAmber from '@mui/icons-material/ReportProblem';
import Schedule from '@mui/icons-material/Schedule';
import Box from '@mui/material/Box';
import { useLiveNow } from './OfficeTimeContext';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Calendar time in words: `3天4小时`, `5小时20分`, `12分08秒`. */
export function spanText(ms: number): string {
  const left = Math.abs(ms);
  const days = Math.floor(left / DAY);
  const hours = Math.floor((left % DAY) / (60 * MINUTE));
  const minutes = Math.floor((left % (60 * MINUTE)) / MINUTE);
  if (days > 0) return hours > 0 ? `${days}天${hours}小时` : `${days}天`;
  if (hours > 0) return `${hours}小时${minutes}分`;
  return `${minutes}分${String(Math.floor((left % MINUTE) / 1000)).padStart(2, '0')}秒`;
}

/**
 * Live countdown in calendar time to an instant; `now` is the server's instant of the same answer. `soonDays` before
 * the end it is marked.
 */
export const TimeLeft = ({ until, now, soonDays = 5 }: { until: string; now: string; soonDays?: number }) => {
  const left = Date.parse(until) - useLiveNow(now);
  const urgency = left < 0 ? 'late' : left < soonDays * DAY ? 'soon' : 'calm';
  const Icon = urgency === 'late' ? WarningAmber : Schedule;
  return (
    <Box
      component="span"
      data-urgency={urgency}
      sx={(theme) => ({
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        whiteSpace: 'nowrap',
        fontVariantNumeric: 'tabular-nums',
        fontWeight: urgency === 'calm' ? 500 : 600,
        color:
          urgency === 'late'
            ? theme.palette.late.main
            : urgency === 'soon'
              ? theme.palette.soon.main
              : theme.palette.text.primary,
      })}
    >
      <Icon fontSize="small" aria-hidden />
      {left < 0 ? `已过 ${spanText(left)}` : `还剩 ${spanText(left)}`}
    </Box>
  );
};

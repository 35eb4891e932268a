import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { Countdown } from '../shared/Countdown';
import { ExplanationFold } from '../shared/Explanation';
import { Instant } from '../shared/Instant';
import { ProvisionalMark } from '../shared/ProvisionalMark';
import type { ObligationView } from '../shared/types';

/** One clock: what is left, when it is due, whose it is, and how it was counted. */
export const ClockCard = ({
  title,
  obligation,
  now,
  none,
}: {
  title: string;
  obligation: ObligationView | null;
  now: string;
  none: string;
}) => (
  <Box
    sx={(theme) => ({
      p: 1.5,
      minWidth: 0,
      // The day-by-day table needs the whole width.
      '&:has(details[open])': { gridColumn: '1 / -1' },
      border: 1,
      borderRadius: 1,
      borderColor: obligation?.status === 'BREACHED' ? theme.palette.late.main : 'divider',
    })}
  >
    <Typography variant="body2" color="text.secondary" component="h3">
      {title}
      {obligation && title !== obligation.label ? `：${obligation.label}` : ''}
    </Typography>
    {obligation ? (
      <>
        <Countdown obligation={obligation} now={now} large />
        {obligation.fractionElapsed !== null && (
          <LinearProgress
            variant="determinate"
            value={Math.min(100, Math.max(0, obligation.fractionElapsed * 100))}
            aria-label={`${title}已用比例`}
            sx={(theme) => ({
              my: 0.75,
              height: 6,
              borderRadius: 3,
              '& .MuiLinearProgress-bar': {
                backgroundColor:
                  obligation.status === 'BREACHED' ? theme.palette.late.main : theme.palette.primary.main,
              },
            })}
          />
        )}
        <Typography
          variant="body2"
          component="div"
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}
        >
          <span>
            到期：
            {obligation.dueAt ? <Instant at={obligation.dueAt} /> : '暂停中，恢复后重新排定'}
          </span>
          {obligation.provisional && <ProvisionalMark />}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            责任单位：{obligation.ownerOrganisationName}（依据 {obligation.ruleId}）
          </Box>
        </Typography>
        <ExplanationFold explanation={obligation.explanation} />
      </>
    ) : (
      <Typography variant="body2" sx={{ py: 1 }}>
        {none}
      </Typography>
    )}
  </Box>
);

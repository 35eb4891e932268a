import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Instant } from '../../shared/Instant';
import { LateMark, SoonMark } from '../../shared/LateMark';
import { labelOf, OBLIGATION_LABELS } from '../../shared/labels';
import type { RedemptionRow } from '../types';

const DAY = 86_400_000;

/** The limit that falls due first: late and nearly late ones are marked by icon, words and colour. */
export const DueCell = ({ row }: { row: RedemptionRow }) => {
  if (!row.nextDueAt) {
    return (
      <Typography component="span" variant="body2" color="text.secondary">
        {row.closedAt ? '已办结' : '无计时'}
      </Typography>
    );
  }
  const late = row.overdueCount > 0;
  const soon = !late && new Date(row.nextDueAt).getTime() - new Date(row.now).getTime() < DAY;
  return (
    <Box>
      {late && <LateMark />}
      {soon && <SoonMark label="一日内到期" />}
      <Typography variant="caption" component="div" sx={{ whiteSpace: 'nowrap' }}>
        {labelOf(OBLIGATION_LABELS, row.nextDueKind)} <Instant at={row.nextDueAt} weekday={false} />
      </Typography>
    </Box>
  );
};

import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { chinaDate, chinaParts, endOfChinaDate, startOfChinaDate } from '../format';
import { ProblemAlert } from '../shared';
import { monthOf, shiftMonth, weeksOf } from './month';
import { TextLink } from './TextLink';
import type { GatheringRowView } from './types';

const DAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** A month of gatherings, day by day. */
export function MonthCalendar({ schemeCode }: { schemeCode: string }) {
  const today = chinaDate(Date.now());
  const [month, setMonth] = useState(monthOf(today));
  const weeks = weeksOf(month);
  const days = weeks.flat();
  const { data, error, refetch } = useGetList<GatheringRowView>('gatherings', {
    filter: {
      schemeCode,
      from: startOfChinaDate(days[0] ?? today),
      to: endOfChinaDate(days[days.length - 1] ?? today),
    },
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'startsAt', order: 'ASC' },
  });
  const rows = data ?? [];
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <IconButton aria-label="上个月" onClick={() => setMonth(shiftMonth(month, -1))}>
          <ChevronLeft />
        </IconButton>
        <Typography component="h3" variant="subtitle1" aria-live="polite">
          {month.slice(0, 4)}年{Number(month.slice(5))}月
        </Typography>
        <IconButton aria-label="下个月" onClick={() => setMonth(shiftMonth(month, 1))}>
          <ChevronRight />
        </IconButton>
      </Box>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && rows.length === 0 && <Typography variant="body2">本月没有活动。</Typography>}
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="月历">
        <Table size="small" sx={{ tableLayout: 'fixed', minWidth: 700 }}>
          <TableHead>
            <TableRow>
              {DAYS.map((day) => (
                <TableCell key={day}>{day}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {weeks.map((week) => (
              <TableRow key={week[0]} sx={{ verticalAlign: 'top' }}>
                {week.map((date) => (
                  <Day
                    key={date}
                    date={date}
                    month={month}
                    isToday={date === today}
                    rows={rows.filter(({ startsAt }) => chinaDate(startsAt) === date)}
                  />
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </>
  );
}

function Day({
  date,
  month,
  isToday,
  rows,
}: {
  date: string;
  month: string;
  isToday: boolean;
  rows: GatheringRowView[];
}) {
  return (
    <TableCell
      aria-current={isToday ? 'date' : undefined}
      sx={{
        height: 72,
        borderLeft: 1,
        borderColor: 'divider',
        ...(isToday && { backgroundColor: 'primary.light' }),
      }}
    >
      <Typography
        variant="caption"
        component="div"
        color={monthOf(date) === month ? 'text.primary' : 'text.secondary'}
      >
        {Number(date.slice(8))}
        {isToday && ' 今天'}
      </Typography>
      {rows.map((row) => (
        <Box key={row.id} sx={{ fontSize: '0.8rem', mb: 0.5 }}>
          <TextLink to={`/gatherings/${row.id}`}>
            {chinaParts(row.startsAt).time} {row.theme}
          </TextLink>
          <div>
            {row.kindLabel}，{row.statusLabel}
          </div>
        </Box>
      ))}
    </TableCell>
  );
}

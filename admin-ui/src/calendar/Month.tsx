import Box from '@mui/material/Box';
import type { CalendarSlice } from '../../../workflows/rules/calendar/types';
import { type DayCell, weeksOf } from './days';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** One small month as a table; each day says in words what it is. */
export function Month(props: { year: number; month: number; calendar: CalendarSlice }) {
  const { year, month, calendar } = props;
  return (
    <Box
      component="table"
      sx={{
        borderCollapse: 'collapse',
        width: '100%',
        tableLayout: 'fixed',
        fontSize: '0.8rem',
        fontVariantNumeric: 'tabular-nums',
        '& caption': {
          captionSide: 'top',
          fontWeight: 600,
          textAlign: 'left',
          pb: 0.5,
          color: 'text.primary',
        },
        '& th': { fontWeight: 400, color: 'text.secondary', p: 0.25 },
        '& td': { textAlign: 'center', p: 0.25, height: 26 },
      }}
    >
      <caption>{month}月</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col" aria-label={`星期${name}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month, calendar).map((week, row) => (
          <tr key={week.find((day) => day)?.date ?? row}>
            {week.map((day, column) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: the column is the weekday
              day ? <Day key={day.date} day={day} /> : <td key={column} />,
            )}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

const Day = ({ day }: { day: DayCell }) => (
  <Box
    component="td"
    title={`${day.date} ${day.words}`}
    sx={{
      ...(day.working
        ? {}
        : { color: 'text.secondary', fontStyle: 'italic', backgroundColor: 'action.hover' }),
      ...(day.sign === '班' ? { outline: '1px solid', outlineColor: 'primary.main', fontWeight: 600 } : {}),
    }}
  >
    {day.day}
    {day.sign && (
      <Box
        component="sup"
        aria-label={day.words}
        sx={{ ml: '1px', fontSize: '0.65rem', fontStyle: 'normal', fontWeight: 700, color: 'text.primary' }}
      >
        {day.sign}
      </Box>
    )}
  </Box>
);

import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { CalendarSlice } from '../../../workflows/rules/calendar/types';
import { Facts, Panel, ProvisionalMark } from '../shared';
import { stretches } from './days';
import { Month } from './Month';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Twelve months of one year; days off carry 休, days worked in exchange 班, so that nothing hangs on colour alone. */
export function YearView({ calendar }: { calendar: CalendarSlice }) {
  const last = Math.max(...calendar.announcedYears);
  const [chosen, setChosen] = useState<number | null>(null);
  const year = chosen ?? last;
  const years = [...calendar.announcedYears, last + 1].sort((a, b) => b - a);
  const picker = (
    <TextField
      select
      label="年度"
      value={year}
      onChange={(event) => setChosen(Number(event.target.value))}
      sx={{ width: 160 }}
      fullWidth={false}
    >
      {years.map((each) => (
        <MenuItem key={each} value={each}>
          {each}年{calendar.announcedYears.includes(each) ? '' : '（未公布）'}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Panel title={`${calendar.version} 的 ${year} 年`} aside={picker}>
      {!calendar.announcedYears.includes(year) && (
        <Typography variant="body2" sx={{ mb: 1 }}>
          <ProvisionalMark /> 该年放假安排尚未公布，暂按普通周计算。
        </Typography>
      )}
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        图例：<b>休</b> 节日放假　<b>班</b> 周末调休上班　斜体浅色为不上班的日子
      </Typography>
      <Box
        sx={{
          display: 'grid',
          alignItems: 'start',
          gap: 2,
          gridTemplateColumns: 'repeat(auto-fill, minmax(230px, 1fr))',
          mb: 2,
        }}
      >
        {MONTHS.map((month) => (
          <Month key={month} year={year} month={month} calendar={calendar} />
        ))}
      </Box>
      <Facts
        rows={[
          { label: '放假', value: stretches(calendar.holidays, year).join('；') || '—' },
          { label: '调休上班', value: stretches(calendar.makeUps, year).join('；') || '—' },
        ]}
      />
    </Panel>
  );
}

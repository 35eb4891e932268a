import Box from '@mui/material/Box';
import type { MonthCellView, PeriodView } from './types';

type State = MonthCellView['state'];

/** Sign, word and colour of a month; never the colour alone. */
export const MONTH_MARKS: Record<State, { sign: string; word: string; ink: string; paper: string }> = {
  REPORTED: { sign: '✓', word: '已报送', ink: '#1d5130', paper: '#e2f1e6' },
  EMPTY: { sign: '✕', word: '未报送', ink: '#8c1c15', paper: '#fbe7e5' },
  EXCUSED: { sign: '假', word: '请假免除', ink: '#5c4300', paper: '#f7efd9' },
  STAYED: { sign: '缓', word: '未报送，已暂缓或不予处理', ink: '#5c4300', paper: '#f7efd9' },
  RUNNING: { sign: '…', word: '进行中', ink: '#0d4a5e', paper: '#dcedf2' },
  NONE: { sign: '○', word: '无报送（本方案不按月考核）', ink: '#41494d', paper: '#eceff0' },
  FUTURE: { sign: '·', word: '未到', ink: '#4e5a60', paper: 'transparent' },
  OUTSIDE: { sign: '—', word: '不在聘期内', ink: '#4e5a60', paper: 'transparent' },
};

/** What the mark of a month says in words. */
export const monthText = ({ label, state, count, onLeave }: MonthCellView): string =>
  [`${label}：${MONTH_MARKS[state].word}`, count > 0 ? `${count}件` : '', onLeave ? '期间有请假' : '']
    .filter(Boolean)
    .join('，');

const pill = {
  display: 'inline-block',
  minWidth: 36,
  position: 'relative',
  px: 0.5,
  borderRadius: 1,
  textAlign: 'center',
} as const;

/** One month of one officer. */
export const MonthMark = ({ cell }: { cell: MonthCellView }) => {
  const { sign, ink, paper } = MONTH_MARKS[cell.state];
  return (
    <Box component="span" title={monthText(cell)} sx={{ ...pill, color: ink, backgroundColor: paper }}>
      <span aria-hidden>
        {sign}
        {cell.count > 0 ? cell.count : ''}
        {cell.onLeave && cell.state !== 'EXCUSED' ? '假' : ''}
      </span>
      <Box component="span" sx={HIDDEN}>
        {monthText(cell)}
      </Box>
    </Box>
  );
};

/** Read aloud, not shown. */
export const HIDDEN = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clip: 'rect(0 0 0 0)',
  whiteSpace: 'nowrap',
} as const;

/** A duty of a period: there of asked, met or not. */
export const PeriodMark = ({ period }: { period: PeriodView }) => {
  const { met, state, counted, required, label, from, to, ruleId, pending } = period;
  const missed = !met && state === 'CLOSED';
  const mark = MONTH_MARKS[met ? 'REPORTED' : missed ? 'EMPTY' : state === 'FUTURE' ? 'FUTURE' : 'RUNNING'];
  const word = met ? '已完成' : missed ? '未完成' : state === 'FUTURE' ? '未到' : '进行中';
  const text = `${label}（${from}至${to}）：${counted}/${required}，${word}${pending > 0 ? `，${pending}件待核验` : ''}（依据 ${ruleId}）`;
  return (
    <Box
      component="span"
      title={text}
      sx={{ ...pill, m: 0.25, color: mark.ink, backgroundColor: mark.paper, whiteSpace: 'nowrap' }}
    >
      <span aria-hidden>
        {met ? '✓' : missed ? '✕' : '…'}
        {counted}/{required}
      </span>
      <Box component="span" sx={HIDDEN}>
        {text}
      </Box>
    </Box>
  );
};

/** What the signs mean; only those that the table can show. */
export const Legend = ({ states }: { states: readonly State[] }) => (
  <Box
    component="ul"
    aria-label="图例"
    sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, p: 0, m: 0, mb: 1 }}
  >
    {states.map((state) => {
      const { sign, word, ink, paper } = MONTH_MARKS[state];
      return (
        <Box component="li" key={state} sx={{ listStyle: 'none', typography: 'caption' }}>
          <Box component="span" sx={{ ...pill, color: ink, backgroundColor: paper, mr: 0.5 }}>
            {sign}
          </Box>
          {word}
        </Box>
      );
    })}
  </Box>
);

import Alert from '@mui/material/Alert';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { chinaDate } from '../format';
import type { Started } from '../gathering/types';
import { useStart } from '../gathering/useStart';
import { ConfirmDialog, callApi, ProblemAlert } from '../shared';
import { type PeriodView, roundName } from './types';

const STANDS = { OVER: '时段已结束', RUNNING: '时段进行中', AHEAD: '时段未开始' } as const;

/** Chooses year and round; says what to think of when the period is over or not begun (GE-PER-1). */
export function BeginDialog({ onClose, onBegun }: { onClose: () => void; onBegun: (id: string) => void }) {
  const [year, setYear] = useState(chinaDate(Date.now()).slice(0, 4));
  const [number, setNumber] = useState<number | null>(null);
  const periods = useQuery({
    queryKey: ['evaluation-periods', year],
    queryFn: () => callApi<{ data: PeriodView[] }>(`/evaluation-rounds/periods?year=${year}`),
    enabled: /^\d{4}$/.test(year),
  });
  const begun = useStart<Started>('/evaluation-rounds', '已启动本轮评价', ({ subjectId }) =>
    onBegun(subjectId),
  );
  const list = periods.data?.data ?? [];
  const running = list.find(({ stands, roundId }) => stands === 'RUNNING' && roundId === null);
  const chosen = list.find((each) => each.number === (number ?? running?.number));
  return (
    <ConfirmDialog
      open
      title="启动一轮评价"
      confirmLabel="启动"
      pending={begun.pending}
      confirmDisabled={!chosen || chosen.roundId !== null}
      error={begun.error}
      onConfirm={() => chosen && begun.start({ year: chosen.year, number: chosen.number })}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ mb: 1.5 }}>
        启动后按方案办理：准备并冻结、抽样、集中评价、计分、排名、复核、通报。规则、时限和日历在启动时固定。
      </Typography>
      <TextField
        label="年度"
        required
        value={year}
        onChange={(event) => {
          setYear(event.target.value);
          setNumber(null);
        }}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 4 } }}
      />
      <ProblemAlert error={periods.error} onRetry={() => void periods.refetch()} />
      <RadioGroup
        aria-label="轮次"
        value={chosen ? String(chosen.number) : ''}
        onChange={(_, value) => setNumber(Number(value))}
      >
        {list.map((period) => (
          <FormControlLabel
            key={period.number}
            value={String(period.number)}
            disabled={period.roundId !== null}
            control={<Radio size="small" />}
            label={`${roundName(period)}（${period.from} 至 ${period.to}，${
              period.roundId ? '已启动' : STANDS[period.stands]
            }）`}
          />
        ))}
      </RadioGroup>
      {chosen?.warning && <Alert severity="warning">{chosen.warning}</Alert>}
    </ConfirmDialog>
  );
}

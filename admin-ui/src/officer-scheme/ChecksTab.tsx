import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link, useSearchParams } from 'react-router-dom';
import { addDays, addMonthsClipped, chinaDate } from '../../../workflows/rules/calendar/dates';
import { formatDate } from '../format';
import { EmptyState, Panel, ProblemAlert, TimeLeft, ToneChip } from '../shared';
import { ExportButton, Toolbar } from './ListTools';
import type { CheckView, TabProps } from './types';
import { useSchemeList } from './useScheme';

/** What is looked at or falls due, day by day, month by month. */
export default function ChecksTab({ scheme }: TabProps) {
  const [search, setSearch] = useSearchParams();
  const month = search.get('month') ?? chinaDate(scheme.now).slice(0, 7);
  const from = `${month}-01`;
  const to = addDays(addMonthsClipped(from, 1), -1);
  const query = `from=${from}&to=${to}`;
  const { data, error, refetch } = useSchemeList<{ data: CheckView[]; now: string }>(
    scheme.code,
    'checks',
    query,
  );
  const go = (by: number) => setSearch({ month: addMonthsClipped(from, by).slice(0, 7) }, { replace: true });
  const days = [...new Set(data?.data.map(({ date }) => date))];
  return (
    <Panel title="检查日历" aside={<ExportButton code={scheme.code} name="checks" query={query} />}>
      <Toolbar>
        <Button size="small" onClick={() => go(-1)}>
          上个月
        </Button>
        <Typography component="span" aria-live="polite" sx={{ fontWeight: 600 }}>
          {Number(month.slice(0, 4))}年{Number(month.slice(5))}月
        </Typography>
        <Button size="small" onClick={() => go(1)}>
          下个月
        </Button>
      </Toolbar>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && days.length === 0 && (
        <EmptyState title="本月没有到期或检查事项" hint="换一个月看看；每月和每季的截止日会自动列出。" />
      )}
      {data &&
        days.map((day) => (
          <Box
            key={day}
            component="section"
            aria-label={formatDate(day)}
            sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}
          >
            <Typography component="h3" variant="subtitle2">
              {formatDate(day)}
            </Typography>
            {data.data
              .filter(({ date }) => date === day)
              .map((check) => (
                <Check key={check.id} check={check} now={data.now} />
              ))}
          </Box>
        ))}
    </Panel>
  );
}

const Check = ({ check, now }: { check: CheckView; now: string }) => (
  <Box sx={{ py: 0.75, pl: 2 }}>
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
      <ToneChip tone={check.owing > 0 ? 'todo' : 'good'} label={check.kindLabel} />
      <strong>{check.label}</strong>
      <span>
        {check.total} 人，{check.owing > 0 ? `${check.owing} 人尚未完成` : '均已完成'}
      </span>
      {check.at > now && <TimeLeft until={check.at} now={now} />}
      <Typography variant="caption" color="text.secondary">
        依据 {check.ruleId}
      </Typography>
    </Box>
    <Box
      component="details"
      sx={{ '& summary': { cursor: 'pointer', color: 'primary.main', typography: 'body2' } }}
    >
      <summary>查看名单</summary>
      <Box component="ul" sx={{ m: 0, pl: 2.5, typography: 'body2' }}>
        {check.terms.map((term) => (
          <li key={term.termId}>
            {term.done ? '✓ ' : '… '}
            <Link to={`/officer-terms/${term.termId}`}>{term.officerName}</Link>：{term.detail}
          </li>
        ))}
      </Box>
    </Box>
  </Box>
);

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Link, useSearchParams } from 'react-router-dom';
import { LightMark } from '../officer/LightMark';
import { EmptyState, Panel, ProblemAlert } from '../shared';
import { choicesFrom, ExportButton, FilterSelect, Pager, SearchField, Toolbar } from './ListTools';
import { Legend, MonthMark, PeriodMark } from './marks';
import type { MatrixView, TabProps } from './types';
import { useListState } from './useListState';
import { useSchemeList } from './useScheme';

const MONTHLY = ['REPORTED', 'EMPTY', 'STAYED', 'EXCUSED', 'RUNNING', 'FUTURE', 'OUTSIDE'] as const;
const PLAIN = ['REPORTED', 'NONE', 'RUNNING', 'FUTURE', 'OUTSIDE'] as const;

/** Every officer's twelve months and the quotas that end within them. */
export default function MatrixTab({ scheme }: TabProps) {
  const state = useListState(['fromDate', 'DESC'], {}, 50);
  const [search, setSearch] = useSearchParams();
  const year = search.get('year');
  const asked = (query: string) => (year ? `${query}&year=${year}` : query);
  const { data, error, refetch } = useSchemeList<MatrixView>(scheme.code, 'matrix', asked(state.query));
  const go = (to: number) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      after.set('year', String(to));
      return after;
    });
  return (
    <Panel
      title="履职情况表"
      aside={<ExportButton code={scheme.code} name="matrix" query={asked(state.exportQuery)} />}
    >
      <Toolbar>
        <SearchField state={state} label="姓名、单位或证书编号" />
        <FilterSelect
          state={state}
          name="serving"
          label="在任"
          choices={choicesFrom({ true: '在任', false: '已结束' })}
        />
        {data && (
          <Box role="group" aria-label="年度" sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
            <Button size="small" onClick={() => go(data.year - 1)}>
              上一年
            </Button>
            <Typography component="span" aria-live="polite">
              {data.months[0]?.month} 至 {data.months.at(-1)?.month}
            </Typography>
            <Button size="small" onClick={() => go(data.year + 1)}>
              下一年
            </Button>
          </Box>
        )}
      </Toolbar>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      <Legend states={data?.monthlyRuleId ? MONTHLY : PLAIN} />
      {data?.monthlyRuleId && (
        <Typography variant="caption" color="text.secondary" component="p">
          每月报送依据 {data.monthlyRuleId}；标记后的数字为计入的件数，“假”表示期间有准假。
        </Typography>
      )}
      {data?.data.length === 0 && <EmptyState title="没有人员" hint="换一个年度，或清除筛选条件。" />}
      {data && data.data.length > 0 && <MatrixTable view={data} />}
      {data && <Pager state={state} total={data.total} capped={data.totalIsCapped} />}
    </Panel>
  );
}

const MatrixTable = ({ view }: { view: MatrixView }) => (
  <TableContainer tabIndex={0} role="region" aria-label="履职情况表，可左右滚动">
    <Table size="small" stickyHeader sx={{ '& td, & th': { px: 0.5 }, '& td': { minWidth: 0 } }}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ minWidth: 130 }}>姓名或名称</TableCell>
          <TableCell>状态灯</TableCell>
          {view.months.map(({ month, label }) => (
            <TableCell key={month} align="center" sx={{ whiteSpace: 'nowrap' }} aria-label={label}>
              {Number(month.slice(5))}月
            </TableCell>
          ))}
          <TableCell sx={{ minWidth: 150 }}>期间要求（已有/要求）</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {view.data.map((row) => (
          <TableRow key={row.id} hover>
            <TableCell component="th" scope="row">
              <Link to={`/officer-terms/${row.id}`}>{row.officerName}</Link>
              <div>
                <small>{row.statusLabel}</small>
              </div>
            </TableCell>
            <TableCell>
              <LightMark light={row.light} />
            </TableCell>
            {row.months.map((cell) => (
              <TableCell key={cell.month} align="center">
                <MonthMark cell={cell} />
              </TableCell>
            ))}
            <TableCell>
              {row.periods.map((period) => (
                <PeriodMark key={period.key} period={period} />
              ))}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </TableContainer>
);

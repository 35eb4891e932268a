import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Legend, MonthMark, PeriodMark } from '../officer-scheme/marks';
import { Panel } from '../shared';
import type { TermRecord } from './types';

/** Month by month what was filed, and the quotas of the periods so far. */
export function MonthsPanel({ record }: { record: TermRecord }) {
  const states = [...new Set(record.months.map(({ state }) => state))];
  return (
    <Panel title="逐月履职">
      <Legend states={states} />
      <TableContainer tabIndex={0} role="region" aria-label="逐月履职，可左右滚动">
        <Table size="small" sx={{ width: 'auto', '& td, & th': { px: 0.5, minWidth: 0 } }}>
          <TableHead>
            <TableRow>
              {record.months.map(({ month }, index) => (
                <TableCell key={month} align="center" sx={{ whiteSpace: 'nowrap' }}>
                  {(index === 0 || month.endsWith('-01')) && `${month.slice(0, 4)}年`}
                  {Number(month.slice(5))}月
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            <TableRow>
              {record.months.map((cell) => (
                <TableCell key={cell.month} align="center">
                  <MonthMark cell={cell} />
                </TableCell>
              ))}
            </TableRow>
          </TableBody>
        </Table>
      </TableContainer>
      {record.quotas.length > 0 && (
        <Box sx={{ mt: 1 }}>
          <Typography variant="subtitle2" component="h3">
            期间要求
          </Typography>
          <Box component="ul" sx={{ m: 0, pl: 0, listStyle: 'none' }}>
            {record.quotas.map((period) => (
              <Box component="li" key={period.key} sx={{ typography: 'body2' }}>
                <PeriodMark period={period} /> {period.label}（{period.from} 至 {period.to}，依据{' '}
                {period.ruleId}）
              </Box>
            ))}
          </Box>
        </Box>
      )}
    </Panel>
  );
}

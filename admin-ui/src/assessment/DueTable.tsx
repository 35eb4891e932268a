import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { formatDate } from '../format';
import { EmptyState } from '../shared';
import type { AssessmentDue } from './types';

/** Years in their last month, or over, that have no assessment yet. */
export function DueTable({ due, onOpen }: { due: AssessmentDue[]; onOpen?: (year: AssessmentDue) => void }) {
  if (due.length === 0)
    return (
      <EmptyState
        title="没有应启动的年度考核"
        hint="考核年度进入最后一个月起列在这里；不评定等次的方案在“履职评议”中办理。"
      />
    );
  return (
    <Table size="small" aria-label="应启动的年度考核">
      <TableHead>
        <TableRow sx={{ whiteSpace: 'nowrap' }}>
          <TableCell>方案</TableCell>
          <TableCell>考核年度</TableCell>
          <TableCell align="right">人数</TableCell>
          <TableCell>情况</TableCell>
          {onOpen && <TableCell>操作</TableCell>}
        </TableRow>
      </TableHead>
      <TableBody>
        {due.map((year) => (
          <TableRow key={`${year.schemeCode}/${year.schemeVersion}/${year.yearFrom}`}>
            <TableCell>
              {year.schemeName}（第{year.schemeVersion}版）
            </TableCell>
            <TableCell>
              {formatDate(year.yearFrom)} 至 {formatDate(year.yearTo)}
            </TableCell>
            <TableCell align="right">{year.people}</TableCell>
            <TableCell>
              {year.closed ? '年度已结束' : `年度未结束，${formatDate(year.opensOn)}起可启动`}
            </TableCell>
            {onOpen && (
              <TableCell>
                <Button
                  size="small"
                  variant="contained"
                  sx={{ whiteSpace: 'nowrap' }}
                  onClick={() => onOpen(year)}
                  aria-label={`试算并启动 ${year.yearFrom} 至 ${year.yearTo}`}
                >
                  试算并启动
                </Button>
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

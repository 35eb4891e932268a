import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { ToneChip } from '../shared';

/** What became of a table, row by row; faults by row and column, those of row 1 are of its head. */
export interface SheetReport {
  dryRun: boolean;
  rows: { row: number; name: string; leafLabel?: string | null; result: 'READY' | 'DONE' | 'REFUSED' }[];
  problems: { row: number; column: string | null; code: string; message: string; ruleId?: string }[];
  added: number;
  refused: number;
}

/** So many good rows are enough to see that the file was read rightly. */
const SHOWN = 20;

/** Every faulty row with all of its faults, and the first of the good ones. */
export function SheetReportTable({ report, verb }: { report: SheetReport; verb: string }) {
  const of = (row: number) => report.problems.filter((problem) => problem.row === row);
  const refused = report.rows.filter(({ result }) => result === 'REFUSED');
  const good = report.rows.filter(({ result }) => result !== 'REFUSED');
  const shown = [...refused, ...good.slice(0, SHOWN)].sort((a, b) => a.row - b.row);
  const marks = {
    READY: { tone: 'good', label: `可以${verb}` },
    DONE: { tone: 'good', label: `已${verb}` },
    REFUSED: { tone: 'stop', label: `不能${verb}` },
  } as const;
  return (
    <>
      {of(1).length > 0 && (
        <ul>
          {of(1).map(({ message }) => (
            <li key={message}>表头：{message}</li>
          ))}
        </ul>
      )}
      <Typography variant="body2" role="status" sx={{ mt: 1 }}>
        共 {report.rows.length} 行，{good.length} 行没有问题，{refused.length} 行有问题。
      </Typography>
      <Box sx={{ maxHeight: 420, overflow: 'auto' }} tabIndex={0} role="region" aria-label="逐行结果">
        <Table size="small" aria-label={report.dryRun ? '检查结果' : '导入结果'}>
          <TableHead>
            <TableRow>
              <TableCell>行</TableCell>
              <TableCell>内容</TableCell>
              <TableCell>结果</TableCell>
              <TableCell>说明</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map(({ row, name, leafLabel, result }) => (
              <TableRow key={row}>
                <TableCell>{row}</TableCell>
                <TableCell component="th" scope="row">
                  {name || '—'}
                  {leafLabel && `（${leafLabel}）`}
                </TableCell>
                <TableCell>
                  <ToneChip {...marks[result]} />
                </TableCell>
                <TableCell>
                  {of(row).map(({ column, code, message, ruleId }) => (
                    <div key={`${column} ${code} ${message}`}>
                      {column && `“${column}”列：`}
                      {message}
                      {ruleId && `（依据 ${ruleId}）`}
                    </div>
                  ))}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {good.length > SHOWN && (
        <Typography variant="body2" color="text.secondary">
          没有问题的只列前 {SHOWN} 行。
        </Typography>
      )}
    </>
  );
}

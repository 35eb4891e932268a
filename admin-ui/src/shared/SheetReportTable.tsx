import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { Tone } from './labels';
import { ToneChip } from './StatusChip';

/** A row of a table; READY and DONE are good, whatever else it says is not taken. */
export interface SheetRow {
  row: number;
  name: string;
  leafLabel?: string | null;
  result: string;
}

/** What became of a table, row by row; faults by row and column, those of row 1 are of its head. */
export interface SheetReport<R extends SheetRow = SheetRow> {
  dryRun: boolean;
  rows: R[];
  problems: { row: number; column: string | null; code: string; message: string; ruleId?: string }[];
}

/** What a page has to say about a row beyond its faults. */
export interface RowDetail {
  to?: string | null;
  mark?: { tone: Tone; label: string };
  note?: ReactNode;
}

export interface SheetReportTableProps<R extends SheetRow> {
  report: SheetReport<R>;
  /** What is done with a row: 导入. */
  verb: string;
  nameHead?: string;
  detailOf?: (row: R) => RowDetail;
  /** So many good rows are enough to see that the file was read rightly. */
  mostGood?: number;
}

/** Was the row taken, or would it be? */
export const isGood = ({ result }: SheetRow): boolean => result === 'READY' || result === 'DONE';

/** Every faulty row with all of its faults, and the first of the good ones. */
export function SheetReportTable<R extends SheetRow>({
  report,
  verb,
  nameHead = '内容',
  detailOf = () => ({}),
  mostGood = 20,
}: SheetReportTableProps<R>) {
  const of = (row: number) => report.problems.filter((problem) => problem.row === row);
  const good = report.rows.filter(isGood);
  const faulty = report.rows.filter((each) => !isGood(each));
  const shown = [...faulty, ...good.slice(0, mostGood)].sort((a, b) => a.row - b.row);
  const markOf = ({ result }: R) =>
    result === 'READY'
      ? ({ tone: 'good', label: `可以${verb}` } as const)
      : result === 'DONE'
        ? ({ tone: 'good', label: `已${verb}` } as const)
        : ({ tone: 'stop', label: `不能${verb}` } as const);
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
        共 {report.rows.length} 行，{good.length} 行没有问题，{faulty.length} 行有问题。
      </Typography>
      <Box sx={{ maxHeight: 420, overflow: 'auto' }} tabIndex={0} role="region" aria-label="逐行结果">
        <Table size="small" aria-label={report.dryRun ? '检查结果' : '导入结果'}>
          <TableHead>
            <TableRow>
              <TableCell>行</TableCell>
              <TableCell>{nameHead}</TableCell>
              <TableCell>结果</TableCell>
              <TableCell>说明</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((each) => {
              const { row, name, leafLabel } = each;
              const { to, mark, note } = detailOf(each);
              return (
                <TableRow key={row}>
                  <TableCell>{row}</TableCell>
                  <TableCell component="th" scope="row">
                    {to ? <Link to={to}>{name}</Link> : name || '—'}
                    {leafLabel && `（${leafLabel}）`}
                  </TableCell>
                  <TableCell>
                    <ToneChip {...(mark ?? markOf(each))} />
                  </TableCell>
                  <TableCell>
                    {note}
                    {of(row).map(({ column, code, message, ruleId }) => (
                      <div key={`${column} ${code} ${message}`}>
                        {column && `“${column}”列：`}
                        {message}
                        {ruleId && `（依据 ${ruleId}）`}
                      </div>
                    ))}
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </Box>
      {good.length > mostGood && (
        <Typography variant="body2" color="text.secondary">
          没有问题的只列前 {mostGood} 行。
        </Typography>
      )}
    </>
  );
}

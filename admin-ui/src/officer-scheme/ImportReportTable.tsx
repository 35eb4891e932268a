import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link } from 'react-router-dom';
import { ToneChip } from '../shared';
import type { ImportReport } from './types';

const RESULTS = {
  READY: { tone: 'good', label: '可以聘任' },
  READY_WITHOUT_LETTER: { tone: 'todo', label: '待补承诺书' },
  DONE: { tone: 'good', label: '已聘任' },
  REFUSED: { tone: 'stop', label: '不能聘任' },
} as const;

/** What the sheet gives, row by row, with every reason by column. */
export const ImportReportTable = ({ report }: { report: ImportReport }) => {
  const sheet = report.problems.filter(({ row }) => row === 1);
  const of = (row: number) => report.problems.filter((problem) => problem.row === row);
  return (
    <>
      {sheet.length > 0 && (
        <ul>
          {sheet.map(({ column, message }) => (
            <li key={`${column}${message}`}>表头：{message}</li>
          ))}
        </ul>
      )}
      <TableContainer sx={{ mt: 1 }}>
        <Table size="small" aria-label={report.dryRun ? '检查结果' : '导入结果'}>
          <TableHead>
            <TableRow>
              <TableCell>行</TableCell>
              <TableCell>姓名或名称</TableCell>
              <TableCell>结果</TableCell>
              <TableCell>说明</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {report.rows.map((row) => (
              <TableRow key={row.row}>
                <TableCell>{row.row}</TableCell>
                <TableCell component="th" scope="row">
                  {row.termId ? <Link to={`/officer-terms/${row.termId}`}>{row.name}</Link> : row.name || '—'}
                </TableCell>
                <TableCell>
                  <ToneChip {...RESULTS[row.result]} />
                </TableCell>
                <TableCell>
                  {row.certificateNo}
                  {row.result === 'READY_WITHOUT_LETTER' &&
                    '表格不能附文件，请用“新聘任”逐一办理并上传承诺书。'}
                  {of(row.row).map((problem) => (
                    <div key={`${problem.field}${problem.code}${problem.message}`}>
                      {problem.column && `“${problem.column}”列：`}
                      {problem.message}
                      {problem.ruleId && `（依据 ${problem.ruleId}）`}
                    </div>
                  ))}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </>
  );
};

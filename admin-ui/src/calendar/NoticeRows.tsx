import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { NoticeRow } from '../../../workflows/rules/calendar/noticeText';
import { formatDate } from '../format';

/** What each line of the pasted notice is understood as, or why it is not. */
export function NoticeRows({ rows }: { rows: NoticeRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Table size="small" aria-label="逐行读取结果">
      <TableHead>
        <TableRow>
          <TableCell>行</TableCell>
          <TableCell>读作</TableCell>
          <TableCell>日期</TableCell>
          <TableCell>天数</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.line}>
            <TableCell>{row.line}</TableCell>
            {row.message === null ? (
              <>
                <TableCell>
                  <Mark icon={<CheckCircleOutline fontSize="inherit" />}>
                    {row.name}
                    {row.kind === 'MAKE_UP' ? '调休上班' : '放假'}
                  </Mark>
                </TableCell>
                <TableCell>{datesOf(row.dates)}</TableCell>
                <TableCell>{row.dates.length}</TableCell>
              </>
            ) : (
              <TableCell colSpan={3} sx={{ color: 'error.main' }}>
                <Mark icon={<ErrorOutline fontSize="inherit" />}>
                  {row.message}（{row.text}）
                </Mark>
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const Mark = ({ icon, children }: { icon: React.ReactNode; children: React.ReactNode }) => (
  <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
    {icon}
    <span>{children}</span>
  </Box>
);

const datesOf = (dates: string[]): string =>
  dates.length > 2
    ? `${formatDate(dates[0])}至${formatDate(dates[dates.length - 1])}`
    : dates.map(formatDate).join('、');

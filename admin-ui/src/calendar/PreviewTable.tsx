import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TablePagination from '@mui/material/TablePagination';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { formatDate } from '../format';
import { Instant, ProblemAlert, ProvisionalMark } from '../shared';
import { type PreviewView, usePreview } from './useCalendars';

const PER_PAGE = 50;

/** Open limits that move when the version is published, from when to when. */
export function PreviewTable({ version }: { version: string }) {
  const [page, setPage] = useState(1);
  const { data, error, isPending, refetch } = usePreview(version, page, PER_PAGE);
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Typography variant="body2">正在计算哪些时限会变动…</Typography>;
  return (
    <>
      <Typography variant="body2" role="status" sx={{ mb: 1 }}>
        {summaryOf(data)}
      </Typography>
      {data.total > 0 && (
        <>
          <Table size="small" aria-label="变动的时限">
            <TableHead>
              <TableRow>
                <TableCell>事项</TableCell>
                <TableCell>环节</TableCell>
                <TableCell>责任单位</TableCell>
                <TableCell>现到期</TableCell>
                <TableCell>发布后到期</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {data.data.map((row) => (
                <TableRow key={`${row.subjectId}/${row.obligationId}`} hover>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.subjectName ?? '—'}</TableCell>
                  <TableCell>{row.label}</TableCell>
                  <TableCell>{row.organisationName}</TableCell>
                  <TableCell>
                    <Instant at={row.from} /> {row.provisionalBefore && <ProvisionalMark />}
                  </TableCell>
                  <TableCell>
                    {row.from === row.to ? '不变 ' : <Instant at={row.to} />}{' '}
                    {row.provisionalAfter && <ProvisionalMark />}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
          <TablePagination
            component="div"
            count={data.total}
            page={page - 1}
            rowsPerPage={PER_PAGE}
            rowsPerPageOptions={[PER_PAGE]}
            labelRowsPerPage="每页"
            labelDisplayedRows={({ from, to, count }) => `${from}–${to}，共${count}项`}
            getItemAriaLabel={(type) => (type === 'next' ? '下一页' : '上一页')}
            onPageChange={(_event, next) => setPage(next + 1)}
          />
        </>
      )}
    </>
  );
}

function summaryOf({ firstDifference, counts, isCapped }: PreviewView): string {
  if (firstDifference === null) return '与现行日历没有差别。';
  const { checked, moved, noLongerProvisional, subjects } = counts;
  const atLeast = isCapped ? '至少' : '';
  return (
    `自${formatDate(firstDifference)}起与现行日历不同。核对办理中的时限${checked}项：` +
    `${atLeast}${moved}项到期时间变动，${atLeast}${noLongerProvisional}项不再是暂定，涉及${atLeast}${subjects}件办件、聘期等事项。` +
    '暂停中的时限在恢复时按新日历接续。'
  );
}

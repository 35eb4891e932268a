import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useGetList } from 'react-admin';
import { ASSESSMENT_MODE_LABELS } from '../../../workflows/rules/officer-term/assessmentLabels';
import { TextLink } from '../gathering/TextLink';
import { EmptyState, Instant, LateMark, ProblemAlert } from '../shared';
import { StatusMark } from './StatusMark';
import type { AssessmentRowView } from './types';

/** Assessments that I may see, the latest first. */
export function AssessmentTable() {
  const { data, error, refetch } = useGetList<AssessmentRowView>('assessments', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'openedAt', order: 'DESC' },
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.length === 0)
    return <EmptyState title="还没有年度考核" hint="从上面应启动的年度开始；启动后在这里继续办理。" />;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label="年度考核列表">
        <TableHead>
          <TableRow sx={{ whiteSpace: 'nowrap' }}>
            <TableCell>考核年度</TableCell>
            <TableCell>方案</TableCell>
            <TableCell align="right">人数</TableCell>
            <TableCell>考核方式</TableCell>
            <TableCell>状态</TableCell>
            <TableCell>到期</TableCell>
            <TableCell>确认时间</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {data.map((row) => (
            <TableRow key={row.id} hover>
              <TableCell>
                <TextLink to={`/assessments/${row.id}`}>
                  {row.yearFrom} 至 {row.yearTo}
                </TextLink>
                {row.replacesId && '（更正）'}
                {row.replacedBy && '（已被更正）'}
              </TableCell>
              <TableCell>{row.schemeName}</TableCell>
              <TableCell align="right">{row.people}</TableCell>
              <TableCell>{row.mode ? ASSESSMENT_MODE_LABELS[row.mode] : '未定'}</TableCell>
              <TableCell>
                <StatusMark status={row.status} />
              </TableCell>
              <TableCell>
                {row.overdueCount > 0 && <LateMark />} <Instant at={row.nextDueAt} />
              </TableCell>
              <TableCell>
                <Instant at={row.confirmedAt} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

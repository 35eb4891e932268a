import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useGetList } from 'react-admin';
import { returnText } from '../../../workflows/rules/evaluation/draw/returns';
import { TextLink } from '../gathering/TextLink';
import { EmptyState, Instant, LateMark, ProblemAlert } from '../shared';
import { StatusMark } from './StatusMark';
import { type RoundRowView, roundName } from './types';

/** Rounds, the latest begun first. */
export function RoundTable({ mayBegin }: { mayBegin: boolean }) {
  const { data, error, refetch } = useGetList<RoundRowView>(
    'evaluation-rounds',
    { pagination: { page: 1, perPage: 100 }, sort: { field: 'begunAt', order: 'DESC' } },
    { refetchInterval: 15_000 },
  );
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.length === 0)
    return (
      <EmptyState
        title={mayBegin ? '还没有启动过评价' : '还没有已通报的评价'}
        hint={
          mayBegin
            ? '每年三轮。先核对样本库和问卷，再点“启动一轮评价”。'
            : '一轮评价完成并通报后，名次和得分在这里查看。'
        }
      />
    );
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="评价轮次列表">
      <Table size="small" aria-label="评价轮次">
        <TableHead>
          <TableRow sx={{ whiteSpace: 'nowrap' }}>
            <TableCell>轮次</TableCell>
            <TableCell>时段</TableCell>
            <TableCell>状态</TableCell>
            <TableCell align="right">答卷 / 抽中</TableCell>
            <TableCell>下一时限</TableCell>
            <TableCell>通报</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {data.map((row) => (
            <TableRow key={row.id} hover>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <TextLink to={`/evaluation-rounds/${row.id}`}>{roundName(row)}</TextLink>
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {row.periodFrom} 至 {row.periodTo}
              </TableCell>
              <TableCell>
                <StatusMark status={row.status} label={row.statusLabel} />
                {row.heldStepLabel && (
                  <Chip
                    size="small"
                    variant="outlined"
                    label={`${row.heldStepLabel}待人工办理`}
                    sx={{ ml: 0.5 }}
                  />
                )}
              </TableCell>
              <TableCell align="right">
                {row.selected === null
                  ? '—'
                  : `${row.returned ? returnText(row.returned) : 0} / ${row.selected}`}
              </TableCell>
              <TableCell>
                {row.overdueCount > 0 && <LateMark />} {row.nextDueLabel}{' '}
                {row.nextDueAt ? <Instant at={row.nextDueAt} /> : row.nextDueLabel ? '' : '—'}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {row.publishedVersion ? (
                  <TextLink to={`/evaluation-rounds/${row.id}/results`}>
                    查看结果{row.publishedVersion > 1 ? `（第${row.publishedVersion}版）` : ''}
                  </TextLink>
                ) : (
                  '—'
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

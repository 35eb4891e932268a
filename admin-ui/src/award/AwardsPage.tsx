import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { TextLink } from '../gathering/TextLink';
import { callApi, EmptyState, Instant, newIdempotencyKey, Panel, ProblemAlert } from '../shared';
import { AwardStatusMark } from './AwardStatusMark';
import type { AwardRowView, AwardsView } from './types';

/** The yearly awards, and for the organiser the years that wait to be opened (GE-USE-7). */
export default function AwardsPage() {
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery({
    queryKey: ['awards'],
    queryFn: () => callApi<AwardsView>('/awards'),
  });
  const open = useMutation({
    mutationFn: ({ year, key }: { year: number; key: string }) =>
      callApi<{ id: string }>('/awards', { method: 'POST', body: { year }, idempotencyKey: key }),
    onSuccess: ({ id }) => navigate(`/awards/${id}`),
  });
  return (
    <Box sx={{ py: 1, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Title title="年度评先" />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1" sx={{ flex: 1 }}>
          年度评先
        </Typography>
        {data?.toOpen.map((year) => (
          <Button
            key={year}
            variant="contained"
            disabled={open.isPending}
            onClick={() => open.mutate({ year, key: newIdempotencyKey() })}
          >
            启动{year}年评先
          </Button>
        ))}
      </Box>
      <ProblemAlert error={error ?? open.error} onRetry={error ? () => void refetch() : undefined} />
      {data && (
        <Panel title="历年评先">
          {data.data.length === 0 ? (
            <EmptyState
              title={data.toOpen.length > 0 ? '还没有启动过年度评先' : '还没有已确认的年度评先'}
              hint={
                data.toOpen.length > 0
                  ? '点右上角“启动”，系统按当年已通报的名次算出各单位的评先资格。'
                  : '组织单位确认后，推荐单位在这里查看。'
              }
            />
          ) : (
            <AwardTable rows={data.data} />
          )}
        </Panel>
      )}
    </Box>
  );
}

const AwardTable = ({ rows }: { rows: AwardRowView[] }) => (
  <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="历年评先表">
    <Table size="small" aria-label="历年评先">
      <TableHead>
        <TableRow sx={{ whiteSpace: 'nowrap' }}>
          <TableCell>年度</TableCell>
          <TableCell>状态</TableCell>
          <TableCell align="right">推荐单位</TableCell>
          <TableCell align="right">推荐个人</TableCell>
          <TableCell align="right">增加的个人名额</TableCell>
          <TableCell>确认时间</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id} hover>
            <TableCell>
              <TextLink to={`/awards/${row.id}`}>{row.year}年</TextLink>
            </TableCell>
            <TableCell>
              <AwardStatusMark status={row.status} label={row.statusLabel} />
            </TableCell>
            <TableCell align="right">{row.units}个</TableCell>
            <TableCell align="right">{row.persons}人</TableCell>
            <TableCell align="right">
              {row.extraPlaces === null ? '未确定' : `${row.extraPlaces}名`}
            </TableCell>
            <TableCell>
              <Instant at={row.confirmedAt} weekday={false} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </Box>
);

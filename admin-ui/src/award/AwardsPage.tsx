import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { TextLink } from '../gathering/TextLink';
import {
  callApi,
  EmptyState,
  Instant,
  newIdempotencyKey,
  Panel,
  ProblemAlert,
  type RowColumn,
  RowTable,
} from '../shared';
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

const columns: RowColumn<AwardRowView>[] = [
  {
    head: '年度',
    names: true,
    nowrap: true,
    phone: 'LEAD',
    cell: (row) => <TextLink to={`/awards/${row.id}`}>{row.year}年</TextLink>,
  },
  {
    head: '状态',
    phone: 'LEAD',
    cell: (row) => <AwardStatusMark status={row.status} label={row.statusLabel} />,
  },
  { head: '推荐单位', align: 'right', cell: (row) => `${row.units}个` },
  { head: '推荐个人', align: 'right', cell: (row) => `${row.persons}人` },
  {
    head: '增加的个人名额',
    align: 'right',
    cell: (row) => (row.extraPlaces === null ? '未确定' : `${row.extraPlaces}名`),
  },
  { head: '确认时间', cell: (row) => <Instant at={row.confirmedAt} weekday={false} /> },
];

const AwardTable = ({ rows }: { rows: AwardRowView[] }) => (
  <RowTable label="历年评先" columns={columns} rows={rows} keyOf={({ id }) => id} />
);

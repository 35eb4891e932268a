import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Title, useGetList } from 'react-admin';
import { TextLink } from '../gathering/TextLink';
import { EmptyState, Instant, LateMark, Money, Panel, ProblemAlert } from '../shared';
import { StatusMark } from './StatusMark';
import type { RewardListRowView } from './types';

/** Reward lists that I may see, the latest first (BT-RWD-1 … BT-RWD-5). */
export default function RewardListsPage() {
  const { data, error, refetch } = useGetList<RewardListRowView>('reward-lists', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'preparedAt', order: 'DESC' },
  });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="奖励清单" />
      <Typography variant="h5" component="h1">
        奖励清单
      </Typography>
      <Panel title="清单">
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {data && data.length === 0 && (
          <EmptyState
            title="还没有奖励清单"
            hint="年度考核结果确认后，由日常工作机构在该年度考核的页面上编制奖励清单。"
          />
        )}
        {data && data.length > 0 && <Lists rows={data} />}
      </Panel>
    </Stack>
  );
}

const Lists = ({ rows }: { rows: RewardListRowView[] }) => (
  <Box sx={{ overflowX: 'auto' }}>
    <Table size="small" aria-label="奖励清单列表">
      <TableHead>
        <TableRow sx={{ whiteSpace: 'nowrap' }}>
          <TableCell>清单编号</TableCell>
          <TableCell>考核年度</TableCell>
          <TableCell align="right">发放人数</TableCell>
          <TableCell align="right">应发合计</TableCell>
          <TableCell align="right">已支付</TableCell>
          <TableCell align="right">失败</TableCell>
          <TableCell>状态</TableCell>
          <TableCell>到期</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id} hover>
            <TableCell>
              <TextLink to={`/reward-lists/${row.id}`}>{row.number}</TextLink>
              <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{row.schemeName}</Box>
            </TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>
              {row.yearFrom} 至 {row.yearTo}
            </TableCell>
            <TableCell align="right">
              {row.payees}（不予发放 {row.refused}）
            </TableCell>
            <TableCell align="right">
              <Money fen={row.totalFen} />
            </TableCell>
            <TableCell align="right">
              <Money fen={row.paidFen} />
            </TableCell>
            <TableCell align="right">{row.failed}</TableCell>
            <TableCell>
              <StatusMark status={row.status} />
            </TableCell>
            <TableCell>
              {row.overdueCount > 0 && <LateMark />} <Instant at={row.nextDueAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </Box>
);

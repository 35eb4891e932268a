import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import type { OwnBoardView } from '../../../api/rating/schemas';
import { callApi, EmptyState, Panel, ProblemAlert } from '../shared';

type Round = OwnBoardView['rounds'][number];
type Cell = Round['total'];

/** What an evaluated unit sees of its ratings: published rounds, sums only, small cells hidden (GE-WAY-3). */
export default function OwnBoardPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['ratings', 'own'],
    queryFn: () => callApi<OwnBoardView>('/ratings/own-dashboard'),
  });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="本单位实时评价" />
      <Typography variant="h5" component="h1">
        本单位实时评价
      </Typography>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && data.rounds.length === 0 && (
        <Panel title="已通报的轮次">
          <EmptyState
            title="还没有可以查看的结果"
            hint="一轮评价通报后，本单位在该时段内的实时评价汇总会列在这里；评价人和单条评价不公开。"
          />
        </Panel>
      )}
      {data?.rounds.map((round) => (
        <Panel key={`${round.roundId} ${round.objectName}`} title={`${round.title} · ${round.objectName}`}>
          <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
            {round.from} 至 {round.to}。少于 {data.hideBelow}{' '}
            条的不显示，以免推知评价人；为防止从合计倒推，有时相邻的也不显示。
          </Typography>
          <Box
            sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, minWidth: 0 }}
          >
            <Cells head="点位和窗口" cells={[...round.windows, round.total]} />
            <Cells head="方面" cells={round.aspects} />
          </Box>
        </Panel>
      ))}
    </Stack>
  );
}

const Cells = ({ head, cells }: { head: string; cells: readonly Cell[] }) => (
  <Table size="small" aria-label={head}>
    <TableHead>
      <TableRow>
        <TableCell>{head}</TableCell>
        <TableCell align="right">评价数</TableCell>
        <TableCell align="right">平均分</TableCell>
      </TableRow>
    </TableHead>
    <TableBody>
      {cells.map((cell) => (
        <TableRow key={cell.key}>
          <TableCell component="th" scope="row">
            {cell.label}
          </TableCell>
          <TableCell align="right">{cell.hidden ? '不显示' : cell.count}</TableCell>
          <TableCell align="right">{cell.hidden ? '不显示' : (cell.value ?? '—')}</TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
);

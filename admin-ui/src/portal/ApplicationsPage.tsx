import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardActionArea from '@mui/material/CardActionArea';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { ListBase, Pagination, Title, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import type { RedemptionRow } from '../redemption/types';
import { EmptyState, Instant, Money, ProblemAlert, StatusChip } from '../shared';
import { progressOf } from './progress';

/** My applications, newest first. */
export default function ApplicationsPage() {
  return (
    <ListBase
      resource="redemptions"
      storeKey="portal.applications"
      sort={{ field: 'submittedAt', order: 'DESC' }}
    >
      <Title title="我的申请" />
      <Stack spacing={1.5} sx={{ py: 1, maxWidth: 900, mx: 'auto' }}>
        <Typography variant="h5" component="h1">
          我的申请
        </Typography>
        <Cards />
        <Pagination />
      </Stack>
    </ListBase>
  );
}

function Cards() {
  const { data, error, isPending, refetch } = useListContext<RedemptionRow>();
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Typography aria-live="polite">正在读取…</Typography>;
  if (!data || data.length === 0) {
    return (
      <EmptyState
        title="还没有申请"
        hint="先查一查有哪些政策适合您的企业。"
        action={
          <Button component={Link} to="/portal" variant="contained">
            查政策
          </Button>
        }
      />
    );
  }
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
      {data.map((row) => (
        <li key={row.id}>
          <ApplicationCard row={row} />
        </li>
      ))}
    </Box>
  );
}

function ApplicationCard({ row }: { row: RedemptionRow }) {
  return (
    <Card variant="outlined">
      <CardActionArea component={Link} to={`/portal/applications/${row.id}`} sx={{ p: 2 }}>
        <Stack direction="row" spacing={1} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="h6" component="h2">
            {row.itemName}
          </Typography>
          <StatusChip status={row.status} />
        </Stack>
        <Typography color="text.secondary">
          办件编号 {row.caseNo ?? '—'}　提交 <Instant at={row.submittedAt} />
        </Typography>
        <Typography>
          申请 <Money fen={row.requestedFen} />
          {row.approvedFen !== null && (
            <>
              ，批准 <Money fen={row.approvedFen} strong />
            </>
          )}
        </Typography>
        <Typography>{progressOf(row.status, row.outcome).note}</Typography>
      </CardActionArea>
    </Card>
  );
}

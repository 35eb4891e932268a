import Download from '@mui/icons-material/Download';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { useParams } from 'react-router-dom';
import { ActionsPanel } from '../process/ActionsPanel';
import { ObligationsPanel } from '../process/ObligationsPanel';
import { TimelinePanel } from '../process/TimelinePanel';
import { callApi, Panel, ProblemAlert, withAside } from '../shared';
import { ASIDE, FORWARD, rewardListForms } from './forms';
import { LineTable } from './LineTable';
import { StatusMark } from './StatusMark';
import { AttemptsPanel, TotalsPanel } from './TotalsPanel';
import type { RewardListView } from './types';

/** One reward list: amounts and bars, approval, payment line by line (BT-RWD-1 … BT-RWD-5). */
export default function RewardListPage() {
  const { id = '' } = useParams();
  const path = `/reward-lists/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['reward-list', id],
    queryFn: () => callApi<RewardListView>(path),
    refetchInterval: ({ state }) => (state.data?.status === 'PAYING' ? 2_000 : 30_000),
  });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title={`奖励清单　${data?.number ?? ''}`} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && <RewardList record={data} path={path} />}
    </Stack>
  );
}

function RewardList({ record, path }: { record: RewardListView; path: string }) {
  const actions = record.actions.filter(({ command, allowed }) => command !== 'giveUpLine' || !allowed);
  return (
    <>
      <Box>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="h5" component="h1">
            奖励清单　{record.number}
          </Typography>
          <StatusMark status={record.status} />
          <Box sx={{ flex: 1 }} />
          <Button startIcon={<Download />} href={`/api${path}/list.xlsx`}>
            导出清单
          </Button>
        </Box>
        <Typography color="text.secondary">
          {record.schemeName}　考核年度 {record.yearFrom} 至 {record.yearTo}
        </Typography>
      </Box>
      <Box sx={withAside(320)}>
        <Stack spacing={2}>
          <Panel title={`明细（${record.lines.length} 人）`}>
            <LineTable record={record} />
          </Panel>
          <TimelinePanel path={path} />
        </Stack>
        <Stack spacing={2}>
          <ActionsPanel
            path={path}
            record={{ ...record, actions }}
            forms={rewardListForms}
            subtitle={record.number}
            forward={FORWARD}
            aside={ASIDE}
          />
          <TotalsPanel record={record} />
          <AttemptsPanel record={record} />
          <ObligationsPanel record={record} />
        </Stack>
      </Box>
    </>
  );
}

import Download from '@mui/icons-material/Download';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { useParams } from 'react-router-dom';
import { formatDate } from '../format';
import { ActionsPanel } from '../process/ActionsPanel';
import { ObligationsPanel } from '../process/ObligationsPanel';
import { TimelinePanel } from '../process/TimelinePanel';
import { callApi, Panel, ProblemAlert, withAside } from '../shared';
import { CorrectButton } from './CorrectButton';
import { DistributionChart } from './DistributionChart';
import { ASIDE, assessmentForms, FORWARD } from './forms';
import { PersonTable } from './PersonTable';
import { RewardListsPanel } from './RewardListsPanel';
import { StatusMark } from './StatusMark';
import { SummaryPanel } from './SummaryPanel';
import type { AssessmentView } from './types';

/** The assessment of one year: figures, proposal with its calculation, decisions (BT-ASM-1 … BT-ASM-8). */
export default function AssessmentPage() {
  const { id = '' } = useParams();
  const path = `/assessments/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['assessment', id],
    queryFn: () => callApi<AssessmentView>(path),
    refetchInterval: ({ state }) => (state.data?.status === 'CONFIRMED' ? 2_000 : 30_000),
  });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="年度考核" />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && <Assessment record={data} path={path} />}
    </Stack>
  );
}

function Assessment({ record, path }: { record: AssessmentView; path: string }) {
  const actions = record.actions.filter(({ command, allowed }) => command !== 'adjust' || !allowed);
  return (
    <>
      <Header record={record} path={path} />
      {!record.figuresFinal && (
        <Alert severity="info">年度尚未结束时统计的数据不能用于评定，年度结束后请重新统计。</Alert>
      )}
      <Box sx={withAside(320)}>
        <Stack spacing={2}>
          <Panel title="等次分布">
            <DistributionChart record={record} />
          </Panel>
          <Panel title={`考核表（${record.persons.length} 人）`}>
            <PersonTable record={record} />
            {record.left.length > 0 && (
              <Typography variant="body2" sx={{ mt: 1 }}>
                年度内已离任、不参加考核：
                {record.left.map(({ officerName, endedOn }) => `${officerName}（${endedOn}）`).join('、')}。
              </Typography>
            )}
          </Panel>
          <TimelinePanel path={path} />
        </Stack>
        <Stack spacing={2}>
          <ActionsPanel
            path={path}
            record={{ ...record, actions }}
            forms={assessmentForms}
            subtitle={`${record.yearFrom} 至 ${record.yearTo}`}
            forward={record.mode ? ['confirm'] : FORWARD}
            aside={['decideMode', ...ASIDE]}
          />
          <SummaryPanel record={record} />
          <RewardListsPanel record={record} />
          <ObligationsPanel record={record} />
        </Stack>
      </Box>
    </>
  );
}

function Header({ record, path }: { record: AssessmentView; path: string }) {
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1">
          年度考核　{formatDate(record.yearFrom)} 至 {formatDate(record.yearTo)}
        </Typography>
        <StatusMark status={record.status} />
        <Box sx={{ flex: 1 }} />
        <CorrectButton record={record} />
        <Button startIcon={<Download />} href={`/api${path}/sheet.xlsx`}>
          导出考核表
        </Button>
      </Box>
      <Typography color="text.secondary">
        {record.schemeName}（第{record.schemeVersion}版）
      </Typography>
    </Box>
  );
}

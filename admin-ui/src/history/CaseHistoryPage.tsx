import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title, useGetOne } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { ObligationsPanel } from '../process/ObligationsPanel';
import type { RedemptionDetail } from '../redemption/types';
import { callApi, Facts, hasRole, labelOf, Panel, ProblemAlert, StatusChip, useSession } from '../shared';
import { CheckResults } from './CheckResults';
import { RawEvents } from './RawEvents';
import { Steps } from './Steps';
import { type CaseHistory, RUN_STATUS_LABELS } from './types';

/** The history of one case in business words, its verification, and the raw events on demand. */
export default function CaseHistoryPage() {
  const { id = '' } = useParams();
  const isAuditor = hasRole(useSession(), 'AUDITOR');
  const { data: record } = useGetOne<RedemptionDetail>('redemptions', { id, meta: { whole: true } });
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['redemption-history', id],
    queryFn: () => callApi<CaseHistory>(`/redemptions/${encodeURIComponent(id)}/history`),
  });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="办理全程" />
      <Stack direction="row" spacing={1} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1">
          办理全程　{record?.caseNo ?? ''}
        </Typography>
        {record && <StatusChip status={record.status} />}
        <Box sx={{ flex: 1 }} />
        <Button component={Link} to={`/redemptions/${id}/show`}>
          查看办件
        </Button>
        {isAuditor && (
          <Button
            component={Link}
            to={`/audit?filter=${encodeURIComponent(JSON.stringify({ subjectId: id }))}`}
          >
            谁看过、谁办过
          </Button>
        )}
      </Stack>
      {record && (
        <Typography color="text.secondary">
          {record.enterpriseName}　{record.itemName}（第 {record.itemVersion} 版）
        </Typography>
      )}
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {isPending && <Typography aria-live="polite">正在读取并校验…</Typography>}
      {data && (
        <>
          <CheckResults history={data} />
          <Box
            sx={{
              display: 'grid',
              gap: 2,
              gridTemplateColumns: { xs: '1fr', lg: '3fr 2fr' },
              alignItems: 'start',
            }}
          >
            <Panel title={`办理步骤（${data.steps.length}）`}>
              <Steps steps={data.steps} />
            </Panel>
            <Stack spacing={2}>
              {record && <ObligationsPanel record={record} />}
              <Panel title="流程">
                <Facts
                  rows={[
                    { label: '流程编号', value: <code>{data.workflowId}</code> },
                    { label: '运行编号', value: <code>{data.runId ?? '—'}</code> },
                    { label: '运行状态', value: labelOf(RUN_STATUS_LABELS, data.status) },
                  ]}
                />
              </Panel>
            </Stack>
          </Box>
          <RawEvents id={id} />
        </>
      )}
    </Stack>
  );
}

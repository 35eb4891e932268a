import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import type { FollowUpView } from '../../../api/follow-up/schemas';
import { ActionsPanel } from '../process/ActionsPanel';
import { DemoClock } from '../process/DemoClock';
import { DocumentsPanel } from '../process/DocumentsPanel';
import { ObligationsPanel } from '../process/ObligationsPanel';
import { TimelinePanel } from '../process/TimelinePanel';
import { callApi, hasRole, ProblemAlert, useSession, withAside } from '../shared';
import { ContentPanels } from './ContentPanels';
import { ASIDE, FORWARD, followUpForms } from './forms';
import { OriginalPanel } from './OriginalPanel';
import { StatusMark } from './StatusMark';

/** One poor rating or complaint, from the verifying to the callback (GE-WAY-3, GE-WAY-4). */
export default function FollowUpPage() {
  const { id = '' } = useParams();
  const path = `/follow-ups/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['follow-up', id],
    queryFn: () => callApi<FollowUpView>(path),
    refetchInterval: 30_000,
  });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title={data ? `对${data.objectName}的${data.kindLabel}` : '一件差评或投诉'} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && <FollowUp record={data} path={path} />}
    </Stack>
  );
}

function FollowUp({ record, path }: { record: FollowUpView; path: string }) {
  const session = useSession();
  const place = [record.siteName, record.windowName].filter(Boolean).join(' · ');
  return (
    <>
      <Box>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="h5" component="h1">
            对{record.objectName}的{record.kindLabel}
          </Typography>
          <StatusMark {...record} />
          <Box sx={{ flex: 1 }} />
          {!record.asObject && hasRole(session, 'AUDITOR', 'SUPERVISOR') && (
            <Button component={Link} to={`${path}/history`}>
              办理全程
            </Button>
          )}
        </Box>
        <Typography color="text.secondary">
          登记于 {record.registeredOn}
          {place && `　${place}`}
          {record.aspects.length > 0 && `　涉及 ${record.aspects.join('、')}`}
        </Typography>
      </Box>
      {record.asObject && (
        <Alert severity="info">
          组织单位转办时只告知需要办理的情况。请不要查找是谁评价或投诉的（{record.ruleId}）。
        </Alert>
      )}
      <Box sx={withAside(340)}>
        <Stack spacing={2}>
          {record.mayReadOriginal && <OriginalPanel record={record} path={path} />}
          <ContentPanels record={record} />
          <TimelinePanel path={path} />
        </Stack>
        <Stack spacing={2}>
          <ActionsPanel
            path={path}
            record={record}
            forms={followUpForms}
            subtitle={`${record.objectName}　${record.kindLabel}`}
            forward={FORWARD}
            aside={ASIDE}
          />
          {!record.asObject && (
            <DemoClock
              path={path}
              nextDueAt={record.nextDueAt}
              over={record.status === 'CLOSED'}
              what="本件"
            />
          )}
          <DocumentsPanel record={record} none="还没有发出文书。" />
          <ObligationsPanel record={record} />
        </Stack>
      </Box>
    </>
  );
}

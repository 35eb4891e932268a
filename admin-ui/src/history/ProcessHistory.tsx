import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import { ObligationsPanel } from '../process/ObligationsPanel';
import {
  callApi,
  Facts,
  hasRole,
  labelOf,
  type ObligationView,
  Panel,
  ProblemAlert,
  useSession,
} from '../shared';
import { CheckResults } from './CheckResults';
import { RawEvents } from './RawEvents';
import { Steps } from './Steps';
import { type CaseHistory, RUN_STATUS_LABELS } from './types';

interface ProcessHistoryProps {
  /** Of the process, e.g. `/officer-terms/<id>`. */
  path: string;
  subjectId: string;
  title: string;
  number: string;
  status?: ReactNode;
  about?: string;
  back: { to: string; label: string };
  /** Its time limits, once they are known. */
  limits?: { obligations: ObligationView[]; now: string };
}

/** The history of one process in business words, its verification, and the raw events on demand. */
export function ProcessHistory({
  path,
  subjectId,
  title,
  number,
  status,
  about,
  back,
  limits,
}: ProcessHistoryProps) {
  const isAuditor = hasRole(useSession(), 'AUDITOR');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['process-history', path],
    queryFn: () => callApi<CaseHistory>(`${path}/history`),
  });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title={title} />
      <Stack direction="row" spacing={1} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1">
          {title}　{number}
        </Typography>
        {status}
        <Box sx={{ flex: 1 }} />
        <Button component={Link} to={back.to}>
          {back.label}
        </Button>
        {isAuditor && (
          <Button component={Link} to={`/audit?filter=${encodeURIComponent(JSON.stringify({ subjectId }))}`}>
            谁看过、谁办过
          </Button>
        )}
      </Stack>
      {about && <Typography color="text.secondary">{about}</Typography>}
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
              {limits && <ObligationsPanel record={limits} />}
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
          <RawEvents path={path} />
        </>
      )}
    </Stack>
  );
}

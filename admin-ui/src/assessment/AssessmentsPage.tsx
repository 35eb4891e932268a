import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { callApi, hasRole, Panel, ProblemAlert, useSession } from '../shared';
import { AssessmentTable } from './AssessmentTable';
import { DueTable } from './DueTable';
import { OpenDialog } from './OpenDialog';
import type { AssessmentDue } from './types';

/** Years that are to be assessed, and the assessments that have been begun (BT-ASM-1). */
export default function AssessmentsPage() {
  const [opening, setOpening] = useState<AssessmentDue | null>(null);
  const navigate = useNavigate();
  const mayOpen = hasRole(useSession(), 'ORGANISER');
  const { data, error, refetch } = useQuery({
    queryKey: ['assessments-due'],
    queryFn: () => callApi<{ data: AssessmentDue[] }>('/assessments/due'),
  });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="年度考核" />
      <Typography variant="h5" component="h1">
        年度考核
      </Typography>
      <Panel title="应启动的年度考核">
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {data && <DueTable due={data.data} onOpen={mayOpen ? setOpening : undefined} />}
      </Panel>
      <Panel title="已启动的年度考核">
        <AssessmentTable />
      </Panel>
      {opening && (
        <OpenDialog
          due={opening}
          onClose={() => setOpening(null)}
          onOpened={(id) => navigate(`/assessments/${id}`)}
        />
      )}
    </Stack>
  );
}

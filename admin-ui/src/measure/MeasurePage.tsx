import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { roundName } from '../evaluation-round/types';
import { ActionsPanel } from '../process/ActionsPanel';
import { DemoClock } from '../process/DemoClock';
import { DocumentsPanel } from '../process/DocumentsPanel';
import { ObligationsPanel } from '../process/ObligationsPanel';
import { TimelinePanel } from '../process/TimelinePanel';
import { callApi, hasRole, LateMark, ProblemAlert, useSession, withAside } from '../shared';
import { ASIDE, FORWARD, measureForms } from './forms';
import { GroundPanel } from './GroundPanel';
import { InterviewPanels } from './InterviewPanels';
import { RectificationPanels } from './RectificationPanels';
import { ReviewPanels } from './ReviewPanels';
import { StagesPanel } from './StagesPanel';
import { StatusMark } from './StatusMark';
import type { MeasureView } from './types';

/** One measure: why, where it stands, who owes what by when, what was handed in, what may be done. */
export default function MeasurePage() {
  const { id = '' } = useParams();
  const path = `/measures/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['measure', id],
    queryFn: () => callApi<MeasureView>(path),
    refetchInterval: 30_000,
  });
  return (
    <Box sx={{ py: 1, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Title title={data ? `${data.objectName} ${data.kindLabel}` : '一项措施'} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && <MeasureDetail record={data} path={path} />}
    </Box>
  );
}

function MeasureDetail({ record, path }: { record: MeasureView; path: string }) {
  const mayAct = record.actions.length > 0;
  return (
    <>
      <Header record={record} path={path} />
      <StagesPanel record={record} />
      <Box sx={withAside(340)}>
        <Stack spacing={2}>
          <GroundPanel record={record} />
          <Content record={record} />
          <TimelinePanel path={path} />
        </Stack>
        <Stack spacing={2} sx={{ order: { xs: -1, lg: 0 } }}>
          {mayAct && (
            <ActionsPanel
              path={path}
              record={record}
              forms={measureForms(record)}
              subtitle={`${record.objectName}　${record.kindLabel}`}
              forward={FORWARD}
              aside={ASIDE}
            />
          )}
          <DemoClock
            path={path}
            nextDueAt={record.nextDueAt ?? record.meetsAt}
            over={record.endedAt !== null}
            what="本项措施"
          />
          <DocumentsPanel record={record} none="还没有发出文书。" />
          <ObligationsPanel record={record} />
        </Stack>
      </Box>
    </>
  );
}

function Content({ record }: { record: MeasureView }) {
  const { content } = record;
  switch (content.kind) {
    case 'RECTIFY':
      return <RectificationPanels record={record} content={content} />;
    case 'INTERVIEW':
      return <InterviewPanels record={record} content={content} />;
    case 'REVIEW':
      return <ReviewPanels record={record} content={content} />;
  }
}

function Header({ record, path }: { record: MeasureView; path: string }) {
  const session = useSession();
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1">
          {record.objectName}　{record.kindLabel}
        </Typography>
        <StatusMark status={record.status} label={record.statusLabel} />
        {record.overdueCount > 0 && <LateMark />}
        <Box sx={{ flex: 1 }} />
        <Button component={Link} to="/measures">
          全部措施
        </Button>
        {hasRole(session, 'AUDITOR', 'SUPERVISOR') && (
          <Button component={Link} to={`${path}/history`}>
            办理全程
          </Button>
        )}
      </Box>
      <Typography color="text.secondary">
        {roundName({ year: record.roundYear, number: record.roundNumber })}排名通报启动　主管单位：
        {record.organOrganisationName}
        {record.dueOn ? `　期限：${record.dueOn}` : ''}
      </Typography>
    </Box>
  );
}

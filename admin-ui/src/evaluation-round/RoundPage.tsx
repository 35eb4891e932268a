import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { ActionsPanel } from '../process/ActionsPanel';
import { DemoClock } from '../process/DemoClock';
import { DocumentsPanel } from '../process/DocumentsPanel';
import { ObligationsPanel } from '../process/ObligationsPanel';
import { TimelinePanel } from '../process/TimelinePanel';
import { callApi, hasRole, ProblemAlert, TimeLeft, useSession, withAside } from '../shared';
import { DeliveriesPanel } from './DeliveriesPanel';
import { FrozenPanel } from './FrozenPanel';
import { ASIDE, FORWARD, roundForms } from './forms';
import { ProgressPanel } from './ProgressPanel';
import { PublicationsPanel } from './PublicationsPanel';
import { StagesPanel } from './StagesPanel';
import { StatusMark } from './StatusMark';
import { TiesPanel } from './TiesPanel';
import { type RoundView, roundName } from './types';

/** While these stand the page looks again every few seconds: sheets come in, or the process moves by itself. */
const LIVE = ['OPEN', 'SCORED', 'PUBLISHED', 'MEASURES'];

/** One round: where it stands, who owes what by when, how far the collection is, what may be done (GE-RND-1). */
export default function RoundPage() {
  const { id = '' } = useParams();
  const path = `/evaluation-rounds/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['evaluation-round', id],
    queryFn: () => callApi<RoundView>(path),
    refetchInterval: ({ state }) => (LIVE.includes(state.data?.status ?? '') ? 4_000 : 30_000),
  });
  return (
    // The list of stages scrolls by itself; without a minimum of 0 it would widen the page on a phone.
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)', py: 1 }}>
      <Title title={data ? `${roundName(data)}评价` : '一轮评价'} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && <Round record={data} path={path} />}
    </Box>
  );
}

function Round({ record, path }: { record: RoundView; path: string }) {
  const { inside, held } = record;
  const session = useSession();
  const organises = inside && hasRole(session, 'ORGANISER');
  return (
    <>
      <Header record={record} path={path} />
      {held && (
        <Alert severity="warning">
          <strong>{held.what}</strong>
          <br />
          怎么办：{held.todo}
        </Alert>
      )}
      {record.voidReason && <Alert severity="info">本轮评价已作废。理由：{record.voidReason}</Alert>}
      <StagesPanel record={record} />
      <Box sx={withAside(340)}>
        <Stack spacing={2}>
          {record.progress && (
            <ProgressPanel
              progress={record.progress}
              coverage={record.coverage}
              closed={record.status !== 'OPEN'}
            />
          )}
          {organises && record.progress && (
            <DeliveriesPanel roundId={record.id} open={record.status === 'OPEN'} />
          )}
          {record.ties.length > 0 && <TiesPanel ties={record.ties} />}
          <FrozenPanel record={record} />
          {record.publications.length > 0 && <PublicationsPanel record={record} />}
          {inside && <TimelinePanel path={path} />}
        </Stack>
        <Stack spacing={2}>
          {record.actions.length > 0 && (
            <ActionsPanel
              path={path}
              record={record}
              forms={roundForms}
              subtitle={`${roundName(record)}　${record.periodFrom} 至 ${record.periodTo}`}
              forward={FORWARD}
              aside={ASIDE}
            />
          )}
          {inside && (
            <DemoClock
              path={path}
              nextDueAt={record.status === 'OPEN' ? record.closesAt : record.nextDueAt}
              over={record.status === 'VOIDED' || record.publishedVersion !== null}
              what="本轮评价"
            />
          )}
          <DocumentsPanel record={record} none="还没有发布排名通报。" />
          {inside && <ObligationsPanel record={record} />}
        </Stack>
      </Box>
    </>
  );
}

function Header({ record, path }: { record: RoundView; path: string }) {
  const session = useSession();
  const { status, closesAt, now, inside } = record;
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1">
          {roundName(record)}直接评价
        </Typography>
        <StatusMark status={status} label={record.statusLabel} />
        {status === 'OPEN' && closesAt && (
          <span>
            距截止 <TimeLeft until={closesAt} now={now} soonDays={2} />
          </span>
        )}
        <Box sx={{ flex: 1 }} />
        {record.scored && (
          <Button component={Link} to={`${path}/results`} variant="outlined">
            排名结果
          </Button>
        )}
        {inside && record.drawHash && (
          <Button component={Link} to={`${path}/draw-protocol`}>
            抽样记录
          </Button>
        )}
        {hasRole(session, 'AUDITOR', 'SUPERVISOR') && (
          <Button component={Link} to={`${path}/history`}>
            办理全程
          </Button>
        )}
      </Box>
      <Typography color="text.secondary">
        时段 {record.periodFrom} 至 {record.periodTo}　组织单位：{record.organiserName}
        {record.version > 1 &&
        inside &&
        !record.publications.some(({ version }) => version === record.version)
          ? `　正在更正，制作第 ${record.version} 版；已通报的第 ${record.publishedVersion} 版仍然有效`
          : ''}
      </Typography>
    </Box>
  );
}

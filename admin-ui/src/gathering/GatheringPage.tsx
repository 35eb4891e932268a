import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { useParams } from 'react-router-dom';
import { ActionsPanel } from '../process/ActionsPanel';
import { DemoClock } from '../process/DemoClock';
import { ObligationsPanel } from '../process/ObligationsPanel';
import { TimelinePanel } from '../process/TimelinePanel';
import { callApi, Facts, Instant, Panel, ProblemAlert, TimeLeft, withAside } from '../shared';
import { ASIDE, FORWARD, gatheringForms } from './forms';
import { InvitationTable } from './InvitationTable';
import { StatusMark } from './StatusMark';
import { timely } from './timely';
import type { GatheringView } from './types';

/** One gathering: what is arranged, who is called and who came, the minutes, and what may be done. */
export default function GatheringPage() {
  const { id = '' } = useParams();
  const path = `/gatherings/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['gathering', id],
    queryFn: () => callApi<GatheringView>(path),
    refetchInterval: 30_000,
  });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title={data?.theme ?? '活动'} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && <Gathering record={data} path={path} />}
    </Stack>
  );
}

function Gathering({ record, path }: { record: GatheringView; path: string }) {
  return (
    <>
      <Header record={record} />
      <Box sx={withAside(340)}>
        <Stack spacing={2}>
          <ArrangementPanel record={record} />
          <Panel title="受邀人员">
            <InvitationTable record={record} />
          </Panel>
          {record.minutes && (
            <Panel title="会议纪要">
              <Typography sx={{ whiteSpace: 'pre-wrap' }}>{record.minutes}</Typography>
              <Typography variant="caption" color="text.secondary">
                登记于 <Instant at={record.minutesAt} />
              </Typography>
            </Panel>
          )}
          <TimelinePanel path={path} />
        </Stack>
        <Stack spacing={2}>
          <ActionsPanel
            path={path}
            record={{ ...record, actions: timely(record) }}
            forms={gatheringForms}
            subtitle={`${record.kindLabel}　${record.theme}`}
            forward={FORWARD}
            aside={ASIDE}
          />
          <DemoClock
            path={path}
            nextDueAt={record.nextDueAt ?? (record.status === 'PLANNED' ? record.startsAt : null)}
            over={record.status === 'CLOSED' || record.status === 'CANCELLED'}
            what="本次活动"
          />
          <ObligationsPanel record={{ obligations: record.limits, now: record.now }} />
        </Stack>
      </Box>
    </>
  );
}

function Header({ record }: { record: GatheringView }) {
  const { kindLabel, theme, status, statusLabel, startsAt, now, schemeName } = record;
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1">
          {kindLabel}：{theme}
        </Typography>
        <StatusMark status={status} label={statusLabel} />
        {status === 'PLANNED' && startsAt > now && (
          <span>
            距开始 <TimeLeft until={startsAt} now={now} soonDays={1} />
          </span>
        )}
      </Box>
      <Typography color="text.secondary">{schemeName}</Typography>
    </Box>
  );
}

function ArrangementPanel({ record }: { record: GatheringView }) {
  return (
    <Panel title="安排">
      <Facts
        rows={[
          { label: '时间', value: <TimeOf record={record} /> },
          { label: '地点', value: record.place },
          { label: record.kind === 'MEETING' ? '召集人' : '负责人', value: record.convener || '—' },
          {
            label: '对象单位',
            value:
              [record.target, record.targetOrganisationId && record.targetText].filter(Boolean).join('　') ||
              '—',
          },
          { label: '列席单位', value: record.sittingIn.map(({ name }) => name).join('、') || '—' },
          { label: '主办单位', value: record.officeName },
          { label: '计划人', value: record.createdByName },
          { label: '依据', value: record.ruleId },
          ...(record.cancelReason ? [{ label: '取消原因', value: record.cancelReason }] : []),
        ]}
      />
      <Typography variant="subtitle2" component="h3" sx={{ mt: 1.5 }}>
        活动内容
      </Typography>
      <Box component="ol" sx={{ my: 0.5, pl: 3, typography: 'body2' }}>
        {record.contents.map((content) => (
          <li key={content}>{content}</li>
        ))}
      </Box>
      {record.earlierPlans.length > 0 && <EarlierPlans record={record} />}
    </Panel>
  );
}

const TimeOf = ({ record: { startsAt, endsAt } }: { record: GatheringView }) => (
  <>
    <Instant at={startsAt} />
    {endsAt && (
      <>
        {' 至 '}
        <Instant at={endsAt} />
      </>
    )}
  </>
);

const EarlierPlans = ({ record }: { record: GatheringView }) => (
  <Box
    component="details"
    sx={{ '& summary': { cursor: 'pointer', color: 'primary.main' }, typography: 'body2' }}
  >
    <summary>此前的安排（{record.earlierPlans.length}）</summary>
    {record.earlierPlans.map((plan) => (
      <Box key={plan.createdAt} sx={{ my: 1 }}>
        <Instant at={plan.createdAt} />　{plan.theme}　{plan.place}：{plan.contents.join('；')}
      </Box>
    ))}
  </Box>
);

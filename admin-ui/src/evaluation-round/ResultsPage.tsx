import Download from '@mui/icons-material/Download';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { callApi, Facts, Instant, Panel, ProblemAlert } from '../shared';
import { ChangesPanel } from './ChangesPanel';
import { RankHistoryPanel } from './RankHistoryPanel';
import { ResultTable } from './ResultTable';
import { TiesPanel } from './TiesPanel';
import { type ResultsView, roundName } from './types';

/** Both lists of a version of the result: ranks, scores with their calculation, movement, what a correction changed. */
export default function ResultsPage() {
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const version = search.get('version');
  const path = `/evaluation-rounds/${encodeURIComponent(id)}`;
  const query = version ? `?version=${encodeURIComponent(version)}` : '';
  const { data, error, refetch } = useQuery({
    queryKey: ['evaluation-results', id, version],
    queryFn: () => callApi<ResultsView>(`${path}/results${query}`),
  });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="排名结果" />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1" sx={{ flex: 1 }}>
          {data ? `${roundName(data)}直接评价排名结果` : '直接评价排名结果'}
        </Typography>
        <Button component={Link} to={path}>
          本轮评价
        </Button>
        <Button startIcon={<Download />} href={`/api${path}/results.xlsx${query}`}>
          导出
        </Button>
      </Box>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && <Results data={data} path={path} onVersion={(each) => setSearch({ version: String(each) })} />}
    </Stack>
  );
}

function Results({
  data,
  path,
  onVersion,
}: {
  data: ResultsView;
  path: string;
  onVersion: (version: number) => void;
}) {
  const versions = [
    ...data.versions.map(({ version }) => ({ version, label: `第 ${version} 版（已通报）` })),
    ...(data.workVersion
      ? [{ version: data.workVersion, label: `第 ${data.workVersion} 版（未通报）` }]
      : []),
  ];
  return (
    <>
      {!data.published && (
        <Alert severity="info">本版结果尚未通报，只有组织单位、督办和审计人员可以查看。</Alert>
      )}
      <Panel title="版本">
        {versions.length > 1 && (
          <ToggleButtonGroup
            size="small"
            exclusive
            value={data.version}
            onChange={(_, value: number | null) => value && onVersion(value)}
            aria-label="结果版本"
            sx={{ mb: 1 }}
          >
            {versions.map(({ version, label }) => (
              <ToggleButton key={version} value={version}>
                {label}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
        <Facts
          rows={[
            { label: '结果版本', value: `第 ${data.version} 版` },
            { label: '通报编号', value: data.bulletinNumber },
            { label: '通报时间', value: data.publishedAt && <Instant at={data.publishedAt} /> },
            ...(data.correctionNote ? [{ label: '更正原因', value: data.correctionNote }] : []),
            {
              label: '名次升降',
              value: data.previous ? `与${roundName(data.previous)}比较` : '此前没有已通报的轮次',
            },
            { label: '结果摘要', value: <code>{data.resultHash}</code> },
          ]}
        />
      </Panel>
      {data.comparedWith !== null && <ChangesPanel data={data} />}
      {data.ties.length > 0 && <TiesPanel ties={data.ties} />}
      {data.groups.map((group) => (
        <Panel key={group.group} title={`${group.label}（参加排名 ${group.ranked} 个）`}>
          <ResultTable group={group} path={path} version={data.version} />
        </Panel>
      ))}
      <RankHistoryPanel />
    </>
  );
}

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { callApi, Facts, Panel, ProblemAlert } from '../shared';
import { RankHistoryPanel } from './RankHistoryPanel';
import { Marks } from './ResultTable';
import { ScoreCalculation } from './ScoreCalculation';
import { type ObjectResultView, roundName } from './types';

/** One object in one round: rank and score; for itself also the calculation and the means of its aspects. */
export default function ObjectResultPage() {
  const { id = '', objectId = '' } = useParams();
  const [search] = useSearchParams();
  const version = search.get('version');
  const path = `/evaluation-rounds/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['evaluation-object-result', id, objectId, version],
    queryFn: () =>
      callApi<ObjectResultView>(
        `${path}/objects/${encodeURIComponent(objectId)}${version ? `?version=${encodeURIComponent(version)}` : ''}`,
      ),
  });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title={data?.row.name ?? '评价对象的结果'} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && <ObjectResult data={data} path={path} />}
    </Stack>
  );
}

function ObjectResult({ data, path }: { data: ObjectResultView; path: string }) {
  const { row, aspects } = data;
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1" sx={{ flex: 1 }}>
          {row.name}　{roundName(data)}评价结果
        </Typography>
        <Button component={Link} to={`${path}/results?version=${data.version}`}>
          全部排名
        </Button>
      </Box>
      <Panel title="名次和得分">
        <Facts
          rows={[
            { label: '类别', value: data.groupLabel },
            {
              label: '名次',
              value: row.rank === null ? '不参加排名' : `第 ${row.rank} 名，共 ${data.ranked} 个`,
            },
            { label: '综合得分', value: row.shown },
            { label: '上一轮名次', value: row.previousRank },
            { label: '结果版本', value: `第 ${data.version} 版` },
            { label: '说明', value: <Marks row={row} /> },
          ]}
        />
      </Panel>
      {row.calculation && (
        <Panel title="计算过程">
          <ScoreCalculation calculation={row.calculation} />
        </Panel>
      )}
      {aspects ? (
        <Panel title="分项情况">
          <Aspects title="集中评价" lines={aspects.concentrated} />
          <Aspects title="实时评价" lines={aspects.realTime} />
          <Typography variant="caption" color="text.secondary">
            各项为有效回答的平均分，实时评价按本轮冻结的问卷版本统计。不足 {aspects.hideBelow}{' '}
            份的不显示，以免推知评价人。
          </Typography>
        </Panel>
      ) : (
        <Typography variant="body2" color="text.secondary">
          计算过程和分项情况只供该单位自己查看。
        </Typography>
      )}
      <RankHistoryPanel only={row.objectId} group={data.group} />
    </>
  );
}

const Aspects = ({
  title,
  lines,
}: {
  title: string;
  lines: NonNullable<ObjectResultView['aspects']>['concentrated'];
}) => (
  <Table size="small" aria-label={`${title}分项`} sx={{ mb: 1 }}>
    <TableHead>
      <TableRow>
        <TableCell>{title}</TableCell>
        <TableCell align="right">有效回答</TableCell>
        <TableCell align="right">平均分</TableCell>
      </TableRow>
    </TableHead>
    <TableBody>
      {lines.map(({ key, label, count, value, hidden }) => (
        <TableRow key={key}>
          <TableCell component="th" scope="row">
            {label}
          </TableCell>
          <TableCell align="right">{hidden ? '份数过少，不显示' : count}</TableCell>
          <TableCell align="right">{value ?? '—'}</TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
);

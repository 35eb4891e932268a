import Print from '@mui/icons-material/Print';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { PublicBulletinView } from '../../../api/public-evaluation/schemas';
import { returnText } from '../../../workflows/rules/evaluation/draw/returns';
import { roundName } from '../evaluation-round/types';
import { formatInstant } from '../format';
import { callApi, Facts, Panel, ProblemAlert } from '../shared';
import { RankingTable } from './RankingTable';

/** A published bulletin with both lists; corrected versions stand side by side (GE-USE-1). Printable. */
export default function BulletinPage() {
  const { roundId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['public-bulletin', roundId],
    queryFn: () => callApi<PublicBulletinView>(`/public/evaluation/bulletins/${encodeURIComponent(roundId)}`),
  });
  return (
    <Box
      component="main"
      sx={{
        maxWidth: 900,
        mx: 'auto',
        p: 2,
        pb: 6,
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        gap: 2,
        '@media print': { maxWidth: 'none', p: 0, '& .no-print': { display: 'none' } },
      }}
    >
      <Box className="no-print" sx={{ display: 'flex', justifyContent: 'space-between', mt: 1 }}>
        <Button component={RouterLink} to="/evaluation">
          营商我评
        </Button>
        {data && (
          <Button startIcon={<Print />} onClick={() => window.print()}>
            打印
          </Button>
        )}
      </Box>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && <Bulletin bulletin={data} />}
    </Box>
  );
}

function Bulletin({ bulletin }: { bulletin: PublicBulletinView }) {
  const { versions, lists, deviations } = bulletin;
  const last = versions.at(-1)!;
  return (
    <>
      <Box sx={{ textAlign: 'center' }}>
        <Typography variant="h5" component="h1">
          {roundName(bulletin)}营商环境直接评价排名通报
        </Typography>
        <Typography color="text.secondary">
          {last.bulletinNumber}　{bulletin.issuer}　{formatInstant(last.publishedAt, false)}
        </Typography>
      </Box>
      {versions.length > 1 && (
        <Alert severity="info">
          本期通报共发布 {versions.length} 版，以第 {last.version}{' '}
          版为准。各版并列在下表，有变化的单位已标出。
        </Alert>
      )}
      {lists.map((list) => (
        <Panel key={list.group} title={`${list.label}（${list.rows.length}个）`}>
          <RankingTable list={list} versions={versions} />
        </Panel>
      ))}
      <Panel title="本轮情况">
        <Facts
          rows={[
            { label: '评价时段', value: `${bulletin.periodFrom} 至 ${bulletin.periodTo}` },
            { label: '抽取评价人员', value: `${bulletin.selected} 人` },
            { label: '收回问卷', value: `${returnText(bulletin.returned)} 份` },
          ]}
        />
        <Deviations deviations={deviations} />
      </Panel>
      <Panel title="发布的版本">
        {versions.map((each) => (
          <Box key={each.version} sx={{ py: 1 }}>
            <Typography variant="body2">
              <strong>第 {each.version} 版</strong>　{each.bulletinNumber}
              {'　'}
              {formatInstant(each.publishedAt, false)}
            </Typography>
            {each.correctionNote && <Typography variant="body2">更正原因：{each.correctionNote}</Typography>}
            <Typography variant="caption" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
              结果摘要 {each.resultHash}
            </Typography>
          </Box>
        ))}
        <Typography variant="caption" color="text.secondary">
          得分保留两位小数，名次按精确值排定；通报不撤回，有误的发布新版，各版并存。
        </Typography>
      </Panel>
    </>
  );
}

const Deviations = ({ deviations }: Pick<PublicBulletinView, 'deviations'>) =>
  deviations.length === 0 ? (
    <Typography variant="body2" sx={{ mt: 1 }}>
      样本库人数和评价对象数与方案规定一致。
    </Typography>
  ) : (
    <Table size="small" aria-label="与方案规定不符的情况" sx={{ mt: 1 }}>
      <TableHead>
        <TableRow>
          <TableCell>与方案规定不符的项目</TableCell>
          <TableCell align="right">规定</TableCell>
          <TableCell align="right">实有</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {deviations.map(({ label, required, actual }) => (
          <TableRow key={label}>
            <TableCell>{label}</TableCell>
            <TableCell align="right">{required}</TableCell>
            <TableCell align="right">{actual}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );

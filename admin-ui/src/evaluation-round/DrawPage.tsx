import Download from '@mui/icons-material/Download';
import FactCheck from '@mui/icons-material/FactCheck';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { callApi, Facts, Instant, Panel, ProblemAlert } from '../shared';
import { DivisionTable, LeafTable } from './DrawTables';
import { type DrawCheckView, type DrawProtocolView, roundName } from './types';

/** The protocol of a draw: seed and hashes, how every seat came about, how to compute it again (GE-DRW-1, AMB-GE-1). */
export default function DrawPage() {
  const { id = '' } = useParams();
  const round = `/evaluation-rounds/${encodeURIComponent(id)}`;
  const path = `${round}/draw-protocol`;
  const { data, error, refetch } = useQuery({
    queryKey: ['draw-protocol', id],
    queryFn: () => callApi<DrawProtocolView>(path),
  });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="抽样记录" />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1" sx={{ flex: 1 }}>
          {data ? `${roundName(data)}抽样记录` : '抽样记录'}
        </Typography>
        <Button component={Link} to={round}>
          本轮评价
        </Button>
        <Button startIcon={<Download />} href={`/api${path}.pdf`}>
          下载 PDF
        </Button>
        <Button startIcon={<Download />} href={`/api${path}.json`}>
          抽样记录（JSON）
        </Button>
      </Box>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && <Protocol data={data} path={path} />}
    </Stack>
  );
}

function Protocol({ data, path }: { data: DrawProtocolView; path: string }) {
  return (
    <>
      <Panel title="抽样">
        <Facts
          rows={[
            { label: '抽样时间', value: <Instant at={data.drawnAt} /> },
            { label: '样本库', value: `${data.members} 人` },
            { label: '抽中', value: `${data.selected} 人` },
            { label: '方法', value: <code>{data.method}</code> },
            { label: '随机种子', value: <code>{data.seed}</code> },
            { label: '样本库摘要', value: <code>{data.frameHash}</code> },
            { label: '抽样摘要', value: <code>{data.drawHash}</code> },
            { label: '依据', value: `${data.ruleId}、${data.tieRuleId}` },
          ]}
        />
        <Check path={path} />
      </Panel>
      <Panel title="怎样复算">
        <Box component="ol" sx={{ m: 0, pl: 3, typography: 'body2' }}>
          {data.recompute.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </Box>
      </Panel>
      <Panel title="名额怎样分配">
        {data.divisions
          .filter(({ shares }) => shares.length > 1)
          .map((division) => (
            <DivisionTable key={division.of} division={division} />
          ))}
      </Panel>
      <Panel title={`各层人数（${data.leaves.length} 层）`}>
        <LeafTable leaves={data.leaves} />
      </Panel>
    </>
  );
}

function Check({ path }: { path: string }) {
  const [asked, setAsked] = useState(false);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['draw-check', path],
    queryFn: () => callApi<DrawCheckView>(`${path}/check`),
    enabled: asked,
  });
  return (
    <Box sx={{ mt: 1.5 }}>
      <Button
        variant="outlined"
        startIcon={<FactCheck />}
        disabled={isFetching}
        onClick={() => (asked ? void refetch() : setAsked(true))}
      >
        {isFetching ? '正在复算…' : '重新计算并比较'}
      </Button>
      <ProblemAlert error={error} />
      {data && (
        <Alert severity={data.equal ? 'success' : 'warning'} sx={{ mt: 1 }}>
          {data.equal
            ? '按冻结的样本库和种子重新计算，结果与记录完全一致。'
            : `重新计算的结果与记录不一致：${[
                !data.frame && '样本库摘要',
                !data.hash && '抽样摘要',
                !data.draw && '抽样结果',
              ]
                .filter(Boolean)
                .join('、')}。请联系审计部门。`}
        </Alert>
      )}
    </Box>
  );
}

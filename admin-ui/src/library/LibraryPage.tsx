import Download from '@mui/icons-material/Download';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import type { LibraryView } from '../../../api/library/schemas';
import { callApi, Panel, ProblemAlert } from '../shared';
import { ConfirmDialogOfLeaves } from './ConfirmLeaves';
import { LeafTable } from './LeafTable';
import { StrataChart } from './StrataChart';

/** The library against the scheme: numbers leaf by leaf, what has to be chosen anew before the round (GE-LIB-1, GE-LIB-2). */
export default function LibraryPage() {
  const [round, setRound] = useState('');
  const [confirming, setConfirming] = useState(false);
  const [year, number] = round.split('/');
  const query = round === '' ? '' : `?year=${year}&number=${number}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['library', round],
    queryFn: () => callApi<LibraryView>(`/library${query}`),
    placeholderData: (before) => before,
  });
  const deviating = data?.leaves.filter(({ difference }) => difference !== 0) ?? [];
  const stale = data?.leaves.reduce((sum, each) => sum + each.stale, 0) ?? 0;
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="样本库" />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1" sx={{ flex: '1 0 auto' }}>
          评价样本库
        </Typography>
        {data && (
          <TextField
            select
            label="对照轮次"
            value={`${data.round.year}/${data.round.number}`}
            onChange={(event) => setRound(event.target.value)}
            sx={{ width: 220 }}
          >
            {data.rounds.map((each) => (
              <MenuItem key={`${each.year}/${each.number}`} value={`${each.year}/${each.number}`}>
                {each.year} 年第 {each.number} 轮{each.frozen ? '（已冻结）' : ''}
              </MenuItem>
            ))}
          </TextField>
        )}
        <Button component={Link} to="/library/members">
          样本人员
        </Button>
        <Button component="a" startIcon={<Download />} href={`/api/library/export.xlsx${query}`} download>
          导出总览
        </Button>
        {data?.mayEdit && (
          <>
            <Button component={Link} to="/library/import" variant="outlined">
              批量导入
            </Button>
            <Button variant="contained" onClick={() => setConfirming(true)} disabled={stale === 0}>
              确认更新调整
            </Button>
          </>
        )}
      </Box>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && (
        <>
          <Typography>
            在库 <strong>{data.total}</strong> 个，方案规定 {data.required} 个（依据 {data.ruleId}）。
          </Typography>
          {deviating.length > 0 && (
            <Alert severity="warning">
              {deviating.length} 个层的人数与规定不符。系统不会自动补足；
              {data.deviations === 'REFUSE'
                ? '人数相符后才能冻结。'
                : '冻结时须说明理由，偏差随排名通报公布。'}
            </Alert>
          )}
          {stale > 0 && (
            <Alert severity="info">
              {data.round.year} 年第 {data.round.number} 轮冻结前，还有 {stale} 名须更新调整（依据{' '}
              {data.refreshRuleId}
              ）：办事群众代表每轮更新，其他每年更新。可导入新人员、让离任人员离库，其余确认留任。
            </Alert>
          )}
          <Panel title="各类样本">
            <StrataChart strata={data.strata} />
          </Panel>
          <Panel title={`各层（${data.leaves.length} 层）`}>
            <LeafTable leaves={data.leaves} />
          </Panel>
          {confirming && <ConfirmDialogOfLeaves library={data} onClose={() => setConfirming(false)} />}
        </>
      )}
    </Stack>
  );
}

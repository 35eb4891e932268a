import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatInstant } from '../format';
import { callApi, ProblemAlert } from '../shared';
import type { PairsView } from './types';

const names = ({ members }: PairsView['proposed'][number]): string =>
  members
    .map(({ officerName, unitName }) => (unitName ? `${officerName}（${unitName}）` : officerName))
    .join('、');

/** Whose turn it is, with the reason, and the whole round (LA-EXP-2, AMB-LA-1, AMB-LA-3). */
export function PairProposal({
  schemeCode,
  targetOrganisationId,
  onTake,
}: {
  schemeCode: string;
  targetOrganisationId: string;
  onTake: (termIds: string[]) => void;
}) {
  const [groups, setGroups] = useState(1);
  const query = new URLSearchParams({ schemeCode, groups: String(groups) });
  if (targetOrganisationId) query.set('targetOrganisationId', targetOrganisationId);
  const { data, error, refetch } = useQuery({
    queryKey: ['gathering-pairs', query.toString()],
    queryFn: () => callApi<PairsView>(`/gatherings/pairs?${query}`),
  });
  return (
    <Box
      sx={{ mb: 1, p: 1, backgroundColor: 'action.hover', borderRadius: 1 }}
      role="group"
      aria-label="轮流建议"
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="body2">按轮流次序建议</Typography>
        <TextField
          type="number"
          label="组数"
          value={groups}
          onChange={(event) => setGroups(Math.min(50, Math.max(1, Number(event.target.value) || 1)))}
          sx={{ width: 90 }}
          slotProps={{ htmlInput: { min: 1, max: 50 } }}
        />
        <Button
          size="small"
          variant="outlined"
          disabled={!data || data.proposed.length === 0}
          onClick={() =>
            onTake((data?.proposed ?? []).flatMap(({ members }) => members.map(({ termId }) => termId)))
          }
        >
          采用建议
        </Button>
      </Box>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && data.proposed.length === 0 && (
        <Typography variant="body2">没有可以建议的组：在聘人员不足，或都属于本次的对象单位。</Typography>
      )}
      {data?.proposed.map((pair) => (
        <Typography key={names(pair)} variant="body2">
          {names(pair)}
          {pair.sameUnit && '：来自同一单位，已无法错开'}
        </Typography>
      ))}
      {data && (
        <Box component="details" sx={{ mt: 0.5, '& summary': { cursor: 'pointer', color: 'primary.main' } }}>
          <summary>为什么是他们（依据 {data.ruleId}）</summary>
          <Typography variant="body2">
            每组{data.groupSize}人，等待最久的先去；不派往本人所在单位，同一单位的人员错开。全部次序：
          </Typography>
          <ol style={{ margin: '4px 0' }}>
            {data.round.map((pair) => (
              <li key={names(pair)}>
                {names(pair)}：
                {pair.lastServedAt ? `上次 ${formatInstant(pair.lastServedAt)}` : '还没有参加过'}
              </li>
            ))}
          </ol>
        </Box>
      )}
    </Box>
  );
}

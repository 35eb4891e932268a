import Download from '@mui/icons-material/Download';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import type { EvaluationObjectsView, EvaluationObjectView } from '../../../api/evaluation-object/schemas';
import { GROUP_LABELS } from '../../../workflows/rules/evaluation/labels';
import { GROUPS } from '../../../workflows/rules/evaluation/parameters';
import { chinaDate } from '../format';
import { callApi, Panel, ProblemAlert } from '../shared';
import { ObjectDialog } from './ObjectDialog';
import { ObjectTable } from './ObjectTable';

/** Objects in force on a day, with what deviates from the scheme, and every version there was (GE-OBJ-1). */
export default function ObjectsPage() {
  const [on, setOn] = useState(chinaDate(Date.now()));
  const [editing, setEditing] = useState<{ object: EvaluationObjectView | null; ending: boolean } | null>(
    null,
  );
  const { data, error, refetch } = useQuery({
    queryKey: ['evaluation-objects', on],
    queryFn: () => callApi<EvaluationObjectsView>(`/evaluation-objects?on=${on}`),
    placeholderData: (before) => before,
  });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="评价对象" />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1" sx={{ flex: 1 }}>
          评价对象
        </Typography>
        <TextField
          type="date"
          label="生效于"
          value={on}
          onChange={(event) => event.target.value && setOn(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
          sx={{ width: 180 }}
        />
        <Button
          component="a"
          startIcon={<Download />}
          href={`/api/evaluation-objects/export.xlsx?on=${on}`}
          download
        >
          导出表格
        </Button>
        {data?.mayEdit && (
          <Button variant="contained" onClick={() => setEditing({ object: null, ending: false })}>
            增加对象
          </Button>
        )}
      </Box>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data?.deviations.map(({ group, required, actual, ruleId }) => (
        <Alert key={group} severity="warning">
          {GROUP_LABELS[group]}应有 {required} 个，{on} 生效的有 {actual} 个（依据 {ruleId}
          ）。冻结时须说明理由，偏差随通报公布。
        </Alert>
      ))}
      {data && (
        <Typography variant="body2" color="text.secondary">
          每轮评价冻结各自的对象名单；这里的变更只影响以后的轮次。不纳入目标考核的对象参加排名和整改，但不加分、不扣分（AMB-GE-8）。
        </Typography>
      )}
      {data &&
        GROUPS.map((group) => {
          const own = data.data.filter((each) => each.group === group);
          return (
            <Panel
              key={group}
              title={`${GROUP_LABELS[group]}（${own.filter(({ inForce }) => inForce).length} 个）`}
            >
              <ObjectTable
                label={GROUP_LABELS[group]}
                objects={own}
                onChange={data.mayEdit ? (object) => setEditing({ object, ending: false }) : undefined}
                onEnd={data.mayEdit ? (object) => setEditing({ object, ending: true }) : undefined}
              />
            </Panel>
          );
        })}
      {editing && <ObjectDialog {...editing} onClose={() => setEditing(null)} />}
    </Stack>
  );
}

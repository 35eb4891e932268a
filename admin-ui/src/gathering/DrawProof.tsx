import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { callApi, Facts, ProblemAlert } from '../shared';
import type { RandomVisitDetailView, RandomVisitView } from './types';

/** The draw repeated from its seed and lists. */
export function DrawProof({ visit, onClose }: { visit: RandomVisitView; onClose: () => void }) {
  const id = useId();
  const { data, error, refetch } = useQuery({
    queryKey: ['random-visit', visit.id],
    queryFn: () => callApi<RandomVisitDetailView>(`/random-visits/${visit.id}`),
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} fullWidth maxWidth="sm">
      <DialogTitle id={id}>复核抽取</DialogTitle>
      <DialogContent>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {data && (
          <>
            <Alert severity={data.reproduced ? 'success' : 'warning'} sx={{ mb: 1 }}>
              {data.reproduced
                ? '按留存的种子和名单重新计算，结果一致。'
                : '重新计算的结果与留存的不一致，请联系审计部门。'}
            </Alert>
            <Facts
              rows={[
                { label: '抽中单位', value: data.targetName },
                { label: '抽中人员', value: data.officerName },
                { label: '随机种子', value: <code>{data.seed ?? '—'}</code> },
                { label: '回避人数', value: data.excluded ?? '—' },
              ]}
            />
            <Typography variant="subtitle2" component="h3" sx={{ mt: 1.5 }}>
              参与抽取的单位（{data.targetList.length}）
            </Typography>
            <Typography variant="body2">{data.targetList.map(({ name }) => name).join('、')}</Typography>
            <Typography variant="subtitle2" component="h3" sx={{ mt: 1.5 }}>
              参与抽取的人员（{data.officerList.length}）
            </Typography>
            <Typography variant="body2">
              {data.officerList
                .map(({ officerName, excluded }) => (excluded ? `${officerName}（回避）` : officerName))
                .join('、')}
            </Typography>
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>关闭</Button>
      </DialogActions>
    </Dialog>
  );
}

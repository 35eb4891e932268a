import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import type { SchemeChangesView } from '../../../../api/evaluation-scheme/changeSchemas';
import type { EvaluationSchemeView } from '../../../../api/evaluation-scheme/schemas';
import { callApi, Panel, ProblemAlert } from '../../shared';
import { ChangePanel } from './ChangePanel';
import { ParameterForm } from './ParameterForm';
import { ParameterTable } from './ParameterTable';

/** Every parameter that a version of the scheme may set, with rule, unit, range and value; and how it came to be so. */
export default function ParametersPage() {
  const scheme = useQuery({
    queryKey: ['evaluation-scheme'],
    queryFn: () => callApi<EvaluationSchemeView>('/evaluation-scheme'),
    refetchOnWindowFocus: false,
  });
  const changes = useQuery({
    queryKey: ['evaluation-scheme', 'changes'],
    queryFn: () => callApi<SchemeChangesView>('/evaluation-scheme/changes'),
    refetchOnWindowFocus: false,
  });
  const [editing, setEditing] = useState(false);
  const draft = changes.data?.data.find(({ status }) => status === 'DRAFT') ?? null;
  const mayStart = changes.data?.mayDraft ?? false;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)', py: 1 }}>
      <Title title="评价参数" />
      <ProblemAlert error={scheme.error ?? changes.error} onRetry={() => void scheme.refetch()} />
      {scheme.data && changes.data && (
        <>
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            <Typography variant="h5" component="h1" sx={{ flex: 1 }}>
              评价参数（现行第 {scheme.data.version} 版）
            </Typography>
            {!editing && mayStart && (
              <Button variant="contained" onClick={() => setEditing(true)}>
                调整参数
              </Button>
            )}
          </Box>
          <Alert severity="info">
            调整形成新的一版，须写明理由，由另一人发布，只适用于发布后启动的轮次；已启动的轮次始终按启动时的版本办理。样本库各层人数、评价对象、评价内容和办理单位由方案文件确定，不在此处调整。
          </Alert>
          {editing ? (
            <ParameterForm
              key={draft?.revision ?? 0}
              parameters={scheme.data.parameters}
              draft={draft}
              onClose={() => setEditing(false)}
            />
          ) : (
            <>
              {changes.data.data.map((change) => (
                <ChangePanel
                  key={change.version}
                  change={change}
                  inForce={change.version === scheme.data.version}
                  onEdit={() => setEditing(true)}
                />
              ))}
              {changes.data.data.length === 0 && (
                <Panel title="历次调整">
                  <Typography variant="body2">还没有调整过，现行各项随方案文件确定。</Typography>
                </Panel>
              )}
              <ParameterTable parameters={scheme.data.parameters} />
            </>
          )}
        </>
      )}
    </Box>
  );
}

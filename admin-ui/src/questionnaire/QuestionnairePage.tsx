import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import type { QuestionnaireView } from '../../../api/questionnaire/schemas';
import { useEvaluationAct } from '../evaluation/useEvaluationAct';
import { ConfirmDialog, callApi, Panel, ProblemAlert, ToneChip } from '../shared';
import { ContentEditor } from './ContentEditor';
import { ContentTable } from './ContentTable';
import { VERSION_MARKS } from './marks';

/** One version: as it is asked, with values; a draft in its form, with what stands against publishing it. */
export default function QuestionnairePage() {
  const { kind = '', version = '' } = useParams();
  const path = `/questionnaires/${kind}/${version}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['questionnaires', kind, version],
    queryFn: () => callApi<QuestionnaireView>(path),
    // What is being typed must not be replaced under the hands.
    refetchOnWindowFocus: false,
  });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title={data ? `${data.kindLabel} 第${data.version}版` : '评价问卷'} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && (
        <>
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            <Typography variant="h5" component="h1">
              {data.kindLabel} 第 {data.version} 版
            </Typography>
            <ToneChip {...VERSION_MARKS[data.status]!} />
          </Box>
          {data.status === 'DRAFT' && <Standing path={path} data={data} />}
          {data.mayEdit ? (
            <ContentEditor key={data.revision} path={path} data={data} />
          ) : (
            <Panel title={data.content.title}>
              <Typography sx={{ mb: 1 }}>{data.content.introduction}</Typography>
              <ContentTable content={data.content} aspects={data.aspects} />
            </Panel>
          )}
          {data.inForce && (
            <Panel title={`对照：现行第 ${data.inForce.version} 版 ${data.inForce.content.title}`}>
              <Typography sx={{ mb: 1 }}>{data.inForce.content.introduction}</Typography>
              <ContentTable content={data.inForce.content} aspects={data.aspects} against={data.content} />
            </Panel>
          )}
        </>
      )}
    </Stack>
  );
}

/** What stands against publishing a draft, and the two ways out of it. */
function Standing({ path, data }: { path: string; data: QuestionnaireView }) {
  const [asking, setAsking] = useState<'publish' | 'discard' | null>(null);
  const navigate = useNavigate();
  const publish = useEvaluationAct(`${path}/publish`, {
    about: 'questionnaires',
    said: '已发布，自下一轮起使用',
    onDone: () => setAsking(null),
  });
  const discard = useEvaluationAct(`${path}/discard`, {
    about: 'questionnaires',
    said: '草稿已放弃',
    onDone: () => navigate('/questionnaires'),
  });
  return (
    <Panel title="发布">
      {data.problems.length > 0 ? (
        <Alert severity="warning">
          <Typography component="p">还有 {data.problems.length} 处不符合要求：</Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {data.problems.map(({ code, message, ruleId, questionId }) => (
              <li key={`${code} ${questionId ?? ''} ${message}`}>
                {message}（依据 {ruleId}）
              </li>
            ))}
          </Box>
        </Alert>
      ) : (
        <Alert severity="success">内容符合要求。{data.publishHint ?? ''}</Alert>
      )}
      <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
        {data.mayPublish && (
          <Button variant="contained" onClick={() => setAsking('publish')}>
            发布这一版
          </Button>
        )}
        {data.mayEdit && <Button onClick={() => setAsking('discard')}>放弃草稿</Button>}
      </Box>
      {asking === 'publish' && (
        <ConfirmDialog
          open
          title="发布这一版？"
          confirmLabel="发布"
          pending={publish.pending}
          error={publish.error}
          onConfirm={() => publish.send({ revision: data.revision })}
          onClose={() => setAsking(null)}
        >
          发布后不能再修改，现行版本同时被替代。已经冻结的轮次仍用冻结时的版本。
        </ConfirmDialog>
      )}
      {asking === 'discard' && (
        <ConfirmDialog
          open
          title="放弃这份草稿？"
          confirmLabel="放弃"
          pending={discard.pending}
          error={discard.error}
          onConfirm={() => discard.send({})}
          onClose={() => setAsking(null)}
        >
          草稿不再显示，它的版本号也不再使用。
        </ConfirmDialog>
      )}
    </Panel>
  );
}

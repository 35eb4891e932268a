import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { answerText, fieldsFor, submissionFormOf } from '../../../workflows/rules/officer-term/forms';
import { SUBMISSION_KIND_LABELS } from '../../../workflows/rules/officer-term/labels';
import { callApi, Facts, Instant, Panel, ProblemAlert } from '../shared';
import { AttachedFile } from './FilesField';
import { OfficerPage } from './OfficerPage';
import { stateOf } from './SubmissionLine';
import type { FileView, OwnSubmissionView } from './types';

/** One thing that I filed: what became of it, and what I wrote. */
export default function SubmissionPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['officer-submissions', id],
    queryFn: () => callApi<OwnSubmissionView>(`/officer-submissions/${id}`),
    refetchInterval: 60_000,
  });
  return (
    <OfficerPage title={data?.title ?? '报送件'} back="/my/submissions">
      {() => (
        <>
          <ProblemAlert error={error} onRetry={() => void refetch()} />
          {data && (
            <>
              <Progress submission={data} />
              <Content submission={data} />
            </>
          )}
        </>
      )}
    </OfficerPage>
  );
}

function Progress({ submission }: { submission: OwnSubmissionView }) {
  const { filedAt, arrivedAt, screenedAt, screeningNote, adoptionAt, adoptionNote, adoptedByName } =
    submission;
  const adopted = submission.status === 'ADOPTED';
  return (
    <Panel title={`进展：${stateOf(submission).label}`}>
      <Box component="ol" sx={{ m: 0, pl: 2.5, '& li': { mb: 1 } }}>
        <li>
          已报送{'　'}
          <Instant at={filedAt ?? arrivedAt} />
        </li>
        <li>
          {screenedAt ? (
            <>
              已核验{'　'}
              <Instant at={screenedAt} />
              {submission.valuable && '　有价值'}
              {submission.workable && '　可操作'}
              {screeningNote && <Typography variant="body2">说明：{screeningNote}</Typography>}
            </>
          ) : (
            '等待运营单位核验'
          )}
        </li>
        {submission.verdict === 'VALID' && (
          <li>
            {adoptionAt ? (
              <>
                {adopted ? `已由${adoptedByName ?? '有关单位'}采纳` : '未采纳'}　<Instant at={adoptionAt} />
                {adoptionNote && <Typography variant="body2">说明：{adoptionNote}</Typography>}
              </>
            ) : (
              '等待有关单位答复是否采纳'
            )}
          </li>
        )}
      </Box>
    </Panel>
  );
}

function Content({ submission }: { submission: OwnSubmissionView }) {
  const form = submissionFormOf(submission.schemeCode);
  const answers = fieldsFor(form, submission.kind)
    .map((field) => ({ label: field.label, value: answerText(field, submission.details) }))
    .filter(({ value }) => value !== '');
  return (
    <Panel title="我写的内容">
      <Typography sx={{ whiteSpace: 'pre-wrap', mb: 1 }}>{submission.body || '（零报告）'}</Typography>
      <Facts
        rows={[
          { label: '编号', value: submission.number },
          { label: '种类', value: SUBMISSION_KIND_LABELS[submission.kind] },
          { label: '建议', value: submission.remedy || null },
          { label: '地点', value: submission.place || null },
          { label: '涉及单位', value: submission.targetName },
          { label: '看到的日期', value: submission.observedOn },
          ...answers,
        ]}
      />
      <Box component="ul" sx={{ pl: 0, listStyle: 'none' }}>
        {(submission.files as FileView[]).map((file) => (
          <AttachedFile key={file.uploadId} file={file} />
        ))}
      </Box>
    </Panel>
  );
}

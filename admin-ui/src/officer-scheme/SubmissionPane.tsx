import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { answerText, fieldsFor, submissionFormOf } from '../../../workflows/rules/officer-term/forms';
import { AttachedFile } from '../officer/FilesField';
import { callApi, Facts, Instant, ProblemAlert, useSession } from '../shared';
import { AdoptionForm } from './AdoptionForm';
import { CorrectionForm, ScreeningForm } from './ScreeningForm';
import { Standing } from './Standing';
import type { SubmissionView } from './types';

/** One submission whole, with its files, and beside it what the office does with it. */
export function SubmissionPane({ id, office }: { id: string; office: boolean }) {
  const session = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: ['officer-submissions', id],
    queryFn: () => callApi<SubmissionView>(`/officer-submissions/${id}`),
  });
  return (
    <Paper variant="outlined" component="section" aria-label="报送件内容" sx={{ p: 2, minWidth: 0 }}>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && (
        <>
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            <Typography component="h3" variant="subtitle1" sx={{ fontWeight: 600 }}>
              {data.title || '（零报告）'}
            </Typography>
            <Standing row={data} />
          </Box>
          <Content submission={data} />
          {office && data.status === 'FILED' && data.filedBy?.id !== session?.account.id && (
            <ScreeningForm submission={data} />
          )}
          {office && data.status === 'SCREENED' && data.verdict === 'VALID' && (
            <AdoptionForm submission={data} />
          )}
          <Judged submission={data} />
          {office && data.screenedAt && <CorrectionForm submission={data} />}
        </>
      )}
    </Paper>
  );
}

/** What was written, with the answers of the scheme's own form. */
export function Content({ submission }: { submission: SubmissionView }) {
  const form = submissionFormOf(submission.schemeCode);
  const answers = fieldsFor(form, submission.kind)
    .map((field) => ({ label: field.label, value: answerText(field, submission.details) }))
    .filter(({ value }) => value !== '');
  const optional = [
    { label: '建议的办法', value: submission.remedy },
    { label: '地点', value: submission.place },
    { label: '涉及单位', value: submission.targetName },
    { label: '发现日期', value: submission.observedOn },
    { label: '知悉日期', value: submission.knownOn },
  ].filter(({ value }) => value);
  return (
    <>
      <Typography sx={{ whiteSpace: 'pre-wrap', my: 1 }}>{submission.body || '（没有正文）'}</Typography>
      <Facts
        rows={[
          { label: '编号', value: submission.number },
          { label: '种类', value: `${submission.kindLabel}${submission.urgent ? '（紧急）' : ''}` },
          { label: '人员', value: submission.officerName },
          { label: '到达时间', value: <Instant at={submission.arrivedAt} /> },
          ...answers,
          ...optional,
        ]}
      />
      {submission.files.length > 0 && (
        <Box component="ul" aria-label="附件" sx={{ p: 0, my: 1 }}>
          {submission.files.map((file) => (
            <AttachedFile key={file.uploadId} file={file} />
          ))}
        </Box>
      )}
    </>
  );
}

function Judged({ submission }: { submission: SubmissionView }) {
  if (!submission.screenedAt) return null;
  const quality = [submission.valuable && '有价值', submission.workable && '可操作']
    .filter(Boolean)
    .join('、');
  return (
    <Box sx={{ mt: 1.5, pt: 1.5, borderTop: 1, borderColor: 'divider' }}>
      <Facts
        rows={[
          { label: '核验结论', value: [submission.verdictLabel, quality].filter(Boolean).join('，') },
          ...(submission.duplicateOfNumber
            ? [{ label: '与之重复', value: submission.duplicateOfNumber }]
            : []),
          ...(submission.classification ? [{ label: '归类', value: submission.classification }] : []),
          {
            label: '核验人',
            value: (
              <>
                {submission.screenedBy?.displayName}　<Instant at={submission.screenedAt} />
              </>
            ),
          },
          ...(submission.screeningNote ? [{ label: '核验说明', value: submission.screeningNote }] : []),
          ...(submission.adoptionAt
            ? [
                {
                  label: '采纳情况',
                  value: (
                    <>
                      {submission.status === 'ADOPTED'
                        ? `由${submission.adoptedByName ?? '有关单位'}采纳`
                        : '未采纳'}
                      　
                      <Instant at={submission.adoptionAt} />
                    </>
                  ),
                },
                { label: '采纳说明', value: submission.adoptionNote ?? '—' },
              ]
            : []),
        ]}
      />
    </Box>
  );
}

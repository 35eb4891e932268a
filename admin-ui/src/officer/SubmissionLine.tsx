import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';
import { SUBMISSION_KIND_LABELS } from '../../../workflows/rules/officer-term/labels';
import { Instant, ToneChip } from '../shared';
import type { Tone } from '../shared/labels';
import type { OwnSubmissionView } from './types';

/** Where something that I filed stands. */
export function stateOf({ status, verdict }: OwnSubmissionView): { label: string; tone: Tone } {
  if (status === 'DRAFT') return { label: '草稿', tone: 'todo' };
  if (status === 'ADOPTED') return { label: '已采纳', tone: 'good' };
  if (status === 'NOT_ADOPTED') return { label: '未采纳', tone: 'stop' };
  if (status === 'FILED') return { label: '待核验', tone: 'todo' };
  if (verdict === 'VALID') return { label: '有效', tone: 'good' };
  return { label: verdict === 'DUPLICATE' ? '重复' : verdict === 'FALSE' ? '不实' : '无效', tone: 'stop' };
}

/** One line of what I filed, leading to it. */
export function SubmissionLine({
  submission,
  term,
}: {
  submission: OwnSubmissionView;
  term: { id: string };
}) {
  const state = stateOf(submission);
  const draft = submission.status === 'DRAFT';
  return (
    <Box
      component="li"
      sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Link
          to={
            draft
              ? `/my/file?term=${term.id}&draft=${submission.id}`
              : `/my/submissions/${submission.id}?term=${term.id}`
          }
        >
          {submission.title || '（未写标题）'}
        </Link>
        <ToneChip tone={state.tone} label={state.label} />
      </Box>
      <Typography variant="caption" color="text.secondary">
        {SUBMISSION_KIND_LABELS[submission.kind]}
        {submission.number && `　${submission.number}`}
        {'　'}
        <Instant at={submission.arrivedAt ?? submission.createdAt} weekday={false} />
      </Typography>
    </Box>
  );
}

import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Panel, ToneChip } from '../shared';
import { PHASE_LABELS, VERSION_LABELS, VERSION_TONES } from './labels';
import { PreviewTable } from './PreviewTable';
import { PublishDialog } from './PublishDialog';
import { type CalendarVersionView, isUnderWay, type PublicationView } from './useCalendars';

/** What becomes of a version: for a draft what it would move, for a published one how far the cases are told. */
export function PublicationPanel({ calendar }: { calendar: CalendarVersionView }) {
  const [asking, setAsking] = useState(false);
  const { version, status, base, publication } = calendar;
  const again = publication?.phase === 'INCOMPLETE' || publication?.phase === 'FAILED';
  const mark = <ToneChip tone={VERSION_TONES[status]} label={VERSION_LABELS[status]} />;
  if (status !== 'DRAFT' && !publication) return null;
  return (
    <Panel title={status === 'DRAFT' ? `${version} 发布前预览` : `${version} 发布进度`} aside={mark}>
      {status === 'DRAFT' && (
        <>
          {base && (
            <Typography variant="body2" color="text.secondary">
              以 {base} 为底稿。
            </Typography>
          )}
          <PreviewTable version={version} />
        </>
      )}
      {publication && <Progress publication={publication} />}
      {(status === 'DRAFT' || (status === 'PUBLISHED' && again)) && (
        <Button variant="contained" onClick={() => setAsking(true)} sx={{ mt: 1 }}>
          {again ? '再次发布，继续重算' : '发布本版日历'}
        </Button>
      )}
      {asking && <PublishDialog version={version} onClose={() => setAsking(false)} />}
    </Panel>
  );
}

function Progress({ publication }: { publication: PublicationView }) {
  const { phase, total, done, failed } = publication;
  const known = total !== null && done !== null;
  const share = known && total > 0 ? Math.round((100 * done) / total) : 100;
  return (
    <Stack spacing={1}>
      <Typography variant="body2" role="status">
        {PHASE_LABELS[phase]}。
        {known && `共${total}件，已处理${done}件${failed ? `，${failed}件暂未通知到` : ''}。`}
      </Typography>
      {isUnderWay(publication) && (
        <LinearProgress
          aria-label="重算进度"
          variant={known ? 'determinate' : 'indeterminate'}
          value={known ? share : undefined}
        />
      )}
    </Stack>
  );
}

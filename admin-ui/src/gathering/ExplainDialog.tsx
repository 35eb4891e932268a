import Typography from '@mui/material/Typography';
import { NoteDialog } from '../process/NoteDialog';
import type { OccasionPeriodView } from './types';

/** The office says why nothing was held in a period that is over. */
export const ExplainDialog = ({
  schemeCode,
  period,
  onClose,
}: {
  schemeCode: string;
  period: OccasionPeriodView;
  onClose: () => void;
}) => (
  <NoteDialog
    title="说明未举行的原因"
    confirmLabel="提交说明"
    path={`/scheme-watches/${encodeURIComponent(schemeCode)}/explain-missed`}
    body={{ obligationId: period.obligationId }}
    said="已提交说明"
    label="原因"
    onClose={onClose}
  >
    <Typography variant="body2">
      {period.label}　{period.from} 至 {period.to}。未按期举行的事实仍留存，督促升级随之停止。
    </Typography>
  </NoteDialog>
);

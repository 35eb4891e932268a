import Typography from '@mui/material/Typography';
import { formatDate } from '../format';
import { NoteDialog } from '../process/NoteDialog';
import { ITEMS, type ReviewRowView } from './types';

/** The organ confirms what it found of one person in a span; the process measures the items once more by itself. */
export const ConfirmReviewDialog = ({
  row,
  from,
  to,
  onClose,
}: {
  row: ReviewRowView;
  from: string;
  to: string;
  onClose: () => void;
}) => (
  <NoteDialog
    title={`确认评议：${row.officerName}`}
    confirmLabel="确认评议"
    path={`/officer-terms/${row.termId}/confirm-review`}
    body={{ from, to }}
    said="已确认评议"
    label="评议意见"
    hint="意见告知本人；指标随确认一并留存。"
    onClose={onClose}
  >
    <Typography variant="body2">
      期间 {formatDate(from)} 至 {formatDate(to)}（在聘期以内）。
      {ITEMS.map(({ group, label, of }) => `${group}·${label} ${of(row)}`).join('，')}。
    </Typography>
  </NoteDialog>
);

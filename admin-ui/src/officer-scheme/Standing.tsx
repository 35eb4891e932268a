import { ToneChip } from '../shared';
import type { SubmissionRowView } from './types';

/** Where something filed stands, in one mark. */
export const Standing = ({
  row,
}: {
  row: Pick<SubmissionRowView, 'status' | 'statusLabel' | 'verdict' | 'verdictLabel'>;
}) => (
  <ToneChip
    tone={
      row.status === 'FILED' ? 'todo' : row.status === 'ADOPTED' || row.verdict === 'VALID' ? 'good' : 'stop'
    }
    label={row.status === 'SCREENED' ? (row.verdictLabel ?? row.statusLabel) : row.statusLabel}
  />
);

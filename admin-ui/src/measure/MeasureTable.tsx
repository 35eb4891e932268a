import Box from '@mui/material/Box';
import { roundName } from '../evaluation-round/types';
import { TextLink } from '../gathering/TextLink';
import { LateMark, type RowColumn, RowTable, TimeLeft } from '../shared';
import { StatusMark } from './StatusMark';
import type { MeasureRowView } from './types';

const columns: RowColumn<MeasureRowView>[] = [
  {
    head: '措施',
    names: true,
    phone: 'LEAD',
    nowrap: true,
    cell: (row) => <TextLink to={`/measures/${row.id}`}>{row.kindLabel}</TextLink>,
  },
  {
    head: '对象',
    phone: 'LEAD',
    cell: (row) => (
      <TextLink to={`/evaluation-units/${encodeURIComponent(row.objectId)}`}>{row.objectName}</TextLink>
    ),
  },
  {
    head: '轮次',
    nowrap: true,
    cell: (row) => roundName({ year: row.roundYear, number: row.roundNumber }),
  },
  { head: '连续末位', align: 'right', cell: (row) => `${row.streak}次` },
  { head: '状态', phone: 'LEAD', cell: (row) => <StatusMark status={row.status} label={row.statusLabel} /> },
  { head: '下一时限', cell: (row) => <NextDue row={row} /> },
  { head: '主管单位', cell: (row) => row.organOrganisationName },
];

/** Measures with why they were started, where they stand, and what is due next. */
export const MeasureTable = ({ rows }: { rows: readonly MeasureRowView[] }) => (
  <RowTable label="措施" columns={columns} rows={rows} keyOf={({ id }) => id} />
);

function NextDue({ row }: { row: MeasureRowView }) {
  if (!row.nextDueAt && row.overdueCount === 0) return <span>—</span>;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center' }}>
      {row.overdueCount > 0 && <LateMark />}
      <span>{row.nextDueLabel}</span>
      {row.nextDueAt && <TimeLeft until={row.nextDueAt} now={row.now} soonDays={2} />}
    </Box>
  );
}

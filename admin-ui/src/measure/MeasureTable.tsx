import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { roundName } from '../evaluation-round/types';
import { TextLink } from '../gathering/TextLink';
import { LateMark, TimeLeft } from '../shared';
import { StatusMark } from './StatusMark';
import type { MeasureRowView } from './types';

/** Measures with why they were started, where they stand, and what is due next. */
export const MeasureTable = ({ rows }: { rows: readonly MeasureRowView[] }) => (
  <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="措施列表">
    <Table size="small" aria-label="措施">
      <TableHead>
        <TableRow sx={{ whiteSpace: 'nowrap' }}>
          <TableCell>措施</TableCell>
          <TableCell>对象</TableCell>
          <TableCell>轮次</TableCell>
          <TableCell align="right">连续末位</TableCell>
          <TableCell>状态</TableCell>
          <TableCell>下一时限</TableCell>
          <TableCell>主管单位</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id} hover>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>
              <TextLink to={`/measures/${row.id}`}>{row.kindLabel}</TextLink>
            </TableCell>
            <TableCell>
              <TextLink to={`/evaluation-units/${encodeURIComponent(row.objectId)}`}>
                {row.objectName}
              </TextLink>
            </TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>
              {roundName({ year: row.roundYear, number: row.roundNumber })}
            </TableCell>
            <TableCell align="right">{row.streak}次</TableCell>
            <TableCell>
              <StatusMark status={row.status} label={row.statusLabel} />
            </TableCell>
            <TableCell>
              <NextDue row={row} />
            </TableCell>
            <TableCell>{row.organOrganisationName}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </Box>
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

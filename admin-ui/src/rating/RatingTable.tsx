import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { RatingRowView } from '../../../api/rating/schemas';
import { TextLink } from '../gathering/TextLink';
import { Instant } from '../shared';
import { RatingStatusMark } from './marks';

/** Ratings in a table; those set aside can be chosen when `chosen` is given. */
export function RatingTable({
  rows,
  chosen,
  choose,
}: {
  rows: readonly RatingRowView[];
  chosen: readonly string[] | null;
  choose: (ids: readonly string[]) => void;
}) {
  const open = rows.filter(({ status }) => status === 'SUSPICIOUS').map(({ id }) => id);
  const all = open.length > 0 && open.every((id) => chosen?.includes(id));
  const toggle = (id: string) =>
    choose(chosen?.includes(id) ? chosen.filter((each) => each !== id) : [...(chosen ?? []), id]);
  const selectable = chosen !== null && open.length > 0;
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="实时评价列表">
      <Table size="small">
        <TableHead>
          <TableRow sx={{ whiteSpace: 'nowrap' }}>
            {selectable && (
              <TableCell padding="checkbox">
                <Checkbox
                  size="small"
                  checked={all}
                  indeterminate={!all && open.some((id) => chosen.includes(id))}
                  onChange={() => choose(all ? [] : open)}
                  slotProps={{ input: { 'aria-label': '选择本页全部存疑评价' } }}
                />
              </TableCell>
            )}
            <TableCell>时间</TableCell>
            <TableCell>评价对象</TableCell>
            <TableCell>点位和窗口</TableCell>
            <TableCell align="right">得分</TableCell>
            <TableCell>状态</TableCell>
            <TableCell>说明</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id} hover>
              {selectable && (
                <TableCell padding="checkbox">
                  {row.status === 'SUSPICIOUS' && (
                    <Checkbox
                      size="small"
                      checked={chosen.includes(row.id)}
                      onChange={() => toggle(row.id)}
                      slotProps={{ input: { 'aria-label': `选择对${row.objectName ?? ''}的这条评价` } }}
                    />
                  )}
                </TableCell>
              )}
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <TextLink to={`/ratings/${row.id}`}>
                  <Instant at={row.at} />
                </TextLink>
              </TableCell>
              <TableCell>{row.objectName}</TableCell>
              <TableCell>
                {row.siteName}
                {row.windowName && (
                  <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{row.windowName}</Box>
                )}
              </TableCell>
              <TableCell align="right">{row.mean ?? '—'}</TableCell>
              <TableCell>
                <RatingStatusMark status={row.status} />
                {row.screenedLate && <Box sx={{ fontSize: '0.75rem' }}>计分后甄别</Box>}
              </TableCell>
              <TableCell>
                <Remarks row={row} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function Remarks({ row }: { row: RatingRowView }) {
  const words = [
    row.poor && '差评',
    row.hasReason && '有情况说明',
    row.hasContact && '愿意回访',
    row.occasion === 'MATTER' && '有办件编号',
  ].filter(Boolean);
  return (
    <>
      {words.join('、')}
      {row.suspicions.map(({ key, words: reason }) => (
        <Box key={key} sx={{ fontSize: '0.8rem', color: 'text.secondary' }}>
          {reason}
        </Box>
      ))}
    </>
  );
}

import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import type { RatingRowView } from '../../../api/rating/schemas';
import { TextLink } from '../gathering/TextLink';
import { Instant, type RowColumn, RowTable } from '../shared';
import { RatingStatusMark } from './marks';

const columns: RowColumn<RatingRowView>[] = [
  {
    head: '时间',
    names: true,
    nowrap: true,
    phone: 'LEAD',
    cell: (row) => (
      <TextLink to={`/ratings/${row.id}`}>
        <Instant at={row.at} />
      </TextLink>
    ),
  },
  { head: '评价对象', phone: 'LEAD', cell: (row) => row.objectName },
  {
    head: '点位和窗口',
    cell: (row) => (
      <>
        {row.siteName}
        {row.windowName && <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{row.windowName}</Box>}
      </>
    ),
  },
  { head: '得分', align: 'right', cell: (row) => row.mean ?? '—' },
  {
    head: '状态',
    phone: 'LEAD',
    cell: (row) => (
      <>
        <RatingStatusMark status={row.status} />
        {row.screenedLate && <Box sx={{ fontSize: '0.75rem' }}>计分后甄别</Box>}
      </>
    ),
  },
  { head: '说明', phone: 'BARE', cell: (row) => <Remarks row={row} /> },
];

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
  const selectable = chosen !== null && open.length > 0;
  return (
    <RowTable
      label="实时评价"
      columns={selectable ? [chooseColumn(open, chosen, choose), ...columns] : columns}
      rows={rows}
      keyOf={({ id }) => id}
    />
  );
}

/** Boxes that choose ratings out of `open`, singly and all at once. */
function chooseColumn(
  open: readonly string[],
  chosen: readonly string[],
  choose: (ids: readonly string[]) => void,
): RowColumn<RatingRowView> {
  const all = open.every((id) => chosen.includes(id));
  const toggle = (id: string) =>
    choose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return {
    head: '选择本页',
    phone: 'LEAD',
    headCell: (
      <Checkbox
        checked={all}
        indeterminate={!all && open.some((id) => chosen.includes(id))}
        onChange={() => choose(all ? [] : open)}
        slotProps={{ input: { 'aria-label': '选择本页全部存疑评价' } }}
      />
    ),
    cell: (row) =>
      row.status === 'SUSPICIOUS' && (
        <Checkbox
          checked={chosen.includes(row.id)}
          onChange={() => toggle(row.id)}
          slotProps={{ input: { 'aria-label': `选择对${row.objectName ?? ''}的这条评价` } }}
        />
      ),
  };
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

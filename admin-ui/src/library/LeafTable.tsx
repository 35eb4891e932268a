import { Link } from 'react-router-dom';
import type { LibraryView } from '../../../api/library/schemas';
import { type RowColumn, RowTable, ToneChip } from '../shared';

const REFRESH = { ROUND: '每轮', YEAR: '每年' } as const;

type Leaf = LibraryView['leaves'][number];

const columns: RowColumn<Leaf>[] = [
  {
    head: '样本层',
    names: true,
    phone: 'LEAD',
    cell: ({ leafId, label }) => (
      <Link to={`/library/members?filter=${encodeURIComponent(JSON.stringify({ leafId, serving: true }))}`}>
        {label}
      </Link>
    ),
  },
  { head: '规定', align: 'right', cell: ({ required }) => required },
  { head: '实有', align: 'right', cell: ({ actual }) => actual },
  {
    head: '相差',
    align: 'right',
    cell: ({ difference }) => (difference > 0 ? `+${difference}` : difference),
  },
  { head: '待更新', align: 'right', cell: ({ stale }) => stale },
  { head: '无手机（寄信）', align: 'right', cell: ({ letters }) => letters },
  { head: '更新', cell: ({ refresh }) => REFRESH[refresh] },
  { head: '核对', phone: 'LEAD', cell: (leaf) => <Check leaf={leaf} /> },
];

function Check({ leaf: { difference, stale } }: { leaf: Leaf }) {
  if (difference !== 0) return <ToneChip tone="stop" label={difference > 0 ? '超出' : '不足'} />;
  if (stale > 0) return <ToneChip tone="todo" label="待更新" />;
  return <ToneChip tone="good" label="相符" />;
}

/** Every leaf with its number, what is missing or too many, and what has to be chosen anew. */
export const LeafTable = ({ leaves }: { leaves: LibraryView['leaves'] }) => (
  <RowTable label="各层人数" columns={columns} rows={leaves} keyOf={({ leafId }) => leafId} />
);

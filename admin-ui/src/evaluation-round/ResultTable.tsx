import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useState } from 'react';
import { TextLink } from '../gathering/TextLink';
import { type RowColumn, RowTable } from '../shared';
import { ScoreCalculation } from './ScoreCalculation';
import type { ResultRowView, ResultsView } from './types';

/** One list from the first to the last; every score that may be looked into opens to its calculation (GE-SCO-4). */
export function ResultTable({
  group,
  path,
  version,
}: {
  group: ResultsView['groups'][number];
  path: string;
  version: number;
}) {
  const [open, setOpen] = useState<string | null>(null);
  const deep = group.rows.some(({ calculation }) => calculation !== null);
  const columns: RowColumn<ResultRowView>[] = [
    { head: '名次', align: 'right', phone: 'LEAD', cell: (row) => row.rank ?? '—' },
    {
      head: '评价对象',
      names: true,
      nowrap: true,
      phone: 'LEAD',
      cell: (row) => (
        <TextLink to={`${path}/objects/${encodeURIComponent(row.objectId)}?version=${version}`}>
          {row.name}
        </TextLink>
      ),
    },
    { head: '综合得分', align: 'right', cell: (row) => <strong>{row.shown ?? '—'}</strong> },
    ...(deep ? PARTS : []),
    { head: '升降', align: 'right', cell: (row) => <Movement movement={row.movement} /> },
    { head: '说明', phone: 'LEAD', cell: (row) => <Marks row={row} /> },
  ];
  const calculation: RowColumn<ResultRowView> = {
    head: '计算',
    phone: 'BARE',
    cell: (row) =>
      row.calculation && (
        <Button
          size="small"
          aria-expanded={open === row.objectId}
          onClick={() => setOpen(open === row.objectId ? null : row.objectId)}
          aria-label={`${row.name}的计算过程`}
        >
          计算过程
        </Button>
      ),
  };
  return (
    <RowTable
      label={`${group.label}排名`}
      columns={deep ? [...columns, calculation] : columns}
      rows={group.rows}
      keyOf={({ objectId }) => objectId}
      isOwn={({ own }) => own}
      below={(row) =>
        open === row.objectId && row.calculation ? <ScoreCalculation calculation={row.calculation} /> : null
      }
    />
  );
}

const PARTS: RowColumn<ResultRowView>[] = [
  { head: '集中评价', align: 'right', cell: (row) => row.calculation?.concentrated.shown ?? '—' },
  { head: '实时评价', align: 'right', cell: (row) => row.calculation?.realTime.shown ?? '—' },
];

function Movement({ movement }: { movement: number | null }) {
  if (movement === null) return <span>—</span>;
  if (movement === 0) return <span>持平</span>;
  const Icon = movement > 0 ? ArrowUpward : ArrowDownward;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', whiteSpace: 'nowrap' }}>
      <Icon fontSize="inherit" aria-hidden />
      {movement > 0 ? `升${movement}位` : `降${-movement}位`}
    </Box>
  );
}

export function Marks({ row }: { row: ResultRowView }) {
  const marks = [
    ...(row.top ? ['前列'] : []),
    ...(row.bottom ? ['末位'] : []),
    ...(row.tiedWith.length > 0 ? [`与${row.tiedWith.join('、')}并列`] : []),
    ...(row.distinction && !['SCORE', 'TIED'].includes(row.distinction)
      ? [`同分，按${row.distinctionLabel}定先后`]
      : []),
    ...row.marks.map(({ label }) => label),
    ...(row.own ? ['本单位'] : []),
  ];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
      {marks.map((label) => (
        <Chip key={label} size="small" variant="outlined" label={label} />
      ))}
    </Box>
  );
}

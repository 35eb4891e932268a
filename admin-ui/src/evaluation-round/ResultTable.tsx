import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { TextLink } from '../gathering/TextLink';
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
  const columns = ['名次', '评价对象', '综合得分', ...(deep ? ['集中评价', '实时评价'] : []), '升降', '说明'];
  if (deep) columns.push('计算');
  const right = ['名次', '综合得分', '集中评价', '实时评价', '升降'];
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={`${group.label}排名表`}>
      <Table size="small" aria-label={`${group.label}排名`}>
        <TableHead>
          <TableRow sx={{ whiteSpace: 'nowrap' }}>
            {columns.map((label) => (
              <TableCell key={label} align={right.includes(label) ? 'right' : 'left'}>
                {label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {group.rows.map((row) => (
            <Rows
              key={row.objectId}
              row={row}
              deep={deep}
              span={columns.length}
              link={`${path}/objects/${encodeURIComponent(row.objectId)}?version=${version}`}
              isOpen={open === row.objectId}
              onToggle={() => setOpen(open === row.objectId ? null : row.objectId)}
            />
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

interface RowsProps {
  row: ResultRowView;
  deep: boolean;
  span: number;
  link: string;
  isOpen: boolean;
  onToggle: () => void;
}

function Rows({ row, deep, span, link, isOpen, onToggle }: RowsProps) {
  const { calculation } = row;
  return (
    <>
      <TableRow hover selected={row.own}>
        <TableCell align="right">{row.rank ?? '—'}</TableCell>
        <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
          <TextLink to={link}>{row.name}</TextLink>
        </TableCell>
        <TableCell align="right">
          <strong>{row.shown ?? '—'}</strong>
        </TableCell>
        {deep && (
          <>
            <TableCell align="right">{calculation?.concentrated.shown ?? '—'}</TableCell>
            <TableCell align="right">{calculation?.realTime.shown ?? '—'}</TableCell>
          </>
        )}
        <TableCell align="right">
          <Movement movement={row.movement} />
        </TableCell>
        <TableCell>
          <Marks row={row} />
        </TableCell>
        {deep && (
          <TableCell>
            {calculation && (
              <Button
                size="small"
                aria-expanded={isOpen}
                onClick={onToggle}
                aria-label={`${row.name}的计算过程`}
              >
                计算过程
              </Button>
            )}
          </TableCell>
        )}
      </TableRow>
      {isOpen && calculation && (
        <TableRow>
          <TableCell colSpan={span} sx={{ backgroundColor: 'action.hover' }}>
            <ScoreCalculation calculation={calculation} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

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

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { useState } from 'react';
import { Panel } from '../shared';
import { share } from './marks';

interface Row {
  id: string;
  label: string;
  under?: string;
  counted: number;
  mean: string | null;
  poor: number;
  setAside: number;
  rejected: number;
}

type Figure = 'counted' | 'mean' | 'poor' | 'setAside' | 'rejected';

const COLUMNS: readonly [Figure, string][] = [
  ['counted', '计分评价'],
  ['mean', '平均分'],
  ['poor', '差评'],
  ['setAside', '存疑'],
  ['rejected', '不计分'],
];
const SHOWN = 20;

/** Figures of objects or windows, sorted by whichever column; the first twenty until more are asked for. */
export function FigureTable({ title, first, rows }: { title: string; first: string; rows: readonly Row[] }) {
  const [by, setBy] = useState<{ figure: Figure; descending: boolean } | null>(null);
  const [all, setAll] = useState(false);
  const sorted = by
    ? [...rows].sort(
        (a, b) => (Number(a[by.figure] ?? -1) - Number(b[by.figure] ?? -1)) * (by.descending ? -1 : 1),
      )
    : rows;
  const shown = all ? sorted : sorted.slice(0, SHOWN);
  return (
    <Panel title={title}>
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={`${title}的表`}>
        <Table size="small">
          <TableHead>
            <TableRow sx={{ whiteSpace: 'nowrap' }}>
              <TableCell>{first}</TableCell>
              {COLUMNS.map(([figure, label]) => (
                <TableCell
                  key={figure}
                  align="right"
                  sortDirection={by?.figure === figure && (by.descending ? 'desc' : 'asc')}
                >
                  <TableSortLabel
                    active={by?.figure === figure}
                    direction={by?.figure === figure && !by.descending ? 'asc' : 'desc'}
                    onClick={() =>
                      setBy({ figure, descending: by?.figure === figure ? !by.descending : true })
                    }
                  >
                    {label}
                  </TableSortLabel>
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((row) => (
              <TableRow key={row.id} hover>
                <TableCell component="th" scope="row">
                  {row.label}
                  {row.under && <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{row.under}</Box>}
                </TableCell>
                <TableCell align="right">{row.counted}</TableCell>
                <TableCell align="right">{row.mean ?? '—'}</TableCell>
                <TableCell align="right">
                  {row.poor}（{share(row.poor, row.counted)}）
                </TableCell>
                <TableCell align="right">{row.setAside}</TableCell>
                <TableCell align="right">{row.rejected}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {rows.length > SHOWN && (
        <Button size="small" onClick={() => setAll(!all)} sx={{ mt: 1 }}>
          {all ? '收起' : `显示全部 ${rows.length} 行`}
        </Button>
      )}
    </Panel>
  );
}

import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link } from 'react-router-dom';
import type { LibraryView } from '../../../api/library/schemas';
import { ToneChip } from '../shared';

const REFRESH = { ROUND: '每轮', YEAR: '每年' } as const;

/** Every leaf with its number, what is missing or too many, and what has to be chosen anew. */
export const LeafTable = ({ leaves }: { leaves: LibraryView['leaves'] }) => (
  <Box sx={{ overflowX: 'auto' }}>
    <Table size="small" aria-label="各层人数">
      <TableHead>
        <TableRow>
          <TableCell>样本层</TableCell>
          <TableCell align="right">规定</TableCell>
          <TableCell align="right">实有</TableCell>
          <TableCell align="right">相差</TableCell>
          <TableCell align="right">待更新</TableCell>
          <TableCell align="right">无手机（寄信）</TableCell>
          <TableCell>更新</TableCell>
          <TableCell>核对</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {leaves.map((leaf) => (
          <TableRow key={leaf.leafId}>
            <TableCell>
              <Link
                to={`/library/members?filter=${encodeURIComponent(JSON.stringify({ leafId: leaf.leafId, serving: true }))}`}
              >
                {leaf.label}
              </Link>
            </TableCell>
            <TableCell align="right">{leaf.required}</TableCell>
            <TableCell align="right">{leaf.actual}</TableCell>
            <TableCell align="right">
              {leaf.difference > 0 ? `+${leaf.difference}` : leaf.difference}
            </TableCell>
            <TableCell align="right">{leaf.stale}</TableCell>
            <TableCell align="right">{leaf.letters}</TableCell>
            <TableCell>{REFRESH[leaf.refresh]}</TableCell>
            <TableCell>
              {leaf.difference !== 0 ? (
                <ToneChip tone="stop" label={leaf.difference > 0 ? '超出' : '不足'} />
              ) : leaf.stale > 0 ? (
                <ToneChip tone="todo" label="待更新" />
              ) : (
                <ToneChip tone="good" label="相符" />
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </Box>
);

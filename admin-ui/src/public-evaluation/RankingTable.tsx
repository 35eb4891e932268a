import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { PublicBulletinView } from '../../../api/public-evaluation/schemas';

type List = PublicBulletinView['lists'][number];
type Cell = List['rows'][number]['cells'][number];

/** One list from the first to the last, with a pair of columns for each published version. */
export function RankingTable({ list, versions }: { list: List; versions: PublicBulletinView['versions'] }) {
  const several = versions.length > 1;
  const order = versions.map((_, index) => index).reverse();
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={`${list.label}排名表`}>
      <Table size="small" aria-label={`${list.label}排名`} sx={{ '& td, & th': { fontSize: '1rem', px: 1 } }}>
        <TableHead>
          <TableRow sx={{ whiteSpace: 'nowrap' }}>
            <TableCell>单位</TableCell>
            {order.map((index) => (
              <Heads key={index} suffix={several ? `（第${versions[index]!.version}版）` : ''} />
            ))}
            <TableCell>说明</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {list.rows.map((row) => (
            <TableRow
              key={row.objectId}
              sx={row.changed ? { backgroundColor: '#f7efd9', printColorAdjust: 'exact' } : undefined}
            >
              <TableCell component="th" scope="row">
                {row.name}
              </TableCell>
              {order.map((index) => (
                <Values key={index} cell={row.cells[index] ?? null} />
              ))}
              <TableCell>
                <Notes cell={row.cells.at(-1) ?? null} changed={row.changed} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

const Heads = ({ suffix }: { suffix: string }) => (
  <>
    <TableCell align="right">名次{suffix}</TableCell>
    <TableCell align="right">得分{suffix}</TableCell>
  </>
);

const Values = ({ cell }: { cell: Cell }) => (
  <>
    <TableCell align="right">{cell?.rank ?? '—'}</TableCell>
    <TableCell align="right">{cell?.shown ?? '—'}</TableCell>
  </>
);

function Notes({ cell, changed }: { cell: Cell; changed: boolean }) {
  const notes = [
    ...(changed ? ['更正'] : []),
    ...(cell?.top ? ['前列'] : []),
    ...(cell?.bottom ? ['末位'] : []),
    ...(cell?.tied ? ['并列'] : []),
    ...(cell?.marks ?? []),
  ];
  return (
    <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
      {notes.map((note) => (
        <Chip key={note} size="small" variant="outlined" label={note} />
      ))}
    </Box>
  );
}

import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { Fragment, type ReactNode } from 'react';

/** One column of rows. */
export interface RowColumn<R> {
  head: string;
  /** In place of the head, e.g. a box that chooses all. */
  headCell?: ReactNode;
  cell: (row: R, index: number) => ReactNode;
  align?: 'right';
  nowrap?: boolean;
  /** It names the row. */
  names?: boolean;
  /** On a phone: in the first line of the row, without its head; or in the second without its head. */
  phone?: 'LEAD' | 'BARE';
}

interface RowTableProps<R> {
  label: string;
  columns: readonly RowColumn<R>[];
  rows: readonly R[];
  keyOf: (row: R) => string;
  isOwn?: (row: R) => boolean;
  /** What is unfolded below a row. */
  below?: (row: R) => ReactNode;
}

/** True where a table of many columns does not fit. */
export const usePhone = (): boolean => useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));

/** Rows as a table; on a phone each is a short card, so that nothing lies beyond the edge. */
export function RowTable<R>(props: RowTableProps<R>) {
  return usePhone() ? <Cards {...props} /> : <Wide {...props} />;
}

const Wide = <R,>({ label, columns, rows, keyOf, isOwn, below }: RowTableProps<R>) => (
  <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={`${label}列表`}>
    <Table size="small" aria-label={label}>
      <TableHead>
        <TableRow sx={{ whiteSpace: 'nowrap' }}>
          {columns.map(({ head, headCell, align }) => (
            <TableCell key={head} align={align}>
              {headCell ?? head}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row, index) => {
          const more = below?.(row);
          return (
            <Fragment key={keyOf(row)}>
              <TableRow hover selected={isOwn?.(row)}>
                {columns.map(({ head, cell, align, nowrap, names }) => (
                  <TableCell
                    key={head}
                    align={align}
                    {...(names && { component: 'th', scope: 'row' })}
                    sx={nowrap ? { whiteSpace: 'nowrap' } : undefined}
                  >
                    {cell(row, index)}
                  </TableCell>
                ))}
              </TableRow>
              {more && (
                <TableRow>
                  <TableCell colSpan={columns.length} sx={{ backgroundColor: 'action.hover' }}>
                    {more}
                  </TableCell>
                </TableRow>
              )}
            </Fragment>
          );
        })}
      </TableBody>
    </Table>
  </Box>
);

const line = { display: 'flex', flexWrap: 'wrap', alignItems: 'center', rowGap: 0.25 } as const;

const Cards = <R,>({ label, columns, rows, keyOf, isOwn, below }: RowTableProps<R>) => (
  <>
    {columns.map(
      ({ head, headCell }) =>
        headCell && (
          <Box key={head} sx={line}>
            {headCell}
            <Typography variant="body2">{head}</Typography>
          </Box>
        ),
    )}
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0, typography: 'body2' }}>
      {rows.map((row, index) => (
        <Box
          component="li"
          key={keyOf(row)}
          sx={{
            py: 1.25,
            borderTop: 1,
            borderColor: 'divider',
            ...(isOwn?.(row) && { backgroundColor: 'primary.light', mx: -1, px: 1 }),
          }}
        >
          <Box sx={{ ...line, columnGap: 1, mb: 0.5 }}>
            {columns
              .filter(({ phone }) => phone === 'LEAD')
              .map(({ head, cell, names }) => (
                <Box key={head} sx={names ? { fontWeight: 600 } : undefined}>
                  {cell(row, index)}
                </Box>
              ))}
          </Box>
          <Box sx={{ ...line, columnGap: 2 }}>
            {columns
              .filter(({ phone }) => phone !== 'LEAD')
              .map(({ head, cell, phone }) => (
                <Box key={head} sx={{ ...line, columnGap: 0.75, maxWidth: '100%' }}>
                  {!phone && (
                    <Box component="span" sx={{ color: 'text.secondary' }}>
                      {head}
                    </Box>
                  )}
                  <Box sx={{ overflowWrap: 'anywhere', minWidth: 0 }}>{cell(row, index)}</Box>
                </Box>
              ))}
          </Box>
          {below?.(row)}
        </Box>
      ))}
    </Box>
  </>
);

import Download from '@mui/icons-material/Download';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Pagination from '@mui/material/Pagination';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useState } from 'react';
import type { ExportName } from './types';
import type { ListState } from './useListState';
import { schemePath } from './useScheme';

/** Conditions of a list in a row, with the workbook of what they show. */
export const Toolbar = ({ children }: { children: ReactNode }) => (
  <Box
    sx={{
      display: 'flex',
      flexWrap: 'wrap',
      gap: 1,
      alignItems: 'center',
      mb: 1,
      '& .MuiTextField-root': { width: 'auto', minWidth: 150, m: 0 },
    }}
  >
    {children}
  </Box>
);

/** The rows of the screen's conditions as a workbook, all pages. */
export const ExportButton = ({ code, name, query }: { code: string; name: ExportName; query: string }) => (
  <Button
    component="a"
    size="small"
    startIcon={<Download />}
    href={`/api${schemePath(code)}/export/${name}.xlsx?${query}`}
    download
  >
    导出表格
  </Button>
);

/** Searches when the person stops typing. */
export function SearchField({ state, label }: { state: ListState; label: string }) {
  const current = typeof state.filter.q === 'string' ? state.filter.q : '';
  const [text, setText] = useState(current);
  useEffect(() => {
    if (text === current) return;
    const timer = setTimeout(() => state.setFilter('q', text.trim()), 350);
    return () => clearTimeout(timer);
  });
  return (
    <TextField type="search" label={label} value={text} onChange={(event) => setText(event.target.value)} />
  );
}

interface Choice {
  value: string;
  label: string;
}

/** One condition out of a list; the first entry takes it away. */
export function FilterSelect({
  state,
  name,
  label,
  choices,
  all = '全部',
}: {
  state: ListState;
  name: string;
  label: string;
  choices: readonly Choice[];
  all?: string;
}) {
  const value = state.filter[name];
  const shown = value === undefined ? '' : String(Array.isArray(value) ? value[0] : value);
  return (
    <TextField
      select
      label={label}
      value={shown}
      onChange={(event) => state.setFilter(name, fromText(event.target.value))}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      <MenuItem value="">{all}</MenuItem>
      {choices.map((choice) => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

const fromText = (value: string): unknown => (value === 'true' ? true : value === 'false' ? false : value);

export const choicesFrom = (labels: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Pages of a list, and how many rows there are. */
export function Pager({ state, total, capped }: { state: ListState; total: number; capped?: boolean }) {
  const pages = Math.max(1, Math.ceil(total / state.perPage));
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mt: 1, flexWrap: 'wrap' }}>
      <Typography variant="body2" color="text.secondary">
        共{capped ? '超过' : ''} {total} 条
      </Typography>
      {pages > 1 && (
        <Pagination
          size="small"
          count={pages}
          page={Math.min(state.page, pages)}
          onChange={(_, page) => state.setPage(page)}
          getItemAriaLabel={(type, page) =>
            type === 'page' ? `第${page}页` : type === 'next' ? '下一页' : '上一页'
          }
        />
      )}
    </Box>
  );
}

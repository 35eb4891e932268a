import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useSearchParams } from 'react-router-dom';

/** The year looked at, as part of the address; undefined: the latest with a published round. */
export function useYear(): [string | undefined, (year: string) => void] {
  const [search, setSearch] = useSearchParams();
  return [
    search.get('year') ?? undefined,
    (year) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          next.set('year', year);
          return next;
        },
        { replace: true },
      ),
  ];
}

/** Chooses among the years that have a published round. */
export const YearSelect = ({
  year,
  years,
  onChange,
}: {
  year: number;
  years: number[];
  onChange: (year: string) => void;
}) => (
  <TextField
    select
    size="small"
    label="年度"
    value={String(year)}
    onChange={(event) => onChange(event.target.value)}
    sx={{ width: 120, m: 0 }}
  >
    {[...new Set([year, ...years])]
      .sort((a, b) => b - a)
      .map((each) => (
        <MenuItem key={each} value={String(each)}>
          {each}年
        </MenuItem>
      ))}
  </TextField>
);

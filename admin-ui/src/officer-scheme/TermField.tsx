import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { listQuery } from '../dataProvider';
import type { TermRowView } from './types';
import { useSchemeList } from './useScheme';

/** One of those who serve in the scheme, found by name or number. */
export function TermField({
  code,
  value,
  required = false,
  error,
  onChange,
}: {
  code: string;
  value: string;
  required?: boolean;
  error?: string;
  onChange: (termId: string) => void;
}) {
  const [q, setQ] = useState('');
  const query = listQuery({ filter: { q, serving: true }, pagination: { page: 1, perPage: 50 } });
  const { data } = useSchemeList<{ data: TermRowView[] }>(code, 'terms', query);
  const options = data?.data ?? [];
  return (
    <Autocomplete
      options={options}
      filterOptions={(all) => all}
      getOptionKey={({ id }) => id}
      getOptionLabel={({ officerName, certificateNo }) =>
        [officerName, certificateNo].filter(Boolean).join('　')
      }
      isOptionEqualToValue={(a, b) => a.id === b.id}
      value={options.find(({ id }) => id === value) ?? null}
      onInputChange={(_, text, reason) => reason === 'input' && setQ(text)}
      onChange={(_, chosen) => onChange(chosen?.id ?? '')}
      noOptionsText="没有找到"
      renderInput={(params) => (
        <TextField {...params} label="人员" required={required} error={Boolean(error)} helperText={error} />
      )}
    />
  );
}

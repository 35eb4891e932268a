import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { listQuery } from '../dataProvider';
import type { SubmissionRowView } from './types';
import { useSchemeList } from './useScheme';

/** Another submission of the scheme, found by number, title or name. */
export function DuplicateField({
  code,
  self,
  value,
  error,
  onChange,
}: {
  code: string;
  self: string;
  value: string;
  error?: string;
  onChange: (id: string) => void;
}) {
  const [q, setQ] = useState('');
  const query = listQuery({ filter: { q }, pagination: { page: 1, perPage: 20 } });
  const { data } = useSchemeList<{ data: SubmissionRowView[] }>(code, 'submissions', query);
  const options = (data?.data ?? []).filter(({ id }) => id !== self);
  return (
    <Autocomplete
      options={options}
      filterOptions={(all) => all}
      getOptionKey={({ id }) => id}
      getOptionLabel={({ number, title, officerName }) => `${number ?? ''}　${title}　${officerName}`}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      value={options.find(({ id }) => id === value) ?? null}
      onInputChange={(_, text, reason) => reason === 'input' && setQ(text)}
      onChange={(_, chosen) => onChange(chosen?.id ?? '')}
      noOptionsText="没有找到，换个编号、标题或姓名再试"
      renderInput={(params) => (
        <TextField
          {...params}
          required
          label="与哪一件重复"
          error={Boolean(error)}
          helperText={error ?? '按编号、标题或姓名查找本方案的报送件。'}
        />
      )}
    />
  );
}

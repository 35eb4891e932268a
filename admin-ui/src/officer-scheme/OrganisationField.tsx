import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { listQuery } from '../dataProvider';
import { callApi } from '../shared';

interface Organisation {
  id: string;
  name: string;
}

/** A unit out of the list of those in office. */
export function OrganisationField({
  label,
  value,
  error,
  hint,
  required = false,
  onChange,
}: {
  label: string;
  value: string;
  error?: string;
  hint?: string;
  required?: boolean;
  onChange: (id: string) => void;
}) {
  const query = listQuery({ sort: { field: 'name', order: 'ASC' }, pagination: { page: 1, perPage: 1000 } });
  const { data } = useQuery({
    queryKey: ['organisations', 'all'],
    queryFn: () => callApi<{ data: Organisation[] }>(`/organisations?${query}`),
    staleTime: 300_000,
  });
  const options = data?.data ?? [];
  return (
    <Autocomplete
      options={options}
      getOptionKey={({ id }) => id}
      getOptionLabel={({ name }) => name}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      value={options.find(({ id }) => id === value) ?? null}
      onChange={(_, chosen) => onChange(chosen?.id ?? '')}
      noOptionsText="没有这个单位"
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          required={required}
          error={Boolean(error)}
          helperText={error ?? hint}
        />
      )}
    />
  );
}

import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useGetList, useGetOne } from 'react-admin';
import { useSession } from '../shared';

interface Organisation {
  id: string;
  name: string;
  regionId: string;
}

interface OrganisationFieldProps {
  label: string;
  value: string[];
  onChange: (ids: string[]) => void;
  /** One organisation at most. */
  single?: boolean;
  required?: boolean;
  error?: string;
  hint?: string;
}

/** Organisations by name, those of the own region first. */
export function OrganisationField({
  label,
  value,
  onChange,
  single = false,
  required,
  error,
  hint,
}: OrganisationFieldProps) {
  const organisations = useOrganisations();
  const chosen = organisations.filter(({ id }) => value.includes(id));
  const shared = {
    options: organisations,
    groupBy: (each: Organisation & { own: boolean }) => (each.own ? '本地区单位' : '其他单位'),
    getOptionLabel: (each: Organisation) => each.name,
    getOptionKey: (each: Organisation) => each.id,
    isOptionEqualToValue: (a: Organisation, b: Organisation) => a.id === b.id,
    noOptionsText: '没有这样的单位',
    clearText: '清除',
    openText: '展开',
    closeText: '收起',
    renderInput: (params: object) => (
      <TextField
        {...params}
        label={label}
        required={required}
        error={Boolean(error)}
        helperText={error ?? hint}
      />
    ),
  };
  return single ? (
    <Autocomplete
      {...shared}
      value={chosen[0] ?? null}
      onChange={(_, picked) => onChange(picked ? [picked.id] : [])}
    />
  ) : (
    <Autocomplete
      {...shared}
      multiple
      disableCloseOnSelect
      value={chosen}
      onChange={(_, picked) => onChange(picked.map(({ id }) => id))}
    />
  );
}

function useOrganisations(): (Organisation & { own: boolean })[] {
  const ownId = useSession()?.account.organisation?.id;
  const { data: own } = useGetOne<Organisation>(
    'organisations',
    { id: ownId ?? '' },
    { enabled: Boolean(ownId) },
  );
  const { data } = useGetList<Organisation>('organisations', {
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'id', order: 'ASC' },
  });
  const isOwn = ({ regionId }: Organisation) =>
    own !== undefined && (regionId === own.regionId || regionId.startsWith(`${own.regionId}-`));
  return (data ?? [])
    .map((each) => ({ ...each, own: isOwn(each) }))
    .sort((a, b) => Number(b.own) - Number(a.own));
}

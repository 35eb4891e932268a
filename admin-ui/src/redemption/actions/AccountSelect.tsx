import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useGetList } from 'react-admin';
import { ProblemAlert } from '../../shared/ProblemAlert';
import type { Named, Role } from '../../shared/types';

/** Picks a person of an organisation in a role. */
export const AccountSelect = ({
  label,
  accountRole,
  organisationId,
  value,
  onChange,
  error,
}: {
  label: string;
  accountRole: Role;
  organisationId: string | null;
  value: string;
  onChange: (id: string) => void;
  error?: string;
}) => {
  const list = useGetList<Named>(
    'accounts',
    {
      filter: { organisationId, role: accountRole },
      pagination: { page: 1, perPage: 100 },
      sort: { field: 'displayName', order: 'ASC' },
    },
    { enabled: organisationId !== null },
  );
  const people = list.data ?? [];
  const known = people.some((person) => person.id === value);
  return (
    <>
      <TextField
        select
        required
        label={label}
        value={known ? value : ''}
        onChange={(event) => onChange(event.target.value)}
        error={Boolean(error)}
        helperText={
          error ??
          (list.data && people.length === 0 ? '本单位没有可选的人员，请联系管理员添加账号。' : undefined)
        }
      >
        {people.map((person) => (
          <MenuItem key={person.id} value={person.id}>
            {person.displayName}
          </MenuItem>
        ))}
      </TextField>
      <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
    </>
  );
};

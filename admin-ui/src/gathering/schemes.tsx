import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { callApi } from '../shared';
import type { OfficerSchemeRowView, OfficerSchemeView } from './types';

/** Schemes of officers that I may see. */
export const useSchemes = () =>
  useQuery({
    queryKey: ['officer-schemes'],
    queryFn: () => callApi<{ data: OfficerSchemeRowView[] }>('/officer-schemes'),
  });

/** One scheme with its parameters; nothing is asked while the code is not known. */
export const useScheme = (code: string | undefined) =>
  useQuery({
    queryKey: ['officer-schemes', code],
    queryFn: () => callApi<OfficerSchemeView>(`/officer-schemes/${encodeURIComponent(code ?? '')}`),
    enabled: Boolean(code),
  });

/** The scheme that the page is about: `?scheme=`, else the first of those that `fits`. */
export function useChosenScheme(fits: (scheme: OfficerSchemeRowView) => boolean = () => true) {
  const [search, setSearch] = useSearchParams();
  const { data, error, isPending, refetch } = useSchemes();
  const schemes = (data?.data ?? []).filter(fits);
  const chosen = schemes.find(({ code }) => code === search.get('scheme')) ?? schemes[0];
  const choose = (code: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.set('scheme', code);
        return next;
      },
      { replace: true },
    );
  return { schemes, scheme: chosen, choose, error, isPending, refetch };
}

/** Which scheme a page shows; nothing to choose when there is one only. */
export function SchemeSelect({
  schemes,
  value,
  onChange,
}: {
  schemes: OfficerSchemeRowView[];
  value: string;
  onChange: (code: string) => void;
}) {
  return (
    <TextField
      select
      label="方案"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      sx={{ maxWidth: 420 }}
    >
      {schemes.map(({ code, title, name }) => (
        <MenuItem key={code} value={code} title={name}>
          {title}（{code}）
        </MenuItem>
      ))}
    </TextField>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { SchemeVersionView } from '../../../api/officer-scheme/schemas';
import type { OfficerSchemeParameters } from '../../../workflows/rules/officer-term/parameters';
import { callApi } from '../shared';
import type { TermRecord } from './types';

export const termPath = (id: string): string => `/officer-terms/${encodeURIComponent(id)}`;

/** A term whole; kept fresh while a page shows it. */
export const useTerm = (id: string) =>
  useQuery({
    queryKey: ['officer-terms', id],
    queryFn: () => callApi<TermRecord>(termPath(id)),
    refetchInterval: 30_000,
  });

/** The rules under which a term runs: those of its own version, which never change. */
export function useTermParameters({
  schemeCode,
  schemeVersion,
}: Pick<TermRecord, 'schemeCode' | 'schemeVersion'>): OfficerSchemeParameters | undefined {
  const { data } = useQuery({
    queryKey: ['officer-schemes', schemeCode, 'versions'],
    queryFn: () =>
      callApi<{ data: SchemeVersionView[] }>(`/officer-schemes/${encodeURIComponent(schemeCode)}/versions`),
    staleTime: 300_000,
  });
  return data?.data.find(({ version }) => version === schemeVersion)?.parameters;
}

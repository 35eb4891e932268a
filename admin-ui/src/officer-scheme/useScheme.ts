import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { OFFICE_ORGANS } from '../../../workflows/rules/officer-term/organs';
import { callApi, hasRole, type Session } from '../shared';
import type { OfficerSchemeView } from './types';

export const schemePath = (code: string): string => `/officer-schemes/${encodeURIComponent(code)}`;

/** A scheme with its parameters, organs and counts; kept fresh while a page shows it. */
export const useScheme = (code: string) =>
  useQuery({
    queryKey: ['officer-schemes', code],
    queryFn: () => callApi<OfficerSchemeView>(schemePath(code)),
    refetchInterval: 60_000,
  });

/** One of the lists of a scheme; the last answer stays on the screen while the next is read. */
export const useSchemeList = <Answer>(code: string, name: string, query: string) =>
  useQuery({
    queryKey: ['officer-schemes', code, name, query],
    queryFn: () => callApi<Answer>(`${schemePath(code)}/${name}?${query}`),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

/** Whether the person works in the scheme's office: appoints, screens, keeps the registers. */
export function isOffice(
  session: Session | undefined,
  { code, organs }: Pick<OfficerSchemeView, 'code' | 'organs'>,
): boolean {
  const office = organs.find((organ) => organ.code === OFFICE_ORGANS[code])?.organisationId;
  return hasRole(session, 'ORGANISER') && office != null && session?.account.organisation?.id === office;
}

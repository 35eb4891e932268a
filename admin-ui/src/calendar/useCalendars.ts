import { useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  CalendarVersionRow,
  CalendarVersionView,
  PreviewView,
  PublicationView,
} from '../../../api/calendar/schemas';
import { callApi } from '../shared';

export type { CalendarVersionRow, CalendarVersionView, PreviewView, PublicationView };

const KEY = 'calendars';
const pathOf = (version: string) => `/calendars/${encodeURIComponent(version)}`;

/** All versions: drafts, then the one in force, then earlier ones. */
export const useVersions = () =>
  useQuery({
    queryKey: [KEY, 'list'],
    queryFn: () => callApi<{ data: CalendarVersionRow[] }>('/calendars').then(({ data }) => data),
  });

/** One version with its days; asked again every few seconds while cases are being told of it. */
export const useVersion = (version: string | null) =>
  useQuery({
    queryKey: [KEY, 'one', version],
    queryFn: () => callApi<CalendarVersionView>(pathOf(version as string)),
    enabled: version !== null,
    refetchInterval: ({ state }) => (isUnderWay(state.data?.publication ?? null) ? 3_000 : false),
  });

/** Which open limits would move. */
export const usePreview = (version: string, page: number, perPage: number) =>
  useQuery({
    queryKey: [KEY, 'preview', version, page, perPage],
    queryFn: () => callApi<PreviewView>(`${pathOf(version)}/preview?page=${page}&perPage=${perPage}`),
  });

/** Publishes a version; the same key for every try of one intention. */
export const publishVersion = (version: string, idempotencyKey: string) =>
  callApi<CalendarVersionView>(`${pathOf(version)}/publish`, { method: 'POST', body: {}, idempotencyKey });

/** Forgets what is known of the versions, after one was added or published. */
export function useForgetCalendars(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [KEY] });
}

export const isUnderWay = (publication: PublicationView | null): boolean =>
  publication?.phase === 'RUNNING' || publication?.phase === 'UNKNOWN';

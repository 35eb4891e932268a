import { useQuery } from '@tanstack/react-query';
import { callApi } from '../shared/http';
import type { TimelineEntry } from './types';

/** The history of a case in business words, oldest first; kept fresh while it is shown. */
export function useTimeline(id: string) {
  const { data, error, refetch } = useQuery({
    queryKey: ['redemptions', 'timeline', id],
    queryFn: () => callApi<{ data: TimelineEntry[] }>(`/redemptions/${id}/timeline`),
    refetchInterval: 30_000,
  });
  return { entries: data?.data ?? [], error, refetch };
}

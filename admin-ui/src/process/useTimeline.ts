import { useQuery } from '@tanstack/react-query';
import { callApi } from '../shared/http';
import type { TimelineEntry } from './types';

/** The history of the process at `path` in business words, oldest first; kept fresh while it is shown. */
export function useTimeline(path: string) {
  const { data, error, refetch } = useQuery({
    queryKey: ['timeline', path],
    queryFn: () => callApi<{ data: TimelineEntry[] }>(`${path}/timeline`),
    refetchInterval: 30_000,
  });
  return { entries: data?.data ?? [], error, refetch };
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { callApi } from './http';
import type { OfficeTime } from './officeClock';

/** Calendar and hours of my organisation, read once an hour; null until known. */
export function useOfficeTime(): OfficeTime | null {
  const { data } = useQuery({
    queryKey: ['calendar'],
    queryFn: () => callApi<OfficeTime>('/calendar'),
    staleTime: 3_600_000,
    retry: 1,
  });
  return data ?? null;
}

/**
 * The instant (ms) that goes on from the server's `now`, each second. The browser's own clock is never read as
 * business time: a case that was moved forward has its own now.
 */
export function useLiveNow(now: string | undefined, everyMs = 1000): number {
  const base = useRef({ now: '', received: 0 });
  const [, tick] = useState(0);
  if (now && base.current.now !== now) base.current = { now, received: performance.now() };
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  const start = now ? new Date(now).getTime() : 0;
  return start + (performance.now() - base.current.received);
}

import { useQuery } from '@tanstack/react-query';
import type { CoverageView, RatingSiteView } from '../../../api/rating-point/schemas';
import { callApi } from '../shared';

/** Evaluated objects with the number of their codes, and sites by level. */
export const useCoverage = () =>
  useQuery({
    queryKey: ['rating-points', 'coverage'],
    queryFn: () => callApi<CoverageView>('/rating-points/coverage'),
  });

export const useSites = () =>
  useQuery({
    queryKey: ['rating-points', 'sites'],
    queryFn: () => callApi<{ data: RatingSiteView[] }>('/rating-points/sites').then(({ data }) => data),
  });

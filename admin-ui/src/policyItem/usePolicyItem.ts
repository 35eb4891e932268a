import { useQuery } from '@tanstack/react-query';
import { callApi } from '../shared';
import type { PolicyItemDetail } from './types';

/** One item with its guide and versions. Rows of a list lack both, so this is not react-admin's cache of rows. */
export function usePolicyItem(id: string | null) {
  return useQuery({
    queryKey: ['policy-item', id],
    queryFn: () => callApi<PolicyItemDetail>(`/policy-items/${encodeURIComponent(id ?? '')}`),
    enabled: id !== null && id !== '',
  });
}

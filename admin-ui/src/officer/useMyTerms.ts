import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { callApi } from '../shared';
import type { MyTermView, TermHeadView } from './types';

interface MyTerms {
  current: MyTermView[];
  earlier: TermHeadView[];
}

/** The terms of the person who is signed in; kept fresh while a page shows them. */
export const useMyTerms = () =>
  useQuery({
    queryKey: ['my-terms'],
    queryFn: () => callApi<MyTerms>('/my-terms'),
    refetchInterval: 60_000,
  });

/** The term that the page is about: the one named by `?term=`, else the first that runs. */
export function useMyTerm() {
  const [search] = useSearchParams();
  const { data, error, refetch, isPending } = useMyTerms();
  const current = data?.current ?? [];
  const term = current.find(({ id }) => id === search.get('term')) ?? current[0];
  return { term, terms: data, error, refetch, isPending };
}

/** A page of the same term. */
export const ofTerm = (path: string, term: { id: string }): string => `${path}?term=${term.id}`;

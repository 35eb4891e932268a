import { useQuery } from '@tanstack/react-query';
import type { MemberView } from '../../../api/library/schemas';
import type { ListState } from '../officer-scheme/useListState';
import { callApi } from '../shared';

export interface MemberPage {
  data: MemberView[];
  total: number;
  totalIsCapped?: boolean;
}

/** Words that are searched for; they are personal, so they are sent in a body and stand in no address. */
export interface MemberWords {
  name: string;
  phone: string;
}

/** Members by the conditions of the page and, when there are any, by words. */
export function useMembers(state: ListState, words: MemberWords) {
  const searching = words.name !== '' || words.phone !== '';
  return useQuery({
    queryKey: ['library', 'members', state.query, words],
    queryFn: () =>
      searching
        ? callApi<MemberPage>('/library/members/search', {
            method: 'POST',
            body: { ...words, filter: state.filter, page: state.page, perPage: state.perPage },
          })
        : callApi<MemberPage>(`/library/members?${state.query}`),
    placeholderData: (before) => before,
  });
}

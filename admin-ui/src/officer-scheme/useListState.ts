import { useSearchParams } from 'react-router-dom';
import { listQuery } from '../dataProvider';

export type Filter = Record<string, unknown>;

const parse = (text: string | null): Filter => {
  try {
    const found = JSON.parse(text ?? '{}') as unknown;
    return found && typeof found === 'object' ? (found as Filter) : {};
  } catch {
    return {};
  }
};

export interface ListState {
  filter: Filter;
  page: number;
  perPage: number;
  /** Sets or, by undefined, clears one condition; goes back to the first page. */
  setFilter: (name: string, value: unknown) => void;
  clear: () => void;
  setPage: (page: number) => void;
  /** The query of the list. */
  query: string;
  /** The same conditions without pages, for the workbook. */
  exportQuery: string;
}

/** Conditions and page of a list, kept in the address so that a link shows the same. `fixed` always holds. */
export function useListState(sort: [string, 'ASC' | 'DESC'], fixed: Filter = {}, perPage = 25): ListState {
  const [search, setSearch] = useSearchParams();
  const own = parse(search.get('filter'));
  const filter = { ...fixed, ...own };
  const page = Math.max(1, Number(search.get('page') ?? 1) || 1);
  const change = (next: Filter, toPage: number) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (Object.keys(next).length > 0) after.set('filter', JSON.stringify(next));
        else after.delete('filter');
        if (toPage > 1) after.set('page', String(toPage));
        else after.delete('page');
        return after;
      },
      { replace: true },
    );
  const query = (paged: number) =>
    listQuery({ filter, sort: { field: sort[0], order: sort[1] }, pagination: { page: paged, perPage } });
  return {
    filter,
    page,
    perPage,
    setFilter: (name, value) => {
      const { [name]: _gone, ...rest } = own;
      change(value === undefined || value === '' ? rest : { ...rest, [name]: value }, 1);
    },
    clear: () => change({}, 1),
    setPage: (to) => change(own, to),
    query: query(page),
    exportQuery: query(1),
  };
}

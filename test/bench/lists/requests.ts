/** One page that somebody opens. */
export interface ListRequest {
  name: string;
  username: string;
  path(cases: number): string;
  /** The answer may have no rows; any other list without rows is a mistake of the bench. */
  mayBeEmpty?: true;
}

const redemptions = (
  words: { filter?: object; sort?: [string, 'ASC' | 'DESC']; page?: number } = {},
): string => list('/redemptions', words);

function list(
  resource: string,
  words: { filter?: object; sort?: [string, 'ASC' | 'DESC']; page?: number },
): string {
  const query = new URLSearchParams();
  if (words.filter) query.set('filter', JSON.stringify(words.filter));
  if (words.sort) query.set('sort', JSON.stringify(words.sort));
  query.set('page', String(words.page ?? 1));
  query.set('perPage', '25');
  return `${resource}?${query}`;
}

/** The deepest page there is: the last one, or the last that the API gives (10 000 rows). */
const lastPage = (cases: number) => Math.min(cases, 10_000) / 25;

const always = (path: string) => () => path;

/** Every list with the filters that people use, for every role that has it. */
export const REQUESTS: readonly ListRequest[] = [
  { name: 'cases, first page: city window', username: 'chuangkou', path: always(redemptions()) },
  { name: 'cases, first page: county window', username: 'lizhou', path: always(redemptions()) },
  { name: 'cases, first page: handler', username: 'jingban1', path: always(redemptions()) },
  { name: 'cases, first page: approver', username: 'shenpi', path: always(redemptions()) },
  { name: 'cases, first page: finance', username: 'caizheng', path: always(redemptions()) },
  { name: 'cases, first page: supervisor', username: 'duban', path: always(redemptions()) },
  { name: 'cases, first page: auditor', username: 'shenji', path: always(redemptions()) },
  { name: 'cases, first page: enterprise', username: 'qiye', path: always(redemptions()) },
  {
    name: 'cases, last page: supervisor',
    username: 'duban',
    path: (cases) => redemptions({ page: lastPage(cases) }),
  },
  {
    name: 'open cases by due: supervisor',
    username: 'duban',
    path: always(redemptions({ filter: { open: true }, sort: ['nextDueAt', 'ASC'] })),
  },
  {
    name: 'cases by amount: supervisor',
    username: 'duban',
    path: always(redemptions({ sort: ['requestedFen', 'DESC'] })),
  },
  {
    name: 'search of a case number',
    username: 'duban',
    path: always(redemptions({ filter: { q: '-000123' } })),
  },
  {
    name: 'search of an enterprise, 4 characters',
    username: 'duban',
    path: always(redemptions({ filter: { q: '昭化天成' } })),
  },
  {
    name: 'search of 2 characters',
    username: 'duban',
    path: always(redemptions({ filter: { q: '茶业' } })),
  },
  {
    name: 'search without a result',
    username: 'duban',
    path: always(redemptions({ filter: { q: '无此企业名称' } })),
    mayBeEmpty: true,
  },
  {
    name: 'search: county window',
    username: 'lizhou',
    path: always(redemptions({ filter: { q: '茶业' } })),
  },
  {
    name: 'status under review: supervisor',
    username: 'duban',
    path: always(redemptions({ filter: { status: ['REVIEWING'] } })),
  },
  {
    name: 'status closed: approver',
    username: 'shenpi',
    path: always(redemptions({ filter: { status: ['CLOSED'] } })),
  },
  {
    name: 'overdue cases: supervisor',
    username: 'duban',
    path: always(redemptions({ filter: { overdue: true } })),
  },
  {
    name: 'overdue cases: approver',
    username: 'shenpi',
    path: always(redemptions({ filter: { overdue: true } })),
  },
  { name: 'workbench: city window', username: 'chuangkou', path: always('/workbench') },
  { name: 'workbench: handler', username: 'jingban1', path: always('/workbench') },
  { name: 'workbench: approver', username: 'shenpi', path: always('/workbench') },
  { name: 'workbench: finance', username: 'caizheng', path: always('/workbench') },
  { name: 'workbench: supervisor', username: 'duban', path: always('/workbench') },
  { name: 'overdue board: supervisor', username: 'duban', path: always('/overdue-board') },
  { name: 'overdue board: approver', username: 'shenpi', path: always('/overdue-board') },
  {
    name: 'overdue time limits: supervisor',
    username: 'duban',
    path: always(list('/obligations', { filter: { level: 'OVERDUE' } })),
  },
  { name: 'time limits: approver', username: 'shenpi', path: always(list('/obligations', {})) },
  { name: 'notifications: city window', username: 'chuangkou', path: always(list('/notifications', {})) },
  { name: 'audit events: auditor', username: 'shenji', path: always(list('/audit-events', {})) },
  {
    name: 'enterprises by name: city window',
    username: 'chuangkou',
    path: always(list('/enterprises', { filter: { q: '昭化天成' } })),
  },
];

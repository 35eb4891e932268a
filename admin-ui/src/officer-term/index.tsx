import { type ComponentType, lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { Role } from '../shared';
import type { PageRoute } from '../shared/routes';

const page = (
  path: string,
  label: string,
  roles: Role[],
  load: () => Promise<{ default: ComponentType }>,
): PageRoute => {
  const Page = lazy(load);
  const element = (
    <Authenticated>
      <Page />
    </Authenticated>
  );
  return { path, label, roles, element, menu: false };
};

/** One term of appointment, and its history for those who check it. */
export const routes: PageRoute[] = [
  page(
    '/officer-terms/:id',
    '聘期',
    ['ORGANISER', 'DECISION_BODY', 'SUPERVISOR', 'AUDITOR'],
    () => import('./TermPage'),
  ),
  page(
    '/officer-terms/:id/history',
    '履职全程',
    ['AUDITOR', 'SUPERVISOR'],
    () => import('./TermHistoryPage'),
  ),
];

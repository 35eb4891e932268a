import Groups from '@mui/icons-material/GroupsOutlined';
import { lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { Role } from '../shared';
import type { PageRoute } from '../shared/routes';

const LibraryPage = lazy(() => import('./LibraryPage'));
const MembersPage = lazy(() => import('./MembersPage'));
const LibraryImportPage = lazy(() => import('./LibraryImportPage'));

const roles: Role[] = ['ORGANISER', 'SUPERVISOR', 'AUDITOR'];

/** The library of evaluators: numbers, members without names, import. */
export const routes: PageRoute[] = [
  {
    path: '/library',
    element: (
      <Authenticated>
        <LibraryPage />
      </Authenticated>
    ),
    roles,
    label: '样本库',
    icon: Groups,
  },
  {
    path: '/library/members',
    element: (
      <Authenticated>
        <MembersPage />
      </Authenticated>
    ),
    roles,
    label: '样本人员',
    menu: false,
  },
  {
    path: '/library/import',
    element: (
      <Authenticated>
        <LibraryImportPage />
      </Authenticated>
    ),
    roles: ['ORGANISER'],
    label: '样本库导入',
    menu: false,
  },
];

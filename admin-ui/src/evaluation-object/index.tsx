import AccountTree from '@mui/icons-material/AccountTree';
import { lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { PageRoute } from '../shared/routes';

const ObjectsPage = lazy(() => import('./ObjectsPage'));

/** The evaluated objects in their versions. */
export const routes: PageRoute[] = [
  {
    path: '/evaluation-objects',
    element: (
      <Authenticated>
        <ObjectsPage />
      </Authenticated>
    ),
    roles: ['ORGANISER', 'SUPERVISOR', 'AUDITOR'],
    label: '评价对象',
    icon: AccountTree,
  },
];

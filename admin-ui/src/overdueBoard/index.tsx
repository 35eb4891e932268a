import Gavel from '@mui/icons-material/Gavel';
import { lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { PageRoute } from '../shared/routes';

const OverdueBoardPage = lazy(() => import('./OverdueBoardPage'));

/** The supervisors' board. */
export const routes: PageRoute[] = [
  {
    path: '/overdue',
    element: (
      <Authenticated>
        <OverdueBoardPage />
      </Authenticated>
    ),
    roles: ['SUPERVISOR', 'WINDOW', 'AUDITOR'],
    label: '督办台',
    icon: Gavel,
    menu: true,
  },
];

import Gavel from '@mui/icons-material/Gavel';
import { lazy } from 'react';
import type { PageRoute } from '../shared/routes';

const OverdueBoardPage = lazy(() => import('./OverdueBoardPage'));

/** The supervisors' board. */
export const routes: PageRoute[] = [
  {
    path: '/overdue',
    element: <OverdueBoardPage />,
    roles: ['SUPERVISOR', 'WINDOW', 'AUDITOR'],
    label: '督办台',
    icon: Gavel,
    menu: true,
  },
];

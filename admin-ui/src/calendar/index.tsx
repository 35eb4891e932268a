import CalendarMonth from '@mui/icons-material/CalendarMonth';
import { lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { PageRoute } from '../shared/routes';

const CalendarPage = lazy(() => import('./CalendarPage'));

/** The administrator's page for the working calendar. */
export const routes: PageRoute[] = [
  {
    path: '/calendars',
    element: (
      <Authenticated>
        <CalendarPage />
      </Authenticated>
    ),
    roles: ['ADMIN'],
    label: '工作日历',
    icon: CalendarMonth,
    menu: true,
  },
];

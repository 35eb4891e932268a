import Event from '@mui/icons-material/Event';
import { lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { Role } from '../shared';
import type { PageRoute } from '../shared/routes';

const GatheringsPage = lazy(() => import('./GatheringsPage'));
const PlanPage = lazy(() => import('./PlanPage'));
const GatheringPage = lazy(() => import('./GatheringPage'));

const roles: Role[] = ['ORGANISER', 'DECISION_BODY', 'SUPERVISOR', 'AUDITOR'];

/** Sessions, meetings, trainings, evaluations and visits by lot of the schemes of officers. */
export const routes: PageRoute[] = [
  {
    path: '/gatherings',
    element: (
      <Authenticated>
        <GatheringsPage />
      </Authenticated>
    ),
    roles,
    label: '活动',
    icon: Event,
  },
  {
    path: '/gatherings/new',
    element: (
      <Authenticated>
        <PlanPage />
      </Authenticated>
    ),
    roles: ['ORGANISER'],
    label: '计划活动',
    menu: false,
  },
  {
    path: '/gatherings/:id',
    element: (
      <Authenticated>
        <GatheringPage />
      </Authenticated>
    ),
    roles,
    label: '活动',
    menu: false,
  },
];

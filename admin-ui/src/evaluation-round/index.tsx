import HowToVote from '@mui/icons-material/HowToVote';
import { lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { Role } from '../shared';
import type { PageRoute } from '../shared/routes';

const RoundsPage = lazy(() => import('./RoundsPage'));
const RoundPage = lazy(() => import('./RoundPage'));
const ResultsPage = lazy(() => import('./ResultsPage'));
const ObjectResultPage = lazy(() => import('./ObjectResultPage'));
const DrawPage = lazy(() => import('./DrawPage'));
const RoundHistoryPage = lazy(() => import('./RoundHistoryPage'));

const everybody: Role[] = [
  'ORGANISER',
  'DECISION_BODY',
  'HANDLER',
  'APPROVER',
  'WINDOW',
  'FINANCE',
  'SUPERVISOR',
  'AUDITOR',
];
const insiders: Role[] = ['ORGANISER', 'SUPERVISOR', 'AUDITOR'];

/** Rounds of direct evaluation, from their beginning to the published lists. */
export const routes: PageRoute[] = [
  {
    path: '/evaluation-rounds',
    element: (
      <Authenticated>
        <RoundsPage />
      </Authenticated>
    ),
    roles: everybody,
    label: '评价轮次',
    icon: HowToVote,
  },
  {
    path: '/evaluation-rounds/:id',
    element: (
      <Authenticated>
        <RoundPage />
      </Authenticated>
    ),
    roles: everybody,
    label: '一轮评价',
    menu: false,
  },
  {
    path: '/evaluation-rounds/:id/results',
    element: (
      <Authenticated>
        <ResultsPage />
      </Authenticated>
    ),
    roles: everybody,
    label: '排名结果',
    menu: false,
  },
  {
    path: '/evaluation-rounds/:id/objects/:objectId',
    element: (
      <Authenticated>
        <ObjectResultPage />
      </Authenticated>
    ),
    roles: everybody,
    label: '评价对象的结果',
    menu: false,
  },
  {
    path: '/evaluation-rounds/:id/draw-protocol',
    element: (
      <Authenticated>
        <DrawPage />
      </Authenticated>
    ),
    roles: insiders,
    label: '抽样记录',
    menu: false,
  },
  {
    path: '/evaluation-rounds/:id/history',
    element: (
      <Authenticated>
        <RoundHistoryPage />
      </Authenticated>
    ),
    roles: ['AUDITOR', 'SUPERVISOR'],
    label: '办理全程',
    menu: false,
  },
];

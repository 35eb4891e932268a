import Insights from '@mui/icons-material/Insights';
import RateReview from '@mui/icons-material/RateReview';
import Summarize from '@mui/icons-material/SummarizeOutlined';
import { lazy, Suspense } from 'react';
import { Authenticated, Loading } from 'react-admin';
import type { Role } from '../shared';
import type { PageRoute } from '../shared/routes';

const RatingsPage = lazy(() => import('./RatingsPage'));
const RatingPage = lazy(() => import('./RatingPage'));
const DashboardPage = lazy(() => import('./DashboardPage'));
const OwnBoardPage = lazy(() => import('./OwnBoardPage'));
const RatePage = lazy(() => import('./rate/RatePage'));

const roles: Role[] = ['ORGANISER', 'SUPERVISOR', 'AUDITOR'];

/** Real-time ratings: list and screening, figures, what the evaluated see of theirs, and the page behind a code. */
export const routes: PageRoute[] = [
  {
    path: '/ratings',
    element: (
      <Authenticated>
        <RatingsPage />
      </Authenticated>
    ),
    roles,
    label: '实时评价',
    icon: RateReview,
  },
  {
    path: '/ratings/dashboard',
    element: (
      <Authenticated>
        <DashboardPage />
      </Authenticated>
    ),
    roles,
    label: '实时评价统计',
    icon: Insights,
  },
  {
    path: '/ratings/own',
    element: (
      <Authenticated>
        <OwnBoardPage />
      </Authenticated>
    ),
    roles: ['HANDLER', 'APPROVER'],
    label: '本单位实时评价',
    icon: Summarize,
  },
  {
    path: '/ratings/:id',
    element: (
      <Authenticated>
        <RatingPage />
      </Authenticated>
    ),
    roles,
    label: '一条评价',
    menu: false,
  },
  {
    path: '/rate',
    element: (
      <Suspense fallback={<Loading />}>
        <RatePage />
      </Suspense>
    ),
    roles: [],
    label: '实时评价',
    public: true,
    menu: false,
  },
];

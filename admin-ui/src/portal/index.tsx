import Assignment from '@mui/icons-material/Assignment';
import ManageSearch from '@mui/icons-material/ManageSearch';
import { lazy, Suspense } from 'react';
import { Authenticated, Loading } from 'react-admin';
import type { Role } from '../shared';
import type { PageRoute } from '../shared/routes';

const PoliciesPage = lazy(() => import('./PoliciesPage'));
const PolicyPage = lazy(() => import('./PolicyPage'));
const ApplyPage = lazy(() => import('./ApplyPage'));
const ApplicationsPage = lazy(() => import('./ApplicationsPage'));
const ApplicationPage = lazy(() => import('./ApplicationPage'));
const TrackPage = lazy(() => import('./TrackPage'));

const roles: Role[] = ['ENTERPRISE'];

/** Pages of an enterprise's own account, and the public page that tracks an application. */
export const routes: PageRoute[] = [
  {
    path: '/portal',
    element: (
      <Authenticated>
        <PoliciesPage />
      </Authenticated>
    ),
    roles,
    label: '查政策',
    icon: ManageSearch,
    menu: true,
  },
  {
    path: '/portal/policies/:id',
    element: (
      <Authenticated>
        <PolicyPage />
      </Authenticated>
    ),
    roles,
    label: '政策详情',
    menu: false,
  },
  {
    path: '/portal/apply/:itemId',
    element: (
      <Authenticated>
        <ApplyPage />
      </Authenticated>
    ),
    roles,
    label: '申请兑现',
    menu: false,
  },
  {
    path: '/portal/applications',
    element: (
      <Authenticated>
        <ApplicationsPage />
      </Authenticated>
    ),
    roles,
    label: '我的申请',
    icon: Assignment,
    menu: true,
  },
  {
    path: '/portal/applications/:id',
    element: (
      <Authenticated>
        <ApplicationPage />
      </Authenticated>
    ),
    roles,
    label: '申请详情',
    menu: false,
  },
  {
    path: '/track',
    element: (
      <Suspense fallback={<Loading />}>
        <TrackPage />
      </Suspense>
    ),
    roles: [],
    label: '进度查询',
    public: true,
    menu: false,
  },
];

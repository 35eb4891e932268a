import RecordVoiceOver from '@mui/icons-material/RecordVoiceOver';
import { lazy, Suspense } from 'react';
import { Authenticated, Loading } from 'react-admin';
import type { Role } from '../shared';
import type { PageRoute } from '../shared/routes';

const FollowUpsPage = lazy(() => import('./FollowUpsPage'));
const FollowUpPage = lazy(() => import('./FollowUpPage'));
const FollowUpHistoryPage = lazy(() => import('./FollowUpHistoryPage'));
const ComplaintPage = lazy(() => import('./complaint/ComplaintPage'));

const roles: Role[] = ['ORGANISER', 'HANDLER', 'APPROVER', 'SUPERVISOR', 'AUDITOR'];

/** Poor ratings and complaints: the organiser's work, what was passed on to the evaluated, and the public's entry. */
export const routes: PageRoute[] = [
  {
    path: '/follow-ups',
    element: (
      <Authenticated>
        <FollowUpsPage />
      </Authenticated>
    ),
    roles,
    label: '差评和投诉办理',
    icon: RecordVoiceOver,
  },
  {
    path: '/follow-ups/:id',
    element: (
      <Authenticated>
        <FollowUpPage />
      </Authenticated>
    ),
    roles,
    label: '一件差评或投诉',
    menu: false,
  },
  {
    path: '/follow-ups/:id/history',
    element: (
      <Authenticated>
        <FollowUpHistoryPage />
      </Authenticated>
    ),
    roles: ['AUDITOR', 'SUPERVISOR'],
    label: '办理全程',
    menu: false,
  },
  {
    path: '/complaint',
    element: (
      <Suspense fallback={<Loading />}>
        <ComplaintPage />
      </Suspense>
    ),
    roles: [],
    label: '营商环境投诉',
    public: true,
    menu: false,
  },
];

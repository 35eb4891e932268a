import FactCheck from '@mui/icons-material/FactCheck';
import Policy from '@mui/icons-material/Policy';
import { lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { PageRoute } from '../shared/routes';

const CaseSearchPage = lazy(() => import('./CaseSearchPage'));
const CaseHistoryPage = lazy(() => import('./CaseHistoryPage'));
const AuditEventsPage = lazy(() => import('./AuditEventsPage'));

/** The auditor's pages. */
export const routes: PageRoute[] = [
  {
    path: '/history',
    element: (
      <Authenticated>
        <CaseSearchPage />
      </Authenticated>
    ),
    roles: ['AUDITOR', 'SUPERVISOR'],
    label: '审计台',
    icon: FactCheck,
    menu: true,
  },
  {
    path: '/redemptions/:id/history',
    element: (
      <Authenticated>
        <CaseHistoryPage />
      </Authenticated>
    ),
    roles: ['AUDITOR', 'SUPERVISOR'],
    label: '办理全程',
    menu: false,
  },
  {
    path: '/audit',
    element: (
      <Authenticated>
        <AuditEventsPage />
      </Authenticated>
    ),
    roles: ['AUDITOR'],
    label: '审计日志',
    icon: Policy,
    menu: true,
  },
];

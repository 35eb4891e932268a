import FactCheck from '@mui/icons-material/FactCheck';
import Policy from '@mui/icons-material/Policy';
import { lazy } from 'react';
import type { PageRoute } from '../shared/routes';

const CaseSearchPage = lazy(() => import('./CaseSearchPage'));
const CaseHistoryPage = lazy(() => import('./CaseHistoryPage'));
const AuditEventsPage = lazy(() => import('./AuditEventsPage'));

/** The auditor's pages. */
export const routes: PageRoute[] = [
  {
    path: '/history',
    element: <CaseSearchPage />,
    roles: ['AUDITOR', 'SUPERVISOR'],
    label: '审计台',
    icon: FactCheck,
    menu: true,
  },
  {
    path: '/redemptions/:id/history',
    element: <CaseHistoryPage />,
    roles: ['AUDITOR', 'SUPERVISOR'],
    label: '办理全程',
    menu: false,
  },
  {
    path: '/audit',
    element: <AuditEventsPage />,
    roles: ['AUDITOR'],
    label: '审计日志',
    icon: Policy,
    menu: true,
  },
];

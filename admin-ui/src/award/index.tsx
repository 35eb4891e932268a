import MilitaryTech from '@mui/icons-material/MilitaryTech';
import { lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { Role } from '../shared';
import type { PageRoute } from '../shared/routes';

const AwardsPage = lazy(() => import('./AwardsPage'));
const AwardPage = lazy(() => import('./AwardPage'));

const roles: Role[] = [
  'ORGANISER',
  'DECISION_BODY',
  'HANDLER',
  'APPROVER',
  'WINDOW',
  'FINANCE',
  'SUPERVISOR',
  'AUDITOR',
];

/** Yearly awards by the direct evaluation. */
export const routes: PageRoute[] = [
  {
    path: '/awards',
    element: (
      <Authenticated>
        <AwardsPage />
      </Authenticated>
    ),
    roles,
    label: '年度评先',
    icon: MilitaryTech,
  },
  {
    path: '/awards/:id',
    element: (
      <Authenticated>
        <AwardPage />
      </Authenticated>
    ),
    roles,
    label: '一个年度的评先',
    menu: false,
  },
];

import Grading from '@mui/icons-material/Grading';
import { lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { Role } from '../shared';
import type { PageRoute } from '../shared/routes';

const AssessmentsPage = lazy(() => import('./AssessmentsPage'));
const AssessmentPage = lazy(() => import('./AssessmentPage'));

const roles: Role[] = ['ORGANISER', 'DECISION_BODY', 'SUPERVISOR', 'AUDITOR'];

/** Yearly assessments with grades. */
export const routes: PageRoute[] = [
  {
    path: '/assessments',
    element: (
      <Authenticated>
        <AssessmentsPage />
      </Authenticated>
    ),
    roles,
    label: '年度考核',
    icon: Grading,
  },
  {
    path: '/assessments/:id',
    element: (
      <Authenticated>
        <AssessmentPage />
      </Authenticated>
    ),
    roles,
    label: '年度考核',
    menu: false,
  },
];

import MenuBook from '@mui/icons-material/MenuBook';
import Tune from '@mui/icons-material/Tune';
import { lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { PageRoute } from '../shared/routes';

const ParametersPage = lazy(() => import('./parameters/ParametersPage'));
const EvaluationSchemePage = lazy(() => import('./EvaluationSchemePage'));

/** The scheme of direct evaluation: rules, basis, addressees. */
export const routes: PageRoute[] = [
  {
    path: '/evaluation-scheme',
    element: (
      <Authenticated>
        <EvaluationSchemePage />
      </Authenticated>
    ),
    roles: ['ORGANISER', 'DECISION_BODY', 'HANDLER', 'APPROVER', 'SUPERVISOR', 'AUDITOR'],
    label: '评价方案',
    icon: MenuBook,
  },
  {
    path: '/evaluation-scheme/parameters',
    element: (
      <Authenticated>
        <ParametersPage />
      </Authenticated>
    ),
    roles: ['ORGANISER', 'SUPERVISOR', 'AUDITOR'],
    label: '评价参数',
    icon: Tune,
  },
];

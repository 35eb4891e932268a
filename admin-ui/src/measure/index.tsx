import Leaderboard from '@mui/icons-material/Leaderboard';
import Rule from '@mui/icons-material/Rule';
import { lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { Role } from '../shared';
import type { PageRoute } from '../shared/routes';

const MeasuresPage = lazy(() => import('./MeasuresPage'));
const MeasurePage = lazy(() => import('./MeasurePage'));
const MeasureHistoryPage = lazy(() => import('./MeasureHistoryPage'));
const UnitsPage = lazy(() => import('./unit/UnitsPage'));
const UnitPage = lazy(() => import('./unit/UnitPage'));
const StatementPage = lazy(() => import('./unit/StatementPage'));

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

const own = (page: React.ReactElement) => <Authenticated>{page}</Authenticated>;

/** Measures that follow from a bottom placing, and the evaluated units with their standing. */
export const routes: PageRoute[] = [
  {
    path: '/evaluation-units',
    element: own(<UnitsPage />),
    roles: everybody,
    label: '年度情况',
    icon: Leaderboard,
  },
  {
    path: '/evaluation-units/:id',
    element: own(<UnitPage />),
    roles: everybody,
    label: '评价单位',
    menu: false,
  },
  {
    path: '/evaluation-units/:id/statement',
    element: own(<StatementPage />),
    roles: everybody,
    label: '单位年度情况',
    menu: false,
  },
  { path: '/measures', element: own(<MeasuresPage />), roles: everybody, label: '整改约谈述职', icon: Rule },
  { path: '/measures/:id', element: own(<MeasurePage />), roles: everybody, label: '一项措施', menu: false },
  {
    path: '/measures/:id/history',
    element: own(<MeasureHistoryPage />),
    roles: ['AUDITOR', 'SUPERVISOR'],
    label: '措施办理全程',
    menu: false,
  },
];

import Leaderboard from '@mui/icons-material/Leaderboard';
import Rule from '@mui/icons-material/Rule';
import { EVALUATION_ROLES, ownPages, type PageRoute } from '../shared/routes';

const page = ownPages(EVALUATION_ROLES);
const forAudit = ownPages(['AUDITOR', 'SUPERVISOR']);

/** Measures that follow from a bottom placing, and the evaluated units with their standing. */
export const routes: PageRoute[] = [
  page('/evaluation-units', '年度情况', () => import('./unit/UnitsPage'), Leaderboard),
  page('/evaluation-units/:id', '评价单位', () => import('./unit/UnitPage')),
  page('/evaluation-units/:id/statement', '单位年度情况', () => import('./unit/StatementPage')),
  page('/measures', '整改约谈述职', () => import('./MeasuresPage'), Rule),
  page('/measures/:id', '一项措施', () => import('./MeasurePage')),
  forAudit('/measures/:id/history', '措施办理全程', () => import('./MeasureHistoryPage')),
];

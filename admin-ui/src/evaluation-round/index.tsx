import HowToVote from '@mui/icons-material/HowToVote';
import { EVALUATION_ROLES, ownPages, type PageRoute } from '../shared/routes';

const page = ownPages(EVALUATION_ROLES);
const inside = ownPages(['ORGANISER', 'SUPERVISOR', 'AUDITOR']);
const forAudit = ownPages(['AUDITOR', 'SUPERVISOR']);

/** Rounds of direct evaluation, from their beginning to the published lists. */
export const routes: PageRoute[] = [
  page('/evaluation-rounds', '评价轮次', () => import('./RoundsPage'), HowToVote),
  page('/evaluation-rounds/:id', '一轮评价', () => import('./RoundPage')),
  page('/evaluation-rounds/:id/results', '排名结果', () => import('./ResultsPage')),
  page('/evaluation-rounds/:id/objects/:objectId', '评价对象的结果', () => import('./ObjectResultPage')),
  inside('/evaluation-rounds/:id/draw-protocol', '抽样记录', () => import('./DrawPage')),
  forAudit('/evaluation-rounds/:id/history', '办理全程', () => import('./RoundHistoryPage')),
];

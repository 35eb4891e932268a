import EmojiEvents from '@mui/icons-material/EmojiEvents';
import { ownPages, type PageRoute } from '../shared/routes';

const page = ownPages(['ORGANISER', 'DECISION_BODY', 'FINANCE', 'SUPERVISOR', 'AUDITOR']);

/** Rewards of a year: drawn up, approved, paid. */
export const routes: PageRoute[] = [
  page('/reward-lists', '奖励清单', () => import('./RewardListsPage'), EmojiEvents),
  page('/reward-lists/:id', '奖励清单', () => import('./RewardListPage')),
];

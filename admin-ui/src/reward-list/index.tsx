import EmojiEvents from '@mui/icons-material/EmojiEvents';
import { lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { Role } from '../shared';
import type { PageRoute } from '../shared/routes';

const RewardListsPage = lazy(() => import('./RewardListsPage'));
const RewardListPage = lazy(() => import('./RewardListPage'));

const roles: Role[] = ['ORGANISER', 'DECISION_BODY', 'FINANCE', 'SUPERVISOR', 'AUDITOR'];

/** Rewards of a year: drawn up, approved, paid. */
export const routes: PageRoute[] = [
  {
    path: '/reward-lists',
    element: (
      <Authenticated>
        <RewardListsPage />
      </Authenticated>
    ),
    roles,
    label: '奖励清单',
    icon: EmojiEvents,
  },
  {
    path: '/reward-lists/:id',
    element: (
      <Authenticated>
        <RewardListPage />
      </Authenticated>
    ),
    roles,
    label: '奖励清单',
    menu: false,
  },
];

import RateReview from '@mui/icons-material/RateReview';
import { lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { PageRoute } from '../shared/routes';

const ReviewsPage = lazy(() => import('./ReviewsPage'));

/** Judging officers without grades. */
export const routes: PageRoute[] = [
  {
    path: '/reviews',
    element: (
      <Authenticated>
        <ReviewsPage />
      </Authenticated>
    ),
    roles: ['ORGANISER', 'DECISION_BODY', 'SUPERVISOR', 'AUDITOR'],
    label: '履职评议',
    icon: RateReview,
  },
];

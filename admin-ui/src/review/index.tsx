import RateReview from '@mui/icons-material/RateReview';
import { ownPages, type PageRoute } from '../shared/routes';

const page = ownPages(['ORGANISER', 'DECISION_BODY', 'SUPERVISOR', 'AUDITOR']);

/** Judging officers without grades. */
export const routes: PageRoute[] = [page('/reviews', '履职评议', () => import('./ReviewsPage'), RateReview)];

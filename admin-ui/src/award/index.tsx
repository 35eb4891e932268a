import MilitaryTech from '@mui/icons-material/MilitaryTech';
import { EVALUATION_ROLES, ownPages, type PageRoute } from '../shared/routes';

const page = ownPages(EVALUATION_ROLES);

/** Yearly awards by the direct evaluation. */
export const routes: PageRoute[] = [
  page('/awards', '年度评先', () => import('./AwardsPage'), MilitaryTech),
  page('/awards/:id', '一个年度的评先', () => import('./AwardPage')),
];

import AccountTree from '@mui/icons-material/AccountTree';
import { ownPages, type PageRoute } from '../shared/routes';

const page = ownPages(['ORGANISER', 'SUPERVISOR', 'AUDITOR']);

/** The evaluated objects in their versions. */
export const routes: PageRoute[] = [
  page('/evaluation-objects', '评价对象', () => import('./ObjectsPage'), AccountTree),
];

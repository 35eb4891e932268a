import Groups from '@mui/icons-material/GroupsOutlined';
import { ownPages, type PageRoute } from '../shared/routes';

const page = ownPages(['ORGANISER', 'SUPERVISOR', 'AUDITOR']);
const forOrganiser = ownPages(['ORGANISER']);

/** The library of evaluators: numbers, members without names, import. */
export const routes: PageRoute[] = [
  page('/library', '样本库', () => import('./LibraryPage'), Groups),
  page('/library/members', '样本人员', () => import('./MembersPage')),
  forOrganiser('/library/import', '样本库导入', () => import('./LibraryImportPage')),
];

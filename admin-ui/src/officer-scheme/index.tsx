import Groups from '@mui/icons-material/Groups';
import { ownPages, type PageRoute } from '../shared/routes';

const page = ownPages(['ORGANISER', 'DECISION_BODY', 'SUPERVISOR', 'AUDITOR']);

/** Schemes of appointed persons and points: the office's work pages, read by those who decide and supervise. */
export const routes: PageRoute[] = [
  page('/officer-schemes', '体验监督方案', () => import('./SchemesPage'), Groups),
  page('/officer-schemes/:code/appoint', '新聘任', () => import('./AppointPage')),
  page('/officer-schemes/:code/import', '批量导入聘任', () => import('./ImportPage')),
  page('/officer-schemes/:code', '方案', () => import('./SchemePage')),
  page('/officer-schemes/:code/:tab', '方案', () => import('./SchemePage')),
];

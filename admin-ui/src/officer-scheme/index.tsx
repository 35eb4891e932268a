import Groups from '@mui/icons-material/Groups';
import { type ComponentType, lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { Role } from '../shared';
import type { PageRoute } from '../shared/routes';

const roles: Role[] = ['ORGANISER', 'DECISION_BODY', 'SUPERVISOR', 'AUDITOR'];

const page = (
  path: string,
  label: string,
  load: () => Promise<{ default: ComponentType }>,
  icon?: ComponentType,
): PageRoute => {
  const Page = lazy(load);
  const element = (
    <Authenticated>
      <Page />
    </Authenticated>
  );
  return { path, label, roles, element, icon, menu: icon !== undefined };
};

/** Schemes of appointed persons and points: the office's work pages, read by those who decide and supervise. */
export const routes: PageRoute[] = [
  page('/officer-schemes', '体验监督方案', () => import('./SchemesPage'), Groups),
  page('/officer-schemes/:code/appoint', '新聘任', () => import('./AppointPage')),
  page('/officer-schemes/:code/import', '批量导入聘任', () => import('./ImportPage')),
  page('/officer-schemes/:code', '方案', () => import('./SchemePage')),
  page('/officer-schemes/:code/:tab', '方案', () => import('./SchemePage')),
];

import Business from '@mui/icons-material/Business';
import { lazy } from 'react';

/** Enterprises and their cases. */
export const enterprises = {
  name: 'enterprises',
  list: lazy(() => import('./EnterpriseList')),
  show: lazy(() => import('./EnterpriseShow')),
  icon: Business,
  recordRepresentation: 'name',
  options: { label: '企业', roles: ['WINDOW', 'SUPERVISOR', 'AUDITOR'] },
};

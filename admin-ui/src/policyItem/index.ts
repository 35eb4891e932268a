import LibraryBooks from '@mui/icons-material/LibraryBooks';
import { lazy } from 'react';

/** The policy library: items of the three kinds with their guides. */
export const policyItems = {
  name: 'policy-items',
  list: lazy(() => import('./PolicyItemList')),
  show: lazy(() => import('./PolicyItemShow')),
  icon: LibraryBooks,
  recordRepresentation: 'name',
  options: {
    label: '政策事项',
    roles: ['WINDOW', 'HANDLER', 'APPROVER', 'FINANCE', 'SUPERVISOR', 'AUDITOR', 'ADMIN'],
  },
};

import Assignment from '@mui/icons-material/Assignment';
import { lazy } from 'react';

/** Redemption cases: list, page of one case; the wizard for a new one lives in `create`. */
export const redemptions = {
  name: 'redemptions',
  list: lazy(() => import('./list')),
  show: lazy(() => import('./show')),
  icon: Assignment,
  recordRepresentation: 'caseNo',
  options: {
    label: '兑现办件',
    roles: ['WINDOW', 'HANDLER', 'APPROVER', 'FINANCE', 'SUPERVISOR', 'AUDITOR'],
  },
};

/** A numbered document laid out for printing; a page of its own without menu. */
export const DocumentPrint = lazy(() => import('./document'));

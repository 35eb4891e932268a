import AccountBalance from '@mui/icons-material/AccountBalance';
import { lazy } from 'react';

/** Fund pools with their ledgers and the payments that wait. */
export const fundPools = {
  name: 'fund-pools',
  list: lazy(() => import('./FundPoolList')),
  show: lazy(() => import('./FundPoolShow')),
  icon: AccountBalance,
  recordRepresentation: 'name',
  options: { label: '资金池', roles: ['FINANCE', 'SUPERVISOR', 'AUDITOR'] },
};

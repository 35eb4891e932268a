import { lazy } from 'react';

/** Page for `create` of redemptions. */
export const RedemptionCreate = lazy(() => import('./RedemptionCreate'));

import QrCode2 from '@mui/icons-material/QrCode2';
import { lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { PageRoute } from '../shared/routes';

const RatingPointsPage = lazy(() => import('./RatingPointsPage'));
const ImportPage = lazy(() => import('./ImportPage'));

/** Sites and codes: what hangs where, posters and walls. */
export const routes: PageRoute[] = [
  {
    path: '/rating-points',
    element: (
      <Authenticated>
        <RatingPointsPage />
      </Authenticated>
    ),
    roles: ['ORGANISER', 'SUPERVISOR', 'AUDITOR', 'HANDLER', 'APPROVER'],
    label: '评价码',
    icon: QrCode2,
  },
  {
    path: '/rating-points/import',
    element: (
      <Authenticated>
        <ImportPage />
      </Authenticated>
    ),
    roles: ['ORGANISER'],
    label: '批量发放评价码',
    menu: false,
  },
];

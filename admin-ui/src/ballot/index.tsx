import { lazy, Suspense } from 'react';
import { Loading } from 'react-admin';
import type { PageRoute } from '../shared/routes';

const BallotPage = lazy(() => import('./BallotPage'));

/** The sheet of somebody drawn for the direct evaluation; opened by its link, without login. */
export const routes: PageRoute[] = [
  {
    path: '/ballot',
    element: (
      <Suspense fallback={<Loading />}>
        <BallotPage />
      </Suspense>
    ),
    roles: [],
    label: '集中评价答卷',
    public: true,
    menu: false,
  },
];

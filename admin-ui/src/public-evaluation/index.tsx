import { lazy, Suspense } from 'react';
import { Loading } from 'react-admin';
import type { PageRoute } from '../shared/routes';

const EvaluationPage = lazy(() => import('./EvaluationPage'));
const BulletinPage = lazy(() => import('./BulletinPage'));

const open = (page: React.ReactElement) => <Suspense fallback={<Loading />}>{page}</Suspense>;

/** What the public reads of the direct evaluation (GE-WAY-1). */
export const routes: PageRoute[] = [
  {
    path: '/evaluation',
    element: open(<EvaluationPage />),
    roles: [],
    label: '营商我评',
    public: true,
    menu: false,
  },
  {
    path: '/evaluation/bulletins/:roundId',
    element: open(<BulletinPage />),
    roles: [],
    label: '排名通报',
    public: true,
    menu: false,
  },
];

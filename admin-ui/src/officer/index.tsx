import AssignmentInd from '@mui/icons-material/AssignmentInd';
import EditNote from '@mui/icons-material/EditNote';
import FactCheck from '@mui/icons-material/FactCheck';
import { lazy, Suspense } from 'react';
import { Loading } from 'react-admin';
import type { Role } from '../shared';
import { ownPages, type PageRoute } from '../shared/routes';

const roles: Role[] = ['OFFICER'];

const own = ownPages(roles);

const PublicCertificatePage = lazy(() => import('./PublicCertificatePage'));

/** Pages of an officer's own account, first made for a phone, and the public check of a certificate. */
export const routes: PageRoute[] = [
  own('/my', '我的履职', () => import('./HomePage'), AssignmentInd),
  own('/my/file', '报送', () => import('./FilePage'), EditNote),
  own('/my/submissions', '我的报送', () => import('./SubmissionsPage'), FactCheck),
  own('/my/submissions/:id', '报送件', () => import('./SubmissionPage')),
  own('/my/hearing/:procedureId', '陈述申辩', () => import('./HearingPage')),
  own('/my/gatherings', '活动邀请', () => import('./GatheringsPage')),
  own('/my/leave', '请假', () => import('./LeavePage')),
  own('/my/certificate', '我的证书', () => import('./CertificatePage')),
  own('/my/record', '我的档案', () => import('./RecordPage')),
  own('/my/matters', '申请与确认', () => import('./MattersPage')),
  {
    path: '/certificates/:code',
    element: (
      <Suspense fallback={<Loading />}>
        <PublicCertificatePage />
      </Suspense>
    ),
    roles: [],
    label: '证书核验',
    public: true,
    menu: false,
  },
];

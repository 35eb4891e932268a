import Quiz from '@mui/icons-material/QuizOutlined';
import { lazy } from 'react';
import { Authenticated } from 'react-admin';
import type { Role } from '../shared';
import type { PageRoute } from '../shared/routes';

const QuestionnairesPage = lazy(() => import('./QuestionnairesPage'));
const QuestionnairePage = lazy(() => import('./QuestionnairePage'));

const roles: Role[] = ['ORGANISER', 'SUPERVISOR', 'AUDITOR'];

/** Questionnaires of the direct evaluation in versions. */
export const routes: PageRoute[] = [
  {
    path: '/questionnaires',
    element: (
      <Authenticated>
        <QuestionnairesPage />
      </Authenticated>
    ),
    roles,
    label: '评价问卷',
    icon: Quiz,
  },
  {
    path: '/questionnaires/:kind/:version',
    element: (
      <Authenticated>
        <QuestionnairePage />
      </Authenticated>
    ),
    roles,
    label: '评价问卷',
    menu: false,
  },
];

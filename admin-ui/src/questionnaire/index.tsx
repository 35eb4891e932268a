import Quiz from '@mui/icons-material/QuizOutlined';
import { ownPages, type PageRoute } from '../shared/routes';

const page = ownPages(['ORGANISER', 'SUPERVISOR', 'AUDITOR']);

/** Questionnaires of the direct evaluation in versions. */
export const routes: PageRoute[] = [
  page('/questionnaires', '评价问卷', () => import('./QuestionnairesPage'), Quiz),
  page('/questionnaires/:kind/:version', '评价问卷', () => import('./QuestionnairePage')),
];

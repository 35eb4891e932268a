import Grading from '@mui/icons-material/Grading';
import { ownPages, type PageRoute } from '../shared/routes';

const page = ownPages(['ORGANISER', 'DECISION_BODY', 'SUPERVISOR', 'AUDITOR']);

/** Yearly assessments with grades. */
export const routes: PageRoute[] = [
  page('/assessments', '年度考核', () => import('./AssessmentsPage'), Grading),
  page('/assessments/:id', '年度考核', () => import('./AssessmentPage')),
];

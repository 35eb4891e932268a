import Event from '@mui/icons-material/Event';
import { ownPages, type PageRoute } from '../shared/routes';

const page = ownPages(['ORGANISER', 'DECISION_BODY', 'SUPERVISOR', 'AUDITOR']);
const forOrganiser = ownPages(['ORGANISER']);

/** Sessions, meetings, trainings, evaluations and visits by lot of the schemes of officers. */
export const routes: PageRoute[] = [
  page('/gatherings', '活动', () => import('./GatheringsPage'), Event),
  forOrganiser('/gatherings/new', '计划活动', () => import('./PlanPage')),
  page('/gatherings/:id', '活动', () => import('./GatheringPage')),
];

import type { ComponentType } from 'react';
import { routes as assessmentRoutes } from '../assessment';
import { routes as awardRoutes } from '../award';
import { routes as ballotRoutes } from '../ballot';
import { routes as calendarRoutes } from '../calendar';
import { enterprises } from '../enterprise';
import { routes as evaluationObjectRoutes } from '../evaluation-object';
import { routes as evaluationRoundRoutes } from '../evaluation-round';
import { routes as followUpRoutes } from '../follow-up';
import { fundPools } from '../fundPool';
import { routes as gatheringRoutes } from '../gathering';
import { routes as historyRoutes } from '../history';
import { routes as libraryRoutes } from '../library';
import { routes as measureRoutes } from '../measure';
import { routes as officerRoutes } from '../officer';
import { routes as schemeRoutes } from '../officer-scheme';
import { routes as termRoutes } from '../officer-term';
import { routes as overdueRoutes } from '../overdueBoard';
import { policyItems } from '../policyItem';
import { routes as portalRoutes } from '../portal';
import { routes as publicEvaluationRoutes } from '../public-evaluation';
import { routes as questionnaireRoutes } from '../questionnaire';
import { routes as ratingRoutes } from '../rating';
import { routes as ratingPointRoutes } from '../rating-point';
import { redemptions } from '../redemption';
import { routes as reviewRoutes } from '../review';
import { routes as rewardListRoutes } from '../reward-list';
import type { PageRoute } from '../shared/routes';
import type { Role } from '../shared/types';

/** Pages of react-admin resources, each with the roles that find it in their menu. */
export const resources = [redemptions, policyItems, enterprises, fundPools];

/** Pages that are no resources. */
export const pages: PageRoute[] = [
  ...overdueRoutes,
  ...historyRoutes,
  ...calendarRoutes,
  ...portalRoutes,
  ...officerRoutes,
  ...schemeRoutes,
  ...termRoutes,
  ...gatheringRoutes,
  ...assessmentRoutes,
  ...reviewRoutes,
  ...rewardListRoutes,
  ...evaluationRoundRoutes,
  ...evaluationObjectRoutes,
  ...measureRoutes,
  ...awardRoutes,
  ...ratingRoutes,
  ...ratingPointRoutes,
  ...followUpRoutes,
  ...libraryRoutes,
  ...questionnaireRoutes,
  ...ballotRoutes,
  ...publicEvaluationRoutes,
];

export interface MenuEntry {
  to: string;
  label: string;
  roles: readonly Role[];
  icon?: ComponentType;
}

/** The menu in its order, before it is cut down to a person's roles. */
export const menuEntries: MenuEntry[] = [
  ...resources.map((resource) => ({
    to: `/${resource.name}`,
    label: resource.options.label,
    roles: resource.options.roles as Role[],
    icon: resource.icon,
  })),
  ...pages
    .filter((page) => page.menu !== false && !page.public)
    .map((page) => ({ to: page.path, label: page.label, roles: page.roles, icon: page.icon })),
];

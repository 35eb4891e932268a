import type { ComponentType } from 'react';
import { routes as assessmentRoutes } from '../assessment';
import { routes as awardRoutes } from '../award';
import { routes as ballotRoutes } from '../ballot';
import { routes as calendarRoutes } from '../calendar';
import { enterprises } from '../enterprise';
import { routes as evaluationObjectRoutes } from '../evaluation-object';
import { routes as evaluationRoundRoutes } from '../evaluation-round';
import { routes as evaluationSchemeRoutes } from '../evaluation-scheme';
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
import type { Role, Session } from '../shared/types';

/** Pages of react-admin resources, each with the roles that find it in their menu. */
export const resources = [redemptions, policyItems, enterprises, fundPools];

export interface MenuEntry {
  to: string;
  label: string;
  roles: readonly Role[];
  icon?: ComponentType;
}

/** A part of the menu; `concerns` keeps it from those whose organisation has no part in it. */
export interface MenuSection {
  heading: string;
  concerns: (session: Session) => boolean;
  entries: MenuEntry[];
}

const EVALUATION = 'GE';

/** Part in a scheme of officers: as an organ, or looking after those of the region. */
const inOfficerScheme = ({ account: { roles, schemes, regionSchemes } }: Session): boolean =>
  roles.includes('OFFICER') ||
  [...schemes.map(({ code }) => code), ...regionSchemes].some((code) => code !== EVALUATION);

/** Part in the direct evaluation: as an organ, or among the bodies of the city where it is held. */
const inEvaluation = ({ account: { schemes, citySchemes } }: Session): boolean =>
  [...schemes.map(({ code }) => code), ...citySchemes].includes(EVALUATION);

const redemptionPages: PageRoute[] = portalRoutes;
const officerPages: PageRoute[] = [
  ...officerRoutes,
  ...schemeRoutes,
  ...termRoutes,
  ...gatheringRoutes,
  ...assessmentRoutes,
  ...reviewRoutes,
  ...rewardListRoutes,
];
const evaluationPages: PageRoute[] = [
  ...evaluationRoundRoutes,
  ...evaluationObjectRoutes,
  ...measureRoutes,
  ...awardRoutes,
  ...ratingRoutes,
  ...ratingPointRoutes,
  ...followUpRoutes,
  ...libraryRoutes,
  ...questionnaireRoutes,
  ...evaluationSchemeRoutes,
  ...ballotRoutes,
  ...publicEvaluationRoutes,
];
const commonPages: PageRoute[] = [...overdueRoutes, ...historyRoutes, ...calendarRoutes];

/** Pages that are no resources. */
export const pages: PageRoute[] = [...commonPages, ...redemptionPages, ...officerPages, ...evaluationPages];

const inMenu = (routes: readonly PageRoute[]): MenuEntry[] =>
  routes
    .filter((page) => page.menu !== false && !page.public)
    .map((page) => ({ to: page.path, label: page.label, roles: page.roles, icon: page.icon }));

/** The menu in its order, before it is cut down to a person's roles and organisation. */
export const menuSections: MenuSection[] = [
  {
    heading: '惠企政策兑现',
    concerns: () => true,
    entries: [
      ...resources.map((resource) => ({
        to: `/${resource.name}`,
        label: resource.options.label,
        roles: resource.options.roles as Role[],
        icon: resource.icon,
      })),
      ...inMenu(redemptionPages),
    ],
  },
  {
    heading: '体验监督',
    concerns: inOfficerScheme,
    entries: inMenu(officerPages),
  },
  {
    heading: '直接评价',
    concerns: inEvaluation,
    entries: inMenu(evaluationPages),
  },
  { heading: '督办与审计', concerns: () => true, entries: inMenu(commonPages) },
];

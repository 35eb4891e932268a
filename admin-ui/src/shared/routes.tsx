import { type ComponentType, lazy, type ReactNode } from 'react';
import { Authenticated } from 'react-admin';
import type { Role } from './types';

/** A page that is no react-admin resource; `menu: false` keeps it out of the menu, `public` needs no login. */
export interface PageRoute {
  path: string;
  element: ReactNode;
  roles: Role[];
  label: string;
  icon?: ComponentType;
  public?: boolean;
  menu?: boolean;
}

/** Roles that have a part in the direct evaluation: organs, evaluated bodies, supervision and audit. */
export const EVALUATION_ROLES: Role[] = [
  'ORGANISER',
  'DECISION_BODY',
  'HANDLER',
  'APPROVER',
  'WINDOW',
  'FINANCE',
  'SUPERVISOR',
  'AUDITOR',
];

/** Makes pages for these roles, loaded when they are opened, behind the login; only those with an icon stand in the menu. */
export const ownPages =
  (roles: Role[]) =>
  (
    path: string,
    label: string,
    load: () => Promise<{ default: ComponentType }>,
    icon?: ComponentType,
  ): PageRoute => {
    const Page = lazy(load);
    const element = (
      <Authenticated>
        <Page />
      </Authenticated>
    );
    return { path, label, roles, element, icon, menu: icon !== undefined };
  };

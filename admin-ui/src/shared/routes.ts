import type { ComponentType, ReactNode } from 'react';
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

import Dashboard from '@mui/icons-material/SpaceDashboard';
import ListSubheader from '@mui/material/ListSubheader';
import { Fragment } from 'react';
import { Menu as AdminMenu, useSidebarState } from 'react-admin';
import { hasRole, useSession } from '../shared/session';
import { type MenuEntry, menuSections } from './menuEntries';

/** What a person of my roles and organisation works with, part by part; a single part needs no heading. */
export const Menu = () => {
  const session = useSession();
  const [wide] = useSidebarState();
  const officer = session !== undefined && !hasRole(session, 'ENTERPRISE');
  const sections = session
    ? menuSections
        .filter((section) => section.concerns(session))
        .map(({ heading, entries }) => ({
          heading,
          entries: entries.filter((entry) => hasRole(session, ...entry.roles)),
        }))
        .filter(({ entries }) => entries.length > 0)
    : [];
  return (
    <AdminMenu aria-label="主菜单">
      {officer && <AdminMenu.Item to="/" primaryText="工作台" leftIcon={<Dashboard />} />}
      {sections.map(({ heading, entries }) => (
        <Fragment key={heading}>
          {wide && sections.length > 1 && (
            <ListSubheader
              disableSticky
              role="presentation"
              sx={{ lineHeight: '28px', mt: 0.5, fontSize: '0.75rem', backgroundColor: 'transparent' }}
            >
              {heading}
            </ListSubheader>
          )}
          {entries.map(item)}
        </Fragment>
      ))}
    </AdminMenu>
  );
};

const item = ({ to, label, icon: Icon }: MenuEntry) => (
  <AdminMenu.Item key={to} to={to} primaryText={label} leftIcon={Icon && <Icon />} />
);

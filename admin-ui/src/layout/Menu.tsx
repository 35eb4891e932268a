import Dashboard from '@mui/icons-material/SpaceDashboard';
import { Menu as AdminMenu } from 'react-admin';
import { hasRole, useSession } from '../shared/session';
import { menuEntries } from './menuEntries';

/** What a person of my roles works with. */
export const Menu = () => {
  const session = useSession();
  const officer = session !== undefined && !hasRole(session, 'ENTERPRISE');
  return (
    <AdminMenu aria-label="主菜单">
      {officer && <AdminMenu.Item to="/" primaryText="工作台" leftIcon={<Dashboard />} />}
      {menuEntries
        .filter((entry) => hasRole(session, ...entry.roles))
        .map(({ to, label, icon: Icon }) => (
          <AdminMenu.Item key={to} to={to} primaryText={label} leftIcon={Icon && <Icon />} />
        ))}
    </AdminMenu>
  );
};

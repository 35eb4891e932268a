import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { UserMenu as AdminUserMenu, Logout, useGetIdentity } from 'react-admin';
import { labelOf, ROLE_LABELS } from '../shared/labels';
import { useSession } from '../shared/session';

/** Who I am here, in which roles, and the way out. */
export const UserMenu = () => {
  const session = useSession();
  const { identity } = useGetIdentity();
  const roles = session?.account.roles.map((role) => labelOf(ROLE_LABELS, role)).join('、');
  return (
    <AdminUserMenu label={identity?.fullName}>
      {session && (
        <MenuItem disabled sx={{ '&.Mui-disabled': { opacity: 1 } }}>
          <Typography variant="body2">
            {session.account.username}
            <br />
            角色：{roles}
          </Typography>
        </MenuItem>
      )}
      <Logout />
    </AdminUserMenu>
  );
};

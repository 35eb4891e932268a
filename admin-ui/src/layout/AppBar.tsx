import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { AppBar as AdminAppBar, LoadingIndicator, TitlePortal } from 'react-admin';
import { NotificationBell } from './NotificationBell';
import { UserMenu } from './UserMenu';

/** White bar: product name, page title, notifications, account. */
export const AppBar = () => (
  <AdminAppBar
    color="inherit"
    elevation={0}
    userMenu={<UserMenu />}
    toolbar={
      <>
        <NotificationBell />
        <LoadingIndicator />
      </>
    }
    sx={(theme) => ({
      backgroundColor: theme.palette.background.paper,
      borderBottom: `1px solid ${theme.palette.divider}`,
      color: theme.palette.text.primary,
    })}
  >
    <Typography
      component="span"
      sx={{ fontWeight: 700, color: 'primary.main', mr: 2, display: { xs: 'none', sm: 'inline' } }}
    >
      营商环境监督
    </Typography>
    <TitlePortal variant="subtitle1" component="h1" />
    <Box sx={{ flex: 1, display: { xs: 'none', sm: 'block' } }} />
  </AdminAppBar>
);

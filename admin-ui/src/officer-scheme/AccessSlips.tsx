import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import GlobalStyles from '@mui/material/GlobalStyles';
import Typography from '@mui/material/Typography';

export interface Slip {
  name: string;
  username: string;
  password: string;
}

/** Only the slips go on paper. */
const PRINT = {
  '@media print': {
    'body *': { visibility: 'hidden' },
    '.access-slips, .access-slips *': { visibility: 'visible' },
    '.access-slips': { position: 'absolute', left: 0, top: 0, width: '100%' },
  },
};

/** One-time passwords, to be cut out and handed over; nobody can read them again. */
export const AccessSlips = ({ slips, title }: { slips: readonly Slip[]; title: string }) => (
  <Box sx={{ mt: 1.5 }}>
    <GlobalStyles styles={PRINT} />
    <Alert
      severity="warning"
      action={
        <Button color="inherit" size="small" onClick={() => window.print()}>
          打印
        </Button>
      }
    >
      登录密码只在此显示一次，离开本页后不能再查看。请当面交给本人，并提醒其登录后妥善保管。
    </Alert>
    <Box
      className="access-slips"
      sx={{ display: 'grid', gap: 1.5, mt: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}
    >
      {slips.map(({ name, username, password }) => (
        <Box
          key={username}
          sx={{ border: '1px dashed', borderColor: 'divider', p: 1.5, breakInside: 'avoid' }}
        >
          <Typography variant="subtitle2">
            {title}　{name}
          </Typography>
          <Typography variant="body2">
            用户名：<code>{username}</code>
          </Typography>
          <Typography variant="body2">
            密码：<code>{password}</code>
          </Typography>
        </Box>
      ))}
    </Box>
  </Box>
);

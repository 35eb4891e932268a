import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import { useLogin } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { ProblemAlert } from '../shared/ProblemAlert';
import { DemoAccounts } from './DemoAccounts';

/** Sign in by name and password; goes back to where the person was when the session ended. */
export const LoginPage = () => {
  const login = useLogin();
  const state = useLocation().state as { nextPathname?: string } | null;
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);

  const signIn = async (credentials: { username: string; password: string }) => {
    setPending(true);
    setError(null);
    try {
      await login(credentials);
    } catch (caught) {
      setError(caught);
      setPending(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn({ username: username.trim(), password });
  };

  return (
    <Box
      component="main"
      sx={{
        minHeight: '100vh',
        display: 'flex',
        flexWrap: 'wrap',
        gap: 4,
        alignItems: 'center',
        justifyContent: 'center',
        p: 2,
        backgroundColor: 'background.default',
      }}
    >
      <Paper variant="outlined" sx={{ p: 4, width: 380, maxWidth: '100%' }}>
        <Typography component="h1" variant="h5" sx={{ color: 'primary.main' }}>
          营商环境监督系统
        </Typography>
        <Typography variant="body2" color="text.secondary" sx={{ mb: 2 }}>
          专窗受理、部门审核、财政支付、全程计时督办
        </Typography>
        {state?.nextPathname && state.nextPathname !== '/' && (
          <Typography variant="body2" role="status">
            登录后回到原来的页面，填写过的办理意见仍会保留。
          </Typography>
        )}
        <form onSubmit={submit}>
          <TextField
            label="用户名"
            name="username"
            autoComplete="username"
            required
            value={username}
            onChange={(event) => setUsername(event.target.value)}
          />
          <TextField
            label="密码"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <ProblemAlert error={error} />
          <Button type="submit" variant="contained" fullWidth disabled={pending} sx={{ mt: 2 }}>
            {pending ? '正在登录…' : '登录'}
          </Button>
        </form>
        <Box sx={{ mt: 2, typography: 'body2' }}>
          企业查询办理进度，无须登录：<Link href="/track">按办件编号查询</Link>
          <br />
          评价、投诉和排名通报：<Link href="/evaluation">营商我评</Link>
          <br />
          对政务服务有意见，无须登录：<Link href="/complaint">投诉或查询投诉</Link>
        </Box>
      </Paper>
      <DemoAccounts disabled={pending} onChoose={signIn} />
    </Box>
  );
};

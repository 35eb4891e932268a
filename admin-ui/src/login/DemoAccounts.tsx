import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../shared/http';
import { labelOf, ROLE_LABELS } from '../shared/labels';
import type { Role } from '../shared/types';

interface DemoAccount {
  username: string;
  password: string;
  displayName: string;
  organisationName: string | null;
  roles: Role[];
}

/** Accounts of the demonstration, one click each; nothing at all when this is not a demonstration. */
export const DemoAccounts = ({
  disabled,
  onChoose,
}: {
  disabled: boolean;
  onChoose: (credentials: { username: string; password: string }) => void;
}) => {
  const { data } = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: () => callApi<{ data: DemoAccount[] }>('/demo/accounts'),
    retry: false,
    staleTime: 600_000,
  });
  if (!data || data.data.length === 0) return null;
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label="演示账号"
      sx={{ p: 3, width: 460, maxWidth: '100%' }}
    >
      <Typography component="h2" variant="h6">
        演示账号
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1.5 }}>
        演示环境，数据均为虚构。点一个身份直接登录。
      </Typography>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        {data.data.map((account) => (
          <Button
            key={account.username}
            variant="outlined"
            disabled={disabled}
            onClick={() => onChoose({ username: account.username, password: account.password })}
            sx={{ justifyContent: 'flex-start', textAlign: 'left', py: 0.75 }}
          >
            <span>
              <strong>{account.displayName}</strong>{' '}
              {account.roles.map((role) => labelOf(ROLE_LABELS, role)).join('、')}
              <Typography component="span" variant="caption" sx={{ display: 'block' }} color="text.secondary">
                {account.organisationName ?? '企业'} · {account.username}
              </Typography>
            </span>
          </Button>
        ))}
      </Box>
    </Paper>
  );
};

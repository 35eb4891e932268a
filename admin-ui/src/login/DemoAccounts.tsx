import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../shared/http';
import { labelOf, ROLE_LABELS } from '../shared/labels';
import { type DemoAccount, inStoryOrder } from './storyAccounts';

interface Choice {
  disabled: boolean;
  onChoose: (credentials: { username: string; password: string }) => void;
}

/** Accounts of the demonstration, one click each; nothing at all when this is not a demonstration. */
export const DemoAccounts = (choice: Choice) => {
  const { data } = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: () => callApi<{ data: DemoAccount[] }>('/demo/accounts'),
    retry: false,
    staleTime: 600_000,
  });
  if (!data || data.data.length === 0) return null;
  const { story, schemes, others } = inStoryOrder(data.data);
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label="演示账号"
      sx={{ p: 3, width: 520, maxWidth: '100%' }}
    >
      <Typography component="h2" variant="h6">
        演示账号
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1.5 }}>
        演示环境，数据均为虚构。按办理先后点一个身份直接登录。
      </Typography>
      <AccountGrid accounts={story} {...choice} />
      {schemes.map(({ name, accounts }) => (
        <MoreAccounts key={name} title={name} accounts={accounts} {...choice} />
      ))}
      {others.length > 0 && <MoreAccounts title="其他部门、专窗和企业的账号" accounts={others} {...choice} />}
    </Paper>
  );
};

const MoreAccounts = ({
  title,
  accounts,
  ...choice
}: Choice & { title: string; accounts: DemoAccount[] }) => (
  <Box component="details" sx={{ mt: 1.5, '& summary': { cursor: 'pointer', color: 'primary.main', mb: 1 } }}>
    <summary>
      {title}（{accounts.length}）
    </summary>
    <AccountGrid accounts={accounts} {...choice} />
  </Box>
);

const AccountGrid = ({ accounts, disabled, onChoose }: Choice & { accounts: DemoAccount[] }) => (
  <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
    {accounts.map((account) => (
      <Button
        key={account.username}
        variant="outlined"
        disabled={disabled}
        onClick={() => onChoose({ username: account.username, password: account.password })}
        sx={{ justifyContent: 'flex-start', textAlign: 'left', py: 0.5 }}
      >
        <span>
          <strong>{account.roles.map((role) => labelOf(ROLE_LABELS, role)).join('、')}</strong>{' '}
          {account.displayName}
          <Typography component="span" variant="caption" sx={{ display: 'block' }} color="text.secondary">
            {account.organisationName ?? (account.roles.includes('OFFICER') ? '受聘人员' : '企业')}
          </Typography>
        </span>
      </Button>
    ))}
  </Box>
);

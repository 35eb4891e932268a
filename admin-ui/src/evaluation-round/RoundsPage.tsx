import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Title } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { hasRole, Panel, useSession } from '../shared';
import { BeginDialog } from './BeginDialog';
import { RankHistoryPanel } from './RankHistoryPanel';
import { RoundTable } from './RoundTable';

/** The rounds of direct evaluation that I may see, and the ranks through the published ones (GE-PER-1, GE-USE-1). */
export default function RoundsPage() {
  const [beginning, setBeginning] = useState(false);
  const navigate = useNavigate();
  const session = useSession();
  const organises = session?.account.schemes.some(
    ({ code, organ }) => code === 'GE' && organ === 'ORGANISER',
  );
  const mayBegin = hasRole(session, 'ORGANISER') && organises;
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="评价轮次" />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1" sx={{ flex: 1 }}>
          评价轮次
        </Typography>
        {mayBegin && (
          <Button variant="contained" startIcon={<Add />} onClick={() => setBeginning(true)}>
            启动一轮评价
          </Button>
        )}
      </Box>
      <Panel title="各轮情况">
        <RoundTable mayBegin={Boolean(mayBegin)} />
      </Panel>
      <RankHistoryPanel />
      {beginning && (
        <BeginDialog
          onClose={() => setBeginning(false)}
          onBegun={(id) => navigate(`/evaluation-rounds/${id}`)}
        />
      )}
    </Stack>
  );
}

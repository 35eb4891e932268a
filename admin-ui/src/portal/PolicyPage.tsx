import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Title } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { GuideView } from '../policyItem/GuideView';
import { KindChip } from '../policyItem/KindChip';
import { KIND_HINTS } from '../policyItem/labels';
import { usePolicyItem } from '../policyItem/usePolicyItem';
import { Money, ProblemAlert } from '../shared';

/** One policy for an enterprise: what it gives, its guide, and how to apply. */
export default function PolicyPage() {
  const { id = '' } = useParams();
  const { data: item, error, refetch } = usePolicyItem(id);
  return (
    <Stack spacing={2} sx={{ py: 1, maxWidth: 1000, mx: 'auto' }}>
      <Title title="政策详情" />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {item && (
        <>
          <Stack direction="row" spacing={1} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
            <Typography variant="h5" component="h1">
              {item.name}
            </Typography>
            <KindChip kind={item.kind} />
          </Stack>
          <Typography>
            {KIND_HINTS[item.kind]}单笔最高 <Money fen={item.maxAmountFen} strong />。
          </Typography>
          <Paper variant="outlined" sx={{ p: 2 }}>
            <GuideView guide={item.guide} policyLevel={item.policyLevel} />
          </Paper>
          <Box sx={{ position: 'sticky', bottom: 0, py: 1.5, bgcolor: 'background.default' }}>
            {item.kind === 'NO_APPLICATION' ? (
              <Typography>本事项免申即享，符合条件的企业无需申请。</Typography>
            ) : (
              <Button
                component={Link}
                to={`/portal/apply/${item.id}`}
                variant="contained"
                size="large"
                sx={{ width: { xs: '100%', sm: 'auto' } }}
              >
                申请兑现
              </Button>
            )}
          </Box>
        </>
      )}
    </Stack>
  );
}

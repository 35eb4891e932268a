import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardActionArea from '@mui/material/CardActionArea';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { FilterForm, ListBase, Pagination, Title, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { policyItemFilters } from '../policyItem/filters';
import { KindChip } from '../policyItem/KindChip';
import type { PolicyItemRow } from '../policyItem/types';
import { EmptyState, LEVEL_LABELS, labelOf, Money, ProblemAlert } from '../shared';

/** Search of policies by words, kind, department and level. */
export default function PoliciesPage() {
  return (
    <ListBase
      resource="policy-items"
      storeKey="portal.policies"
      sort={{ field: 'name', order: 'ASC' }}
      perPage={25}
    >
      <Title title="查政策" />
      <Stack spacing={1.5} sx={{ py: 1, maxWidth: 1000, mx: 'auto' }}>
        <Typography variant="h5" component="h1">
          查政策
        </Typography>
        <FilterForm filters={policyItemFilters} />
        <Cards />
        <Pagination />
      </Stack>
    </ListBase>
  );
}

function Cards() {
  const { data, error, isPending, refetch, setFilters } = useListContext<PolicyItemRow>();
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Typography aria-live="polite">正在查找…</Typography>;
  if (!data || data.length === 0) {
    return (
      <EmptyState
        title="没有符合条件的政策"
        hint="换个关键词，或清除筛选条件再试；也可拨打专窗电话咨询。"
        action={
          <Button variant="outlined" onClick={() => setFilters({})}>
            清除条件
          </Button>
        }
      />
    );
  }
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
      {data.map((item) => (
        <li key={item.id}>
          <PolicyCard item={item} />
        </li>
      ))}
    </Box>
  );
}

function PolicyCard({ item }: { item: PolicyItemRow }) {
  return (
    <Card variant="outlined">
      <CardActionArea component={Link} to={`/portal/policies/${item.id}`} sx={{ p: 2 }}>
        <Stack direction="row" spacing={1} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="h6" component="h2">
            {item.name}
          </Typography>
          <KindChip kind={item.kind} />
        </Stack>
        <Typography color="text.secondary">
          {item.departmentOrganisationName}　{labelOf(LEVEL_LABELS, item.policyLevel)}
        </Typography>
        <Typography>
          单笔最高 <Money fen={item.maxAmountFen} strong />
          ，受理后 {item.redemptionWorkingDays} 个工作日内兑现
        </Typography>
      </CardActionArea>
    </Card>
  );
}

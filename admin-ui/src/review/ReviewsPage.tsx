import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { chinaDate } from '../format';
import { SchemeSelect, useChosenScheme } from '../gathering/schemes';
import { callApi, EmptyState, Panel, ProblemAlert } from '../shared';
import { ReviewTable } from './ReviewTable';
import { REVIEW_LABELS, type ReviewsView } from './types';

/** Measured items of everybody of a scheme side by side, for judging without grades (HB-MGT-2, LA-TRM-1, AMB-YY-4). */
export default function ReviewsPage() {
  const { schemes, scheme, choose, error, isPending, refetch } = useChosenScheme();
  const [search, setSearch] = useSearchParams();
  const today = chinaDate(Date.now());
  const from = search.get('from') ?? `${today.slice(0, 4)}-01-01`;
  const to = search.get('to') ?? today;
  const put = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const date = (name: string, label: string, value: string) => (
    <TextField
      type="date"
      label={label}
      value={value}
      onChange={(event) => event.target.value && put(name, event.target.value)}
      sx={{ width: 170 }}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="履职评议" />
      <Typography variant="h5" component="h1">
        履职评议
      </Typography>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!isPending && !error && !scheme && (
        <EmptyState
          title="没有可以查看的方案"
          hint="您所在的单位不参与任何体验监督方案；如有疑问请联系管理员。"
        />
      )}
      {scheme && (
        <>
          <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'flex-start' }}>
            {schemes.length > 1 && (
              <Box sx={{ minWidth: 260 }}>
                <SchemeSelect schemes={schemes} value={scheme.code} onChange={choose} />
              </Box>
            )}
            {date('from', '期间自', from)}
            {date('to', '期间至', to)}
          </Box>
          <Reviews schemeCode={scheme.code} from={from} to={to} />
        </>
      )}
    </Stack>
  );
}

function Reviews({ schemeCode, from, to }: { schemeCode: string; from: string; to: string }) {
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['reviews', schemeCode, from, to],
    queryFn: () =>
      callApi<ReviewsView>(
        `/officer-schemes/${encodeURIComponent(schemeCode)}/reviews?${new URLSearchParams({ from, to })}`,
      ),
  });
  return (
    <Panel title={data ? (REVIEW_LABELS[data.kind] ?? data.kind) : '评议'}>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {isFetching && !data && <Typography role="status">正在统计…</Typography>}
      {data?.kind === 'ADOPTION_GRADES' && (
        <Alert severity="info" sx={{ mb: 1 }}>
          本方案评定等次，在“年度考核”中办理；这里只列示各项指标。
        </Alert>
      )}
      {data && data.data.length === 0 && (
        <EmptyState title="这段期间没有履职人员" hint="换一段期间，或先办理聘任。" />
      )}
      {data && data.data.length > 0 && <ReviewTable reviews={data} />}
    </Panel>
  );
}

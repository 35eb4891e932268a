import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import type { DocumentView } from '../../../../api/documents/schemas';
import { DocumentPaper } from '../../process/DocumentPaper';
import { callApi, ProblemAlert } from '../../shared';
import { useYear } from './YearSelect';

/** The year of one unit as the paper for the yearly assessment says it, to be read and printed (GE-USE-5, GE-USE-6). */
export default function StatementPage() {
  const { id = '' } = useParams();
  const [year] = useYear();
  const unit = `/evaluation-units/${encodeURIComponent(id)}`;
  const query = year ? `?year=${encodeURIComponent(year)}` : '';
  const { data, error, refetch } = useQuery({
    queryKey: ['evaluation-unit', id, year, 'statement'],
    queryFn: () => callApi<DocumentView>(`${unit}/statement${query}`),
  });
  return (
    <Box sx={{ py: 1, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Title title={data ? `${data.addressee} ${data.number}情况` : '年度情况'} />
      <Box className="no-print" sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button variant="contained" onClick={() => window.print()} disabled={!data}>
          打印
        </Button>
        <Button href={`/api${unit}/statement.pdf${query}`}>下载 PDF</Button>
        <Button component={Link} to={`${unit}${query}`}>
          返回该单位
        </Button>
      </Box>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && (
        <Paper variant="outlined" sx={{ p: { xs: 1.5, sm: 4 }, '@media print': { p: 0, border: 0 } }}>
          <DocumentPaper view={data} />
        </Paper>
      )}
    </Box>
  );
}

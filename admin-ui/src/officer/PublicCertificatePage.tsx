import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { callApi, Facts, Instant, ProblemAlert } from '../shared';

interface Certificate {
  valid: boolean;
  certificateNo: string | null;
  title: string;
  name: string;
  issuer: string;
  from: string;
  to: string;
  statusLabel: string;
  endedAt: string | null;
}

/** Anybody who has the code of a certificate or plaque sees whether it is valid; names are masked. */
export default function PublicCertificatePage() {
  const { code = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['certificate', code],
    queryFn: () => callApi<Certificate>(`/public/certificates/${encodeURIComponent(code)}`),
    retry: false,
  });
  return (
    <Box component="main" sx={{ maxWidth: 560, mx: 'auto', p: 2, fontSize: '1.05rem' }}>
      <Typography variant="h5" component="h1" sx={{ my: 2 }}>
        证书核验
      </Typography>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && (
        <Paper variant="outlined" sx={{ p: 2 }}>
          <Alert severity={data.valid ? 'success' : 'warning'} sx={{ mb: 2, fontSize: '1.1rem' }}>
            {data.valid ? '证书有效' : '证书无效：已经失效，或不在有效期内'}
          </Alert>
          <Facts
            rows={[
              { label: '名称', value: data.title },
              { label: '姓名或单位', value: data.name },
              { label: '编号', value: data.certificateNo },
              { label: '颁发单位', value: data.issuer },
              { label: '有效期', value: `${data.from} 至 ${data.to}` },
              { label: '状态', value: data.statusLabel },
              ...(data.endedAt ? [{ label: '失效时间', value: <Instant at={data.endedAt} /> }] : []),
            ]}
          />
        </Paper>
      )}
    </Box>
  );
}

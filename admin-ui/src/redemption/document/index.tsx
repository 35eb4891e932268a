import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import type { DocumentView } from '../../../../api/documents/schemas';
import { DocumentPaper } from '../../process/DocumentPaper';
import { callApi } from '../../shared/http';
import { ProblemAlert } from '../../shared/ProblemAlert';

/** An issued document alone on a white page, to be printed. */
const DocumentPrint = () => {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['documents', id],
    queryFn: () => callApi<DocumentView>(`/documents/${encodeURIComponent(id)}`),
  });
  return (
    <Box
      component="main"
      sx={{
        maxWidth: 800,
        mx: 'auto',
        p: 2,
        minHeight: '100vh',
        backgroundColor: '#fff',
        '@media print': { p: 0 },
      }}
    >
      <Box className="no-print" sx={{ display: 'flex', gap: 1, mb: 2 }}>
        <Button variant="contained" onClick={() => window.print()} disabled={!data}>
          打印
        </Button>
        <Button href={`/api/documents/${id}.pdf`}>下载 PDF</Button>
      </Box>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && <DocumentPaper view={data} />}
    </Box>
  );
};

export default DocumentPrint;

import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { callApi, ProblemAlert } from '../shared';
import { Result } from './CheckResults';

interface Verified {
  ok: boolean;
  length: number;
  problems: string[];
}

/** Verifies the chain of one subject on request and says what is wrong with it, if anything. */
export function ChainCheck({ subjectType, subjectId }: { subjectType: string; subjectId: string }) {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['audit-verify', subjectType, subjectId],
    queryFn: () => callApi<Verified>(`/audit/verify?${new URLSearchParams({ subjectType, subjectId })}`),
    enabled: false,
  });
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        disabled={isFetching}
        onClick={() => void refetch()}
        sx={{ mb: 1 }}
      >
        {isFetching ? '正在核验…' : '核验该对象的审计链'}
      </Button>
      <ProblemAlert error={error} />
      {data && (
        <Result
          ok={data.ok}
          title={data.ok ? '审计链完整' : '审计链有问题'}
          text={`共 ${data.length} 条记录。`}
          lines={data.problems}
        />
      )}
    </>
  );
}

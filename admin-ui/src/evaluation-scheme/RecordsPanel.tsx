import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listQuery } from '../dataProvider';
import {
  callApi,
  EmptyState,
  Instant,
  newIdempotencyKey,
  Panel,
  ProblemAlert,
  ToneChip,
  useSession,
} from '../shared';
import { RecordDialog } from './RecordDialog';
import { type EvaluationRecord, RECORD_LABELS } from './types';

const PAGE = { page: 1, perPage: 200 };

/** To whom the papers of the scheme were sent and who has signed for them; its basis; dated readings. */
export function RecordsPanel({ keeps }: { keeps: boolean }) {
  const [adding, setAdding] = useState(false);
  const own = useSession()?.account.organisation?.id;
  const { data, error, refetch } = useQuery({
    queryKey: ['evaluation-scheme', 'records'],
    queryFn: () =>
      callApi<{ data: EvaluationRecord[] }>(`/evaluation-scheme/records?${listQuery({ pagination: PAGE })}`),
  });
  const rows = data?.data ?? [];
  const sent = rows.filter(({ kind }) => kind === 'ADDRESSEE');
  const signed = sent.filter(({ answeredAt }) => answeredAt !== null).length;
  return (
    <Panel
      title="主送单位签收、依据与解释"
      aside={
        keeps && (
          <Button size="small" variant="outlined" onClick={() => setAdding(true)}>
            登记
          </Button>
        )
      }
    >
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && rows.length === 0 && (
        <EmptyState
          title="还没有登记"
          hint={keeps ? '登记方案主送的单位，各单位在这里签收。' : '方案主送本单位后，在这里签收。'}
        />
      )}
      {sent.length > 0 && (
        <Box sx={{ typography: 'body2', mb: 1 }}>
          主送 {sent.length} 个单位，已签收 {signed} 个。
        </Box>
      )}
      {rows.length > 0 && (
        <Table size="small" aria-label="方案记录">
          <TableHead>
            <TableRow>
              <TableCell>种类</TableCell>
              <TableCell>文件或内容</TableCell>
              <TableCell>单位</TableCell>
              <TableCell>日期</TableCell>
              <TableCell>签收</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((each) => (
              <TableRow key={each.id}>
                <TableCell>{RECORD_LABELS[each.kind]}</TableCell>
                <TableCell sx={{ whiteSpace: 'pre-wrap' }}>
                  {each.title}
                  {each.body && <Box sx={{ color: 'text.secondary' }}>{each.body}</Box>}
                </TableCell>
                <TableCell>{each.organisationName ?? '—'}</TableCell>
                <TableCell>{each.heldOn}</TableCell>
                <TableCell>
                  <Receipt record={each} may={keeps || each.organisationId === own} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {adding && <RecordDialog onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function Receipt({ record, may }: { record: EvaluationRecord; may: boolean }) {
  const [key] = useState(newIdempotencyKey);
  const client = useQueryClient();
  const sign = useMutation({
    mutationFn: () =>
      callApi(`/evaluation-scheme/records/${record.id}/receipt`, {
        method: 'POST',
        body: {},
        idempotencyKey: key,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['evaluation-scheme', 'records'] }),
  });
  if (record.kind !== 'ADDRESSEE') return <>—</>;
  if (record.answeredAt) {
    return (
      <>
        <ToneChip tone="good" label="已签收" /> <Instant at={record.answeredAt} weekday={false} />
      </>
    );
  }
  return (
    <>
      <ToneChip tone="todo" label="未签收" />{' '}
      {may && (
        <Button
          size="small"
          disabled={sign.isPending}
          onClick={() => sign.mutate()}
          aria-label={`签收：${record.organisationName ?? record.title}`}
        >
          签收
        </Button>
      )}
      <ProblemAlert error={sign.error} />
    </>
  );
}

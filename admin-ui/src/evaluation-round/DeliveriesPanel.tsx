import Alert from '@mui/material/Alert';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { DeliveriesView } from '../../../api/ballot/schemas';
import { callApi, Panel, ProblemAlert } from '../shared';

const STATES = { QUEUED: '等待送出', SENT: '已送出', FAILED: '无法送达' } as const;
const FAILURES: Record<string, string> = { INVALID_NUMBER: '号码无效' };

/** How many invitations of those drawn went out; who can't be reached at all is named masked, to be replaced. */
export function DeliveriesPanel({ roundId, open }: { roundId: string; open: boolean }) {
  const { data, error } = useQuery({
    queryKey: ['evaluation-rounds', roundId, 'deliveries'],
    queryFn: () => callApi<DeliveriesView>(`/evaluation-rounds/${roundId}/deliveries`),
    refetchInterval: open ? 10_000 : false,
  });
  if (data?.counts.length === 0) return null;
  const of = (wanted: keyof typeof STATES) => data?.counts.find(({ state }) => state === wanted)?.count ?? 0;
  const waiting = of('QUEUED');
  return (
    <Panel title="邀请的送达">
      <ProblemAlert error={error} />
      {waiting > 0 && open && (
        <Alert severity="info">
          {waiting}{' '}
          份邀请等待送出。短信和信函由消息服务送出，暂时不通时系统会自动再试；长时间没有送出的，请联系管理员检查消息服务。
        </Alert>
      )}
      {data && (
        <Table size="small" aria-label="送达情况">
          <TableHead>
            <TableRow>
              {Object.values(STATES).map((label) => (
                <TableCell key={label} align="right">
                  {label}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            <TableRow>
              {(Object.keys(STATES) as (keyof typeof STATES)[]).map((state) => (
                <TableCell key={state} align="right">
                  {of(state)}
                </TableCell>
              ))}
            </TableRow>
          </TableBody>
        </Table>
      )}
      {data && data.undeliverable.length > 0 && (
        <>
          <Typography variant="body2" sx={{ mt: 1 }}>
            下列人员的邀请无法送达，可以“无法联系”为由替换：
          </Typography>
          <ul>
            {data.undeliverable.map(({ memberId, name, phone, leafId, failureCode }) => (
              <li key={memberId}>
                {name}　{phone ?? '信函'}　{leafId}　{FAILURES[failureCode ?? ''] ?? failureCode}
              </li>
            ))}
          </ul>
        </>
      )}
      <Typography variant="caption" color="text.secondary">
        链接由系统直接送给本人，组织单位看不到。只统计抽中人员的邀请；提醒和候补人员的邀请不统计份数，以免推知谁已答卷。
      </Typography>
    </Panel>
  );
}

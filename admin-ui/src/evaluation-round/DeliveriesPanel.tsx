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

const STATES = { QUEUED: '等待送出', SENT: '已送出', FAILED: '无法送达', DROPPED: '已无须送出' } as const;
const KINDS = { INVITE: '邀请', REMIND: '提醒' } as const;
const FAILURES: Record<string, string> = { INVALID_NUMBER: '号码无效' };

/** How many invitations and reminders went out; who can't be reached at all is named masked, to be replaced. */
export function DeliveriesPanel({ roundId, open }: { roundId: string; open: boolean }) {
  const { data, error } = useQuery({
    queryKey: ['evaluation-rounds', roundId, 'deliveries'],
    queryFn: () => callApi<DeliveriesView>(`/evaluation-rounds/${roundId}/deliveries`),
    refetchInterval: open ? 10_000 : false,
  });
  if (data?.counts.length === 0) return null;
  const of = (kind: keyof typeof KINDS, state: keyof typeof STATES) =>
    data?.counts.find((each) => each.kind === kind && each.state === state)?.count ?? 0;
  const waiting = of('INVITE', 'QUEUED');
  return (
    <Panel title="邀请与提醒的送达">
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
              <TableCell>种类</TableCell>
              {Object.values(STATES).map((label) => (
                <TableCell key={label} align="right">
                  {label}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {(['INVITE', 'REMIND'] as const).map((kind) => (
              <TableRow key={kind}>
                <TableCell>{KINDS[kind]}</TableCell>
                {(Object.keys(STATES) as (keyof typeof STATES)[]).map((state) => (
                  <TableCell key={state} align="right">
                    {of(kind, state)}
                  </TableCell>
                ))}
              </TableRow>
            ))}
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
        链接由系统直接送给本人，组织单位看不到；只统计份数，不显示提醒了谁。
      </Typography>
    </Panel>
  );
}

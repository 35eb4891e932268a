import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Instant, ProvisionalMark, TimeLeft } from '../shared';
import type { ProcedureView } from './types';

type Standing = Pick<
  ProcedureView,
  | 'status'
  | 'hearing'
  | 'mode'
  | 'windowEndsAt'
  | 'provisional'
  | 'publicNoticeOffered'
  | 'noticeNo'
  | 'noticeDocumentId'
  | 'notifiedAt'
>;

/** What the procedure waits for, and whose turn it is. */
export function nextStep({ status, hearing, mode, publicNoticeOffered }: Standing): string {
  switch (status) {
    case 'DETECTED':
      return hearing ? '系统将出具拟处理告知书。' : '等待决定单位作出决定。';
    case 'NOTIFIED':
      return `告知书已发出，等待本人阅读或运营单位登记送达${publicNoticeOffered ? '；久未送达，可以登记公告送达' : ''}。`;
    case 'WINDOW':
      return `陈述申辩期内；期满后${mode === 'AUTO' ? '未暂缓的由系统执行' : '由决定单位作出决定'}。`;
    case 'DECIDING':
      return '等待决定单位作出决定。';
    case 'STAYED':
      return '已暂缓，期满后由决定单位重新决定。';
    case 'REVIEW':
      return '暂缓期满，等待决定单位重新决定。';
    default:
      return '程序已经结束。';
  }
}

/** Where it stands, with the live countdown of the window and the notice. */
export const ProcedureStanding = ({ procedure, now }: { procedure: Standing; now: string }) => (
  <Typography variant="body2" component="div" sx={{ my: 0.5 }}>
    <div>{nextStep(procedure)}</div>
    {procedure.windowEndsAt && procedure.status === 'WINDOW' && (
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        陈述申辩期至 <Instant at={procedure.windowEndsAt} />
        <TimeLeft until={procedure.windowEndsAt} now={now} soonDays={3} />
        {procedure.provisional && <ProvisionalMark />}
      </Box>
    )}
    {procedure.noticeDocumentId && (
      <a href={`/api/documents/${procedure.noticeDocumentId}.pdf`} target="_blank" rel="noreferrer">
        告知书 {procedure.noticeNo}
      </a>
    )}
    {procedure.notifiedAt && (
      <>
        　告知于 <Instant at={procedure.notifiedAt} />
      </>
    )}
  </Typography>
);

/** The facts on which a procedure stands. */
export const ProcedureFacts = ({ facts }: { facts: ProcedureView['facts'] }) => (
  <Table size="small" aria-label="所依据的事实">
    <TableHead>
      <TableRow>
        <TableCell>期间或事项</TableCell>
        <TableCell>起止</TableCell>
        <TableCell align="right">计数</TableCell>
      </TableRow>
    </TableHead>
    <TableBody>
      {facts.map((fact) => (
        <TableRow key={fact.factId}>
          <TableCell>
            {fact.label}
            {fact.onLeave && '（期间有准假）'}
          </TableCell>
          <TableCell>{fact.from === fact.to ? fact.from : `${fact.from} 至 ${fact.to}`}</TableCell>
          <TableCell align="right">{fact.count}</TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
);

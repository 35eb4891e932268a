import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Instant } from '../shared';
import { TextLink } from './TextLink';
import { type GatheringView, type InvitationView, standing } from './types';

const presence = ({ present }: InvitationView): string =>
  present === null ? '未登记' : present ? '到会' : '未到会';

/** Everybody who is or was invited, what each answered, and who came. */
export function InvitationTable({ record }: { record: GatheringView }) {
  const isSpecial = record.kind === 'EVALUATION';
  const invited = standing(record);
  const count = (answer: string) => invited.filter((each) => each.answer === answer).length;
  return (
    <>
      <Typography variant="body2" sx={{ mb: 1 }}>
        邀请 {invited.length} 人：参加 {count('TAKES_PART')}，不能参加 {count('DECLINES')}，未回复{' '}
        {count('OPEN')}
        {record.present !== null && `；到会 ${record.present} 人`}。回复不能参加不等于请假获准。
      </Typography>
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="受邀人员名单">
        <Table size="small">
          <TableHead>
            <TableRow sx={{ whiteSpace: 'nowrap' }}>
              <TableCell>姓名</TableCell>
              <TableCell>证书编号</TableCell>
              <TableCell>答复</TableCell>
              <TableCell>到会</TableCell>
              {isSpecial && <TableCell>按要求完成</TableCell>}
              <TableCell>登记</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {record.invitations.map((each) => (
              <TableRow key={each.termId}>
                <TableCell>
                  <TextLink to={`/officer-terms/${each.termId}`}>{each.officerName}</TextLink>
                  {each.withdrawnAt && '（已撤回邀请）'}
                </TableCell>
                <TableCell>{each.certificateNo ?? '—'}</TableCell>
                <TableCell>
                  {each.answerLabel}
                  {each.answerNote && `（${each.answerNote}）`}
                </TableCell>
                <TableCell>{presence(each)}</TableCell>
                {isSpecial && (
                  <TableCell>
                    {each.doneAsRequired === null ? '—' : each.doneAsRequired ? '是' : '否'}
                  </TableCell>
                )}
                <TableCell>
                  {each.recordedAt ? (
                    <>
                      {each.recordedByName} <Instant at={each.recordedAt} weekday={false} />
                      {each.recordNote && <div>{each.recordNote}</div>}
                    </>
                  ) : (
                    '—'
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </>
  );
}

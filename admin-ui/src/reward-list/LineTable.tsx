import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { GRADE_LABELS } from '../../../workflows/rules/officer-term/labels';
import { TextLink } from '../gathering/TextLink';
import { Instant, Money } from '../shared';
import { GiveUpDialog, PayAgainDialog } from './LineDialogs';
import { LineMark } from './StatusMark';
import type { RewardLineView, RewardListView } from './types';
import { useReadsTerms } from './useReadsTerms';

/** Everybody of the year: the amount, or every reason against it; and how the payment stands. */
export function LineTable({ record }: { record: RewardListView }) {
  const [again, setAgain] = useState<RewardLineView | null>(null);
  const [gone, setGone] = useState<RewardLineView | null>(null);
  const may = (name: string) => record.actions.some(({ command, allowed }) => command === name && allowed);
  const readsTerms = useReadsTerms();
  const payment = { pay: may('pay'), giveUp: may('giveUpLine') };
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="奖励明细">
      <Table size="small" aria-label="奖励明细">
        <TableHead>
          <TableRow sx={{ whiteSpace: 'nowrap' }}>
            <TableCell>姓名</TableCell>
            <TableCell>等次</TableCell>
            <TableCell align="right">金额</TableCell>
            <TableCell>不予发放的情形</TableCell>
            <TableCell>收款账户</TableCell>
            <TableCell>支付</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {record.lines.map((line) => (
            <TableRow key={line.id} hover>
              <TableCell>
                {readsTerms ? (
                  <TextLink to={`/officer-terms/${line.termId}`}>{line.officerName}</TextLink>
                ) : (
                  line.officerName
                )}
                <Box sx={{ fontSize: '0.75rem', color: 'text.secondary', whiteSpace: 'nowrap' }}>
                  {line.certificateNo && <div>{line.certificateNo}</div>}
                  {line.servedFrom && (
                    <>
                      任职 {line.servedFrom}
                      <br />至 {line.servedTo}
                    </>
                  )}
                </Box>
              </TableCell>
              <TableCell>{line.grade ? GRADE_LABELS[line.grade] : '未确认'}</TableCell>
              <TableCell align="right">
                <Money fen={line.fen} strong={line.fen > 0} />
                <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
                  {line.fen === 0 && line.gradeFen > 0 && (
                    <>
                      按等次为 <Money fen={line.gradeFen} />，
                    </>
                  )}
                  依据 {line.ruleId}
                </Box>
              </TableCell>
              <TableCell>
                {line.bars.length === 0
                  ? '无'
                  : line.bars.map(({ code, label, ruleId }) => (
                      <div key={code}>
                        {label}（{code}，{ruleId}）
                      </div>
                    ))}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {line.bankName ?? '—'}
                <div>
                  {line.bankAccountMasked
                    ? `尾号 ${line.bankAccountMasked.slice(-4)}`
                    : line.fen > 0 && '未登记账号'}
                </div>
              </TableCell>
              <TableCell>
                <LineMark status={line.status} />
                <Payment line={line} />
                {line.status === 'FAILED' && payment.pay && (
                  <Button
                    size="small"
                    onClick={() => setAgain(line)}
                    aria-label={`重新支付 ${line.officerName}`}
                  >
                    重新支付
                  </Button>
                )}
                {line.status === 'FAILED' && payment.giveUp && (
                  <Button
                    size="small"
                    onClick={() => setGone(line)}
                    aria-label={`不再支付 ${line.officerName}`}
                  >
                    不再支付
                  </Button>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {again && <PayAgainDialog listId={record.id} line={again} onClose={() => setAgain(null)} />}
      {gone && <GiveUpDialog listId={record.id} line={gone} onClose={() => setGone(null)} />}
    </Box>
  );
}

const Payment = ({ line }: { line: RewardLineView }) => (
  <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
    {line.paidAt && <Instant at={line.paidAt} weekday={false} />}
    {line.attempts > 1 && <div>已发出 {line.attempts} 次指令</div>}
    {line.status === 'FAILED' && <div>银行原因 {line.failureCode ?? '未说明'}</div>}
    {line.giveUpNote && <div>{line.giveUpNote}</div>}
  </Box>
);

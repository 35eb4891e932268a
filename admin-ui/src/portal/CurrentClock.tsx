import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { formatInstant } from '../format';
import type { RedemptionDetail } from '../redemption/types';
import { Countdown, ExplanationFold, type ObligationView, ProvisionalMark } from '../shared';

/** The limit that runs now, then the promise for the whole way; kinds of no concern to an enterprise are left out. */
export function clocksShown(obligations: ObligationView[]): ObligationView[] {
  const running = obligations.filter(
    ({ status, kind }) => ['OPEN', 'PAUSED', 'BREACHED'].includes(status) && kind !== 'CALLBACK',
  );
  const whole = running.filter((obligation) => obligation.kind === 'OVERALL');
  const stage = running.filter((obligation) => obligation.kind !== 'OVERALL');
  return [...stage, ...whole];
}

/** A limit in plain words: who must do what by when. */
export function clockSentence(obligation: ObligationView): string {
  const { ownerOrganisationName, label, dueAt, status } = obligation;
  if (status === 'PAUSED') return `${label}时限已暂停，恢复后继续计算。`;
  const until = formatInstant(dueAt);
  if (obligation.kind === 'OVERALL') return `按办事指南承诺，最迟 ${until} 兑现。`;
  return status === 'BREACHED'
    ? `${ownerOrganisationName}应在 ${until} 前完成“${label}”，现已逾期，督办部门会跟进。`
    : `${ownerOrganisationName}须在 ${until} 前完成“${label}”。`;
}

/** The clocks of an application in plain words, each with its countdown and its explanation. */
export function CurrentClock({ record }: { record: RedemptionDetail }) {
  return (
    <>
      {clocksShown(record.obligations).map((obligation) => (
        <Box key={obligation.id} sx={{ mt: 1.5 }}>
          <Typography>
            {clockSentence(obligation)} {obligation.provisional && <ProvisionalMark />}
          </Typography>
          <Countdown obligation={obligation} now={record.now} />
          <ExplanationFold explanation={obligation.explanation} />
        </Box>
      ))}
    </>
  );
}

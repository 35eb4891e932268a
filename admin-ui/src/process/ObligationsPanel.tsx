import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Countdown } from '../shared/Countdown';
import { ExplanationFold } from '../shared/Explanation';
import { Instant } from '../shared/Instant';
import { LateMark } from '../shared/LateMark';
import { labelOf, OBLIGATION_STATUS_LABELS } from '../shared/labels';
import { Inline, Panel } from '../shared/Panel';
import { ProvisionalMark } from '../shared/ProvisionalMark';
import type { ObligationView } from '../shared/types';

const RUNNING = ['OPEN', 'PAUSED', 'BREACHED'];

/** Every limit of a process, past and running, each with its explanation. */
export const ObligationsPanel = ({ record }: { record: { obligations: ObligationView[]; now: string } }) => (
  <Panel title="全部时限">
    {record.obligations.length === 0 && (
      <Typography variant="body2" color="text.secondary">
        还没有开始计算的时限。
      </Typography>
    )}
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {record.obligations.map((obligation) => (
        <ObligationLine key={obligation.id} obligation={obligation} now={record.now} />
      ))}
    </Box>
  </Panel>
);

const ObligationLine = ({ obligation, now }: { obligation: ObligationView; now: string }) => (
  <Box
    component="li"
    sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}
  >
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <strong>{obligation.label}</strong>
      {RUNNING.includes(obligation.status) ? (
        <Countdown obligation={obligation} now={now} />
      ) : obligation.status === 'MET_LATE' ? (
        <LateMark label="逾期完成" />
      ) : (
        <span>{labelOf(OBLIGATION_STATUS_LABELS, obligation.status)}</span>
      )}
      {obligation.provisional && <ProvisionalMark />}
    </Box>
    <Typography variant="body2" color="text.secondary" component="div">
      <Inline>
        <span>{obligation.ownerOrganisationName}</span>
        <span>依据 {obligation.ruleId}</span>
        <span>
          起算 <Instant at={obligation.originAt} />
        </span>
        <span>
          到期 <Instant at={obligation.dueAt} />
        </span>
        {obligation.endedAt && (
          <span>
            结束 <Instant at={obligation.endedAt} />
          </span>
        )}
        {obligation.dueAt && obligation.firstDueAt !== obligation.dueAt && (
          <span>
            最初到期 <Instant at={obligation.firstDueAt} />
          </span>
        )}
      </Inline>
    </Typography>
    <ExplanationFold explanation={obligation.explanation} />
  </Box>
);

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useNavigate } from 'react-router-dom';
import {
  REWARD_LIST_STATUS_LABELS,
  type RewardListStatus,
} from '../../../workflows/rules/officer-term/assessmentLabels';
import { TextLink } from '../gathering/TextLink';
import type { Started } from '../gathering/types';
import { useStart } from '../gathering/useStart';
import { hasRole, Panel, ProblemAlert, useSession } from '../shared';
import type { AssessmentView } from './types';

/** Reward lists that stand on this assessment; the office draws one up once the grades are confirmed. */
export function RewardListsPanel({ record }: { record: AssessmentView }) {
  const navigate = useNavigate();
  const session = useSession();
  const drawn = useStart<Started>('/reward-lists', '已编制奖励清单', ({ subjectId }) =>
    navigate(`/reward-lists/${subjectId}`),
  );
  const mayDraw =
    record.confirmedAt !== null &&
    record.replacedBy === null &&
    hasRole(session, 'ORGANISER') &&
    session?.account.organisation?.id === record.officeOrganisationId;
  return (
    <Panel title="奖励清单" dense>
      {record.rewardLists.length === 0 && (
        <Typography variant="body2" color="text.secondary">
          {record.confirmedAt ? '还没有依据本次考核编制奖励清单。' : '考核结果确认后可以编制奖励清单。'}
        </Typography>
      )}
      {record.rewardLists.map(({ id, number, status }) => (
        <Box key={id} sx={{ typography: 'body2', py: 0.25 }}>
          <TextLink to={`/reward-lists/${id}`}>{number ?? '清单'}</TextLink>　
          {REWARD_LIST_STATUS_LABELS[status as RewardListStatus] ?? status}
        </Box>
      ))}
      {mayDraw && (
        <Button
          size="small"
          variant="outlined"
          sx={{ mt: 1 }}
          disabled={drawn.pending}
          onClick={() => drawn.start({ assessmentId: record.id })}
        >
          编制奖励清单
        </Button>
      )}
      <ProblemAlert error={drawn.error} />
    </Panel>
  );
}

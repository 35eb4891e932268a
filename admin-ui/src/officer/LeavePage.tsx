import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { CommandDialog } from '../process/CommandDialog';
import { Instant, Panel, ToneChip } from '../shared';
import { ownForms } from './forms';
import { OfficerPage } from './OfficerPage';
import type { MyTermView } from './types';

const STATES = {
  REQUESTED: { label: '待审批', tone: 'todo' },
  GRANTED: { label: '已准假', tone: 'good' },
  REFUSED: { label: '未准假', tone: 'stop' },
} as const;

/** My leave: ask for it, and see what became of it. */
export default function LeavePage() {
  return (
    <OfficerPage title="请假" back="/my">
      {(term) => <Leaves term={term} />}
    </OfficerPage>
  );
}

function Leaves({ term }: { term: MyTermView }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="contained" disabled={term.endedAt !== null} onClick={() => setAsking(true)}>
        请假
      </Button>
      <Panel title={`请假记录（${term.leaves.length}）`}>
        {term.leaves.length === 0 && <Typography color="text.secondary">没有请过假。</Typography>}
        {term.leaves.map((leave) => (
          <Box key={leave.id} sx={{ py: 1 }}>
            {leave.from} 至 {leave.to}　<ToneChip {...STATES[leave.status]} />
            <Typography variant="body2">事由：{leave.note}</Typography>
            {leave.decisionNote && <Typography variant="body2">答复：{leave.decisionNote}</Typography>}
            <Typography variant="caption" color="text.secondary">
              提出 <Instant at={leave.requestedAt} weekday={false} />
            </Typography>
          </Box>
        ))}
      </Panel>
      {asking && (
        <CommandDialog
          path={`/officer-terms/${term.id}`}
          record={term}
          command="requestLeave"
          label="请假"
          form={ownForms.requestLeave}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

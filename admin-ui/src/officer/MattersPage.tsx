import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { CommandDialog } from '../process/CommandDialog';
import { Panel, ToneChip } from '../shared';
import { ACT_LABELS, ownForms } from './forms';
import { OfficerPage } from './OfficerPage';
import { RecordsPanel } from './RecordsPanel';
import type { MyTermView } from './types';

const PERMISSION_STATES = {
  REQUESTED: { label: '待审批', tone: 'todo' },
  GRANTED: { label: '已许可', tone: 'good' },
  REFUSED: { label: '未许可', tone: 'stop' },
  WITHDRAWN: { label: '已收回', tone: 'done' },
} as const;

/** Applications and confirmations: permission to publish, needs, complaints, discipline, resignation. */
export default function MattersPage() {
  return (
    <OfficerPage title="申请与确认" back="/my">
      {(term) => <Matters term={term} />}
    </OfficerPage>
  );
}

function Matters({ term }: { term: MyTermView }) {
  const [asking, setAsking] = useState<'requestPublication' | 'resign' | null>(null);
  const label = asking === 'resign' ? '申请解聘' : '申请公开发布许可';
  const over = term.endedAt !== null;
  return (
    <>
      <Panel title="公开发布许可">
        {term.permissions.length === 0 && (
          <Typography variant="body2" color="text.secondary">
            没有申请过。公开发布、接受采访之前须先取得许可。
          </Typography>
        )}
        {term.permissions.map((permission) => (
          <Box key={permission.id} sx={{ py: 1 }}>
            {permission.acts.map((act) => ACT_LABELS[act as keyof typeof ACT_LABELS] ?? act).join('、')}
            {`　${permission.from} 至 ${permission.to ?? '长期'}　`}
            <ToneChip {...PERMISSION_STATES[permission.status]} />
            {permission.decisionNote && (
              <Typography variant="body2">答复：{permission.decisionNote}</Typography>
            )}
          </Box>
        ))}
        <Button disabled={over} onClick={() => setAsking('requestPublication')}>
          申请许可
        </Button>
      </Panel>
      <RecordsPanel term={term} />
      <Stack direction="row">
        <Button color="error" variant="outlined" disabled={over} onClick={() => setAsking('resign')}>
          申请解聘
        </Button>
      </Stack>
      {asking && (
        <CommandDialog
          path={`/officer-terms/${term.id}`}
          record={term}
          command={asking}
          label={label}
          form={ownForms[asking]}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

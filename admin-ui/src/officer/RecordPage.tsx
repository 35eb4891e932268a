import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { DocumentsPanel } from '../process/DocumentsPanel';
import { ObligationsPanel } from '../process/ObligationsPanel';
import { Timeline } from '../process/Timeline';
import { useTimeline } from '../process/useTimeline';
import { Facts, Panel, ProblemAlert } from '../shared';
import { OfficerPage } from './OfficerPage';
import type { MyTermView } from './types';
import { useMyTerms } from './useMyTerms';

/** My file: months, limits, papers, what happened, and earlier terms. */
export default function RecordPage() {
  return (
    <OfficerPage title="我的档案" back="/my">
      {(term) => (
        <>
          <Months term={term} />
          <ObligationsPanel record={term} />
          <DocumentsPanel record={term} none="还没有文书。" />
          <Happened id={term.id} />
          <Earlier />
        </>
      )}
    </OfficerPage>
  );
}

const MONTHS: Record<string, string> = {
  REPORTED: '已报送',
  EMPTY: '未报送',
  EXCUSED: '免报',
  STAYED: '未报送，已处理',
  RUNNING: '进行中',
};

function Months({ term }: { term: MyTermView }) {
  const past = term.months.filter(({ state }) => state in MONTHS);
  if (past.length === 0) return null;
  return (
    <Panel title="逐月报送">
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', p: 0, m: 0 }} component="ul">
        {past.map((month) => (
          <Box component="li" key={month.month} sx={{ listStyle: 'none' }}>
            <Chip
              size="small"
              variant="outlined"
              color={month.state === 'EMPTY' ? 'error' : month.state === 'REPORTED' ? 'success' : 'default'}
              label={`${month.label} ${MONTHS[month.state]}${month.count > 0 ? `${month.count}条` : ''}`}
            />
          </Box>
        ))}
      </Stack>
    </Panel>
  );
}

function Happened({ id }: { id: string }) {
  const { entries, error, refetch } = useTimeline(`/officer-terms/${id}`);
  return (
    <Panel title="履职经过">
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      <Timeline entries={entries} />
    </Panel>
  );
}

function Earlier() {
  const earlier = useMyTerms().data?.earlier ?? [];
  if (earlier.length === 0) return null;
  return (
    <Panel title="以前的聘期">
      {earlier.map((term) => (
        <Box key={term.id} sx={{ py: 1 }}>
          <Typography variant="subtitle2">{term.title}</Typography>
          <Facts
            rows={[
              { label: '聘期', value: `${term.from} 至 ${term.to}` },
              { label: '结果', value: term.statusLabel },
              { label: '证书编号', value: term.certificateNo },
            ]}
          />
        </Box>
      ))}
    </Panel>
  );
}

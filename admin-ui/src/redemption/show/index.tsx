import Box from '@mui/material/Box';
import { type RaRecord, Show, useShowContext } from 'react-admin';
import { DemoClock } from '../../process/DemoClock';
import { DocumentsPanel } from '../../process/DocumentsPanel';
import { ObligationsPanel } from '../../process/ObligationsPanel';
import { TimelinePanel } from '../../process/TimelinePanel';
import { useTimeline } from '../../process/useTimeline';
import { Panel } from '../../shared/Panel';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { withAside } from '../../shared/withAside';
import { ActionsPanel } from '../actions/ActionsPanel';
import { ProcessDiagram } from '../diagram/ProcessDiagram';
import type { RedemptionDetail } from '../types';
import { CallbacksPanel } from './CallbacksPanel';
import { CaseHeader } from './CaseHeader';
import { FactsPanel } from './FactsPanel';
import { MaterialsPanel } from './MaterialsPanel';
import { PaymentsPanel } from './PaymentsPanel';
import { PeoplePanel } from './PeoplePanel';

/** The bank answers within seconds; everything else is other people's work. */
const refetchInterval = (query: { state: { data?: RaRecord } }): number =>
  query.state.data?.status === 'PAYING' ? 2_000 : 30_000;

/** The page asks for the whole case: a row that the list has left in the cache is not enough. */
const DETAIL = {
  refetchInterval,
  meta: { whole: true },
  /** The page tells the reason itself, instead of going back to the list without a word. */
  onError: () => undefined,
};

/** One case on one page: clocks, facts, process, history, and what may be done. */
const RedemptionShow = () => (
  <Show
    actions={false}
    title={<CaseTitle />}
    queryOptions={DETAIL}
    component="div"
    sx={{ '& .RaShow-main': { mt: 1.5 } }}
  >
    <CasePage />
  </Show>
);

const CaseTitle = () => {
  const { record } = useShowContext<RedemptionDetail>();
  return <span>{record ? `办件 ${record.caseNo}` : '办件'}</span>;
};

const CasePage = () => {
  const { record, error, refetch } = useShowContext<RedemptionDetail>();
  if (record) return <Case record={record} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null;
};

const stack = { display: 'grid', gap: 2, minWidth: 0, alignContent: 'start' } as const;

const Case = ({ record }: { record: RedemptionDetail }) => {
  const path = `/redemptions/${record.id}`;
  const timeline = useTimeline(path);
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Box sx={withAside(340)}>
        <CaseHeader record={record} />
        <Box sx={stack}>
          <ActionsPanel record={record} />
          <DemoClock path={path} nextDueAt={record.nextDueAt} over={record.status === 'CLOSED'} what="本件" />
        </Box>
      </Box>
      <Panel title="流程图">
        <ProcessDiagram record={record} timeline={timeline.entries} />
      </Panel>
      <Box sx={withAside(340)}>
        <Box sx={stack}>
          <TimelinePanel path={path} />
          <FactsPanel record={record} />
          <MaterialsPanel record={record} />
          <ObligationsPanel record={record} />
        </Box>
        <Box sx={stack}>
          <PeoplePanel record={record} />
          <DocumentsPanel record={record} none="尚未出具文书；交办时出具交办通知书。" />
          <PaymentsPanel record={record} />
          <CallbacksPanel record={record} />
        </Box>
      </Box>
    </Box>
  );
};

export default RedemptionShow;

import { Panel } from '../../shared/Panel';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { ProcessDiagram } from '../diagram/ProcessDiagram';
import type { RedemptionDetail } from '../types';
import { useTimeline } from '../useTimeline';
import { Timeline } from './Timeline';

/** Diagram and timeline; both read the same history. */
export const ProcessPanel = ({ record }: { record: RedemptionDetail }) => {
  const { entries, error, refetch } = useTimeline(record.id);
  return (
    <>
      <Panel title="流程图">
        <ProcessDiagram record={record} timeline={entries} />
      </Panel>
      <Panel title="办理过程">
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        <Timeline entries={entries} />
      </Panel>
    </>
  );
};

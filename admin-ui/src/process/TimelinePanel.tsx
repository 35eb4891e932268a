import { Panel, ProblemAlert } from '../shared';
import { Timeline } from './Timeline';
import { useTimeline } from './useTimeline';

/** What was done in a process, by whom and by which rule; `path` is the subject's, below the API. */
export function TimelinePanel({ path }: { path: string }) {
  const { entries, error, refetch } = useTimeline(path);
  return (
    <Panel title="办理过程">
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      <Timeline entries={entries} />
    </Panel>
  );
}

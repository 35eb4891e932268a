import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { Link, Navigate } from 'react-router-dom';
import type { Workbench } from '../redemption/types';
import { EmptyState } from '../shared/EmptyState';
import { callApi } from '../shared/http';
import { Panel } from '../shared/Panel';
import { ProblemAlert } from '../shared/ProblemAlert';
import { hasRole, useSession } from '../shared/session';
import { CountTiles } from './CountTiles';
import { DutyTable, type DutyTask } from './DutyTable';
import { emptyHint } from './emptyHint';
import { TaskTable } from './TaskTable';

/** The page one starts the day with: counts, then my tasks with their clocks, most urgent first. */
const WorkbenchPage = () => {
  const session = useSession();
  const enterprise = hasRole(session, 'ENTERPRISE');
  const officer = hasRole(session, 'OFFICER');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['workbench'],
    queryFn: () => callApi<Workbench & { duties: DutyTask[] }>('/workbench'),
    refetchInterval: 30_000,
    enabled: session !== undefined && !enterprise && !officer,
  });
  if (enterprise) return <Navigate to="/portal" replace />;
  if (officer) return <Navigate to="/my" replace />;
  const schemes = hasRole(session, 'ORGANISER', 'DECISION_BODY');
  const isWindow = hasRole(session, 'WINDOW');
  return (
    <Box sx={{ display: 'grid', gap: 2, mt: 1.5, minWidth: 0 }}>
      <Title title="工作台" />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton variant="rounded" height={220} aria-label="正在加载" />}
      {data && (
        <>
          <CountTiles counts={data.counts} session={session} />
          {(schemes || data.duties.length > 0) && (
            <Panel title={`方案待办（${data.duties.length}）`}>
              {data.duties.length === 0 ? (
                <EmptyState title="没有到期要办的事项" hint="可以到“体验监督方案”查看人员和检查日历。" />
              ) : (
                <DutyTable duties={data.duties} />
              )}
            </Panel>
          )}
          {!(schemes && data.tasks.length === 0) && (
            <Panel
              title={`我的待办（${data.tasks.length}）`}
              aside={
                isWindow && (
                  <Button component={Link} to="/redemptions/create" variant="contained" size="small">
                    新建受理件
                  </Button>
                )
              }
            >
              {data.tasks.length === 0 ? (
                <EmptyState {...emptyHint(session)} />
              ) : (
                <TaskTable tasks={data.tasks} now={data.now} session={session} />
              )}
            </Panel>
          )}
        </>
      )}
    </Box>
  );
};

export default WorkbenchPage;

import Box from '@mui/material/Box';
import { Title } from 'react-admin';
import { useParams } from 'react-router-dom';
import { OwedList } from '../officer/OwedList';
import { PLAIN_LINKS } from '../officer-scheme/links';
import { ActionsPanel } from '../process/ActionsPanel';
import { DemoClock } from '../process/DemoClock';
import { DocumentsPanel } from '../process/DocumentsPanel';
import { ObligationsPanel } from '../process/ObligationsPanel';
import { TimelinePanel } from '../process/TimelinePanel';
import { Panel, ProblemAlert, withAside } from '../shared';
import { DisciplinePanel } from './DisciplinePanel';
import { pressing, termForms } from './forms';
import { withObjects } from './forms/objects';
import { LifePanel } from './LifePanel';
import { MonthsPanel } from './MonthsPanel';
import { OfficerPanel } from './OfficerPanel';
import { ProceduresPanel } from './ProceduresPanel';
import { RenewPanel } from './RenewPanel';
import { ReviewsPanel } from './ReviewsPanel';
import { StatusDiagram } from './StatusDiagram';
import { SubmissionsPanel } from './SubmissionsPanel';
import { TermHeader } from './TermHeader';
import type { TermRecord } from './types';
import { termPath, useTerm } from './useTerm';

const stack = { display: 'grid', gap: 2, minWidth: 0, alignContent: 'start' } as const;

/** One term on one page: what is owed, what was done, what is under way, and what may be done. */
export default function TermPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useTerm(id);
  return (
    <Box sx={{ mt: 1.5, ...PLAIN_LINKS }}>
      <Title title={data ? `聘期 ${data.name}` : '聘期'} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && <Term key={data.id} record={data} />}
    </Box>
  );
}

function Term({ record }: { record: TermRecord }) {
  const path = termPath(record.id);
  const over = record.endedAt !== null;
  return (
    <Box sx={{ ...stack }}>
      <Box sx={withAside(340)}>
        <TermHeader record={record} />
        <Box sx={stack}>
          <ActionsPanel
            path={path}
            record={withObjects(record)}
            forms={termForms}
            subtitle={`${record.name}　${record.certificateNo ?? ''}`}
            forward={pressing(record)}
            aside={['urge', 'order']}
          />
          <RenewPanel record={record} />
          <DemoClock
            path={path}
            nextDueAt={record.nextDueAt}
            over={over && record.openProcedures === 0}
            what="本聘期"
          />
        </Box>
      </Box>
      <Panel title="聘期的去向">
        <StatusDiagram record={record} />
      </Panel>
      <Box sx={withAside(340)}>
        <Box sx={stack}>
          <ProceduresPanel record={record} />
          {!over && (
            <Panel title="现在应完成的">
              <OwedList term={record} />
            </Panel>
          )}
          <MonthsPanel record={record} />
          <SubmissionsPanel record={record} />
          <DisciplinePanel record={record} />
          <LifePanel record={record} />
          <ReviewsPanel record={record} />
          <ObligationsPanel record={record} />
        </Box>
        <Box sx={stack}>
          <OfficerPanel record={record} />
          <DocumentsPanel record={record} none="尚未出具文书。" />
          <TimelinePanel path={path} />
        </Box>
      </Box>
    </Box>
  );
}

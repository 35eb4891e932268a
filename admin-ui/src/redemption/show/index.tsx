import Box from '@mui/material/Box';
import { Show, useShowContext } from 'react-admin';
import { ActionsPanel } from '../actions/ActionsPanel';
import type { RedemptionDetail } from '../types';
import { CallbacksPanel } from './CallbacksPanel';
import { CaseHeader } from './CaseHeader';
import { DemoClock } from './DemoClock';
import { DocumentsPanel } from './DocumentsPanel';
import { FactsPanel } from './FactsPanel';
import { MaterialsPanel } from './MaterialsPanel';
import { ObligationsPanel } from './ObligationsPanel';
import { PaymentsPanel } from './PaymentsPanel';
import { PeoplePanel } from './PeoplePanel';
import { ProcessPanel } from './ProcessPanel';

/** One case on one page: clocks, facts, process, history, and what may be done. */
const RedemptionShow = () => (
  <Show
    actions={false}
    title={<CaseTitle />}
    queryOptions={{ refetchInterval: 30_000 }}
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
  const { record } = useShowContext<RedemptionDetail>();
  if (!record) return null;
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <CaseHeader record={record} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 360px' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0, order: { xs: 2, lg: 1 } }}>
          <ProcessPanel record={record} />
          <FactsPanel record={record} />
          <MaterialsPanel record={record} />
          <ObligationsPanel record={record} />
        </Box>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0, order: { xs: 1, lg: 2 } }}>
          <ActionsPanel record={record} />
          <DemoClock record={record} />
          <PeoplePanel record={record} />
          <DocumentsPanel record={record} />
          <PaymentsPanel record={record} />
          <CallbacksPanel record={record} />
        </Box>
      </Box>
    </Box>
  );
};

export default RedemptionShow;

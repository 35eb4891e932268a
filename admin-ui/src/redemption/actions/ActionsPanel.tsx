import { ActionsPanel as Actions } from '../../process/ActionsPanel';
import { ASIDE, FORWARD } from '../commands';
import type { RedemptionDetail } from '../types';
import { commandForms } from './forms';

/** What I may do with this case now, and why not the rest. */
export const ActionsPanel = ({ record }: { record: RedemptionDetail }) => (
  <Actions
    path={`/redemptions/${record.id}`}
    record={record}
    forms={commandForms}
    subtitle={`${record.caseNo} ${record.enterprise.name}`}
    forward={FORWARD}
    aside={ASIDE}
  />
);

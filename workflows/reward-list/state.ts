import type { CalendarSlice } from '../rules/calendar/types';
import type { Obligation } from '../rules/obligations/types';
import type { RewardListStatus } from '../rules/officer-term/assessmentLabels';
import type { RewardListGuardFacts } from '../rules/officer-term/rewardGuards';
import type { RewardLine } from '../rules/officer-term/rewardLines';
import type { RewardListInput } from './messages';

/** Everything the process knows of its list. Plain JSON; ids, codes, amounts and instants only. */
export interface RewardListState {
  input: RewardListInput;
  calendar: CalendarSlice;
  obligations: Obligation[];
  /** How many obligations of each kind were opened so far; their ids are `<kind>-<n>`. */
  opened: Record<string, number>;
  status: RewardListStatus;
  lines: RewardLine[];
  fundStatus: 'RESERVED' | 'SHORT' | 'RELEASED' | null;
  preparedBy: string | null;
  preparedAt: string | null;
  submittedBy: string | null;
  submittedAt: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
  closedAt: string | null;
}

export function initialState(input: RewardListInput): RewardListState {
  return {
    input,
    calendar: input.calendar,
    obligations: [],
    opened: {},
    status: 'DRAFT',
    lines: [],
    fundStatus: null,
    preparedBy: null,
    preparedAt: null,
    submittedBy: null,
    submittedAt: null,
    approvedBy: null,
    approvedAt: null,
    closedAt: null,
  };
}

/** What the guard looks at. */
export function factsOf(state: RewardListState): RewardListGuardFacts {
  const { input, lines } = state;
  const { rewards, term } = input.parameters;
  return {
    status: state.status,
    ruleId: rewards?.barRuleId ?? term.ruleId,
    officeOrganisationId: input.office.id,
    approverOrganisationId: input.approver.id,
    financeOrganisationId: input.finance.id,
    preparers: [state.preparedBy, state.submittedBy].filter((id) => id !== null),
    approvedBy: state.approvedBy,
    receivers: lines.flatMap(({ fen, accountId }) => (fen > 0 && accountId ? [accountId] : [])),
    parameters: input.parameters,
  };
}

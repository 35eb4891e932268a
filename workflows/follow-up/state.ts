import type { CalendarSlice } from '../rules/calendar/types';
import type { FollowUpFacts } from '../rules/follow-up/guards';
import { emptyContent, type FollowUpContent, type FollowUpStatus } from '../rules/follow-up/types';
import type { Obligation } from '../rules/obligations/types';
import type { FollowUpInput } from './messages';

/** Everything the process knows. Plain JSON; ids, codes and instants only. */
export interface FollowUpState {
  input: FollowUpInput;
  calendar: CalendarSlice;
  obligations: Obligation[];
  status: FollowUpStatus;
  content: FollowUpContent;
  /** Its beginning is on record. */
  begunAt: string | null;
}

export const initialState = (input: FollowUpInput): FollowUpState => ({
  input,
  calendar: input.calendar,
  obligations: [],
  status: 'REGISTERED',
  content: emptyContent(),
  begunAt: null,
});

export const isOver = ({ status }: FollowUpState): boolean => status === 'CLOSED';

/** What the guard looks at. */
export const factsOf = ({ input, status, content }: FollowUpState): FollowUpFacts => ({
  status,
  content,
  parameters: input.parameters,
  organOrganisationId: input.organ.id,
  objectOrganisationId: input.object.organisation?.id ?? null,
});

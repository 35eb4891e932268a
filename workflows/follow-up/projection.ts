import type { FollowUpParameters } from '../rules/follow-up/parameters';
import type {
  FollowUpContent,
  FollowUpKind,
  FollowUpOutcome,
  FollowUpStatus,
} from '../rules/follow-up/types';
import { isOpen } from '../rules/obligations/obligation';
import type { FollowUpState } from './state';

/** The row of the follow-up and the files that came with the step, as the record step writes them. */
export interface FollowUpProjection {
  /** Set for the first step only: the row is inserted. */
  create: {
    schemeCode: string;
    schemeVersion: number;
    kind: FollowUpKind;
    pointId: string | null;
    aspects: string[];
    hasContact: boolean;
    objectId: string;
    objectName: string;
    objectOrganisationId: string | null;
    organOrganisationId: string;
    parameters: FollowUpParameters;
    startedAt: string;
  } | null;
  row: FollowUpColumns;
  files: string[];
}

/** Columns that follow from the state alone; written whole at every step. */
export interface FollowUpColumns {
  status: FollowUpStatus;
  content: FollowUpContent;
  outcome: FollowUpOutcome | null;
  satisfaction: number | null;
  /** The evaluated object knows of it. */
  passedOn: boolean;
  passedOnAt: string | null;
  endedAt: string | null;
  nextDueAt: string | null;
  nextDueKind: string | null;
  overdueCount: number;
}

export function columnsOf({ status, content, obligations }: FollowUpState): FollowUpColumns {
  const open = obligations.filter(isOpen);
  const next = open.filter(({ dueAt }) => dueAt !== null).sort((a, b) => (a.dueAt! < b.dueAt! ? -1 : 1))[0];
  return {
    status,
    content,
    outcome: content.outcome,
    satisfaction: content.callbacks.at(-1)?.satisfaction ?? null,
    passedOn: content.passing !== null,
    passedOnAt: content.passing?.at ?? null,
    endedAt: content.endedAt,
    nextDueAt: next?.dueAt ?? null,
    nextDueKind: next?.kind ?? null,
    overdueCount: open.filter((each) => each.status === 'BREACHED').length,
  };
}

export function createOf({ input, begunAt }: FollowUpState): NonNullable<FollowUpProjection['create']> {
  const { schemeCode, schemeVersion, kind, pointId, aspects, hasContact, parameters, object, organ } = input;
  return {
    schemeCode,
    schemeVersion,
    kind,
    pointId,
    aspects,
    hasContact,
    objectId: object.id,
    objectName: object.name,
    objectOrganisationId: object.organisation?.id ?? null,
    organOrganisationId: organ.id,
    parameters,
    startedAt: begunAt as string,
  };
}

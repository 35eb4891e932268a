import type { Measure, MeasureEventType, MeasureStatus } from '../rules/evaluation/measures/measure';
import type { Group, LadderMeasure } from '../rules/evaluation/parameters';
import { isOpen } from '../rules/obligations/obligation';
import type { MeasureInput } from './messages';
import type { MeasureState } from './state';

/** The measure's row and the files that came with the step, as the record step writes them. */
export interface MeasureProjection {
  /** Set for the first step only: the row is inserted. */
  create: {
    schemeCode: string;
    schemeVersion: number;
    kind: LadderMeasure;
    dueKey: string;
    roundId: string;
    roundYear: number;
    roundNumber: number;
    streak: number;
    objectId: string;
    objectName: string;
    objectGroup: Group;
    objectOrganisationId: string | null;
    organOrganisationId: string;
    organiserOrganisationId: string;
    organs: Record<string, string>;
    parameters: MeasureInput['parameters'];
    startedAt: string;
  } | null;
  row: MeasureColumns;
  files: { uploadId: string; event: MeasureEventType; itemId: string | null }[];
}

/** Columns that follow from the state alone; written whole at every step. */
export interface MeasureColumns {
  status: MeasureStatus;
  content: Measure;
  /** China date set by the notice. */
  dueOn: string | null;
  /** The appointed time of interview or session. */
  meetsAt: string | null;
  endedAt: string | null;
  nextDueAt: string | null;
  nextDueKind: string | null;
  overdueCount: number;
}

export function columnsOf({ measure, obligations }: MeasureState): MeasureColumns {
  const content = measure as Measure;
  const open = obligations.filter(isOpen);
  const next = open.filter(({ dueAt }) => dueAt !== null).sort((a, b) => (a.dueAt! < b.dueAt! ? -1 : 1))[0];
  return {
    status: content.status,
    content,
    dueOn: dueOnOf(content),
    meetsAt: meetsAtOf(content),
    endedAt: content.endedAt,
    nextDueAt: next?.dueAt ?? null,
    nextDueKind: next?.kind ?? null,
    overdueCount: open.filter(({ status }) => status === 'BREACHED').length,
  };
}

function dueOnOf(measure: Measure): string | null {
  if (measure.kind === 'RECTIFY') return measure.dueOn;
  return measure.kind === 'REVIEW' ? (measure.notice?.reportDueOn ?? null) : null;
}

export function meetsAtOf(measure: Measure): string | null {
  if (measure.kind === 'INTERVIEW') return measure.convenings.at(-1)?.meetsAt ?? null;
  return measure.kind === 'REVIEW' ? (measure.sessions.at(-1)?.meetsAt ?? null) : null;
}

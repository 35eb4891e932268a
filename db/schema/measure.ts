import type { Generated } from 'kysely';
import type { MeasureParameters } from '../../workflows/rules/evaluation/measures/common';
import type {
  Measure,
  MeasureEventType,
  MeasureStatus,
} from '../../workflows/rules/evaluation/measures/measure';
import type { Group, LadderMeasure } from '../../workflows/rules/evaluation/parameters';
import type { CalendarDate, Instant, Json } from './columns';

/** Projection of one measure of the ladder; written only by the step record. */
export interface MeasureTable {
  id: string;
  schemeCode: string;
  schemeVersion: number;
  kind: LadderMeasure;
  /** Names object, round and rung once. */
  dueKey: string;
  roundId: string;
  roundYear: number;
  roundNumber: number;
  /** Bottom placings in a row when it was started. */
  streak: number;
  objectId: string;
  objectName: string;
  objectGroup: Group;
  /** Null: the organ registers what the object hands in. */
  objectOrganisationId: string | null;
  /** The organ that runs this kind of measure. */
  organOrganisationId: string;
  organiserOrganisationId: string;
  regionId: string;
  /** Id of the organisation that is each organ. */
  organs: Json<Record<string, string>>;
  /** What the measure is run by, as frozen at its start. */
  parameters: Json<MeasureParameters>;
  status: MeasureStatus;
  /** The measure by the pure rules: steps, answers, ids of texts and files. */
  content: Json<Measure>;
  dueOn: CalendarDate | null;
  meetsAt: Instant | null;
  startedAt: Instant;
  endedAt: Instant | null;
  nextDueAt: Instant | null;
  nextDueKind: string | null;
  overdueCount: Generated<number>;
  stepSeq: number;
  updatedAt: Instant;
  clockOffsetMs: Generated<number>;
}

/** A file that came with a step of a measure. */
export interface MeasureFileTable {
  measureId: string;
  uploadId: string;
  stepSeq: number;
  event: MeasureEventType;
  /** Item of the plan, or commitment, that it is evidence of. */
  itemId: string | null;
}

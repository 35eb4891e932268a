import { z } from 'zod';
import { type ListQuery, listQuery } from '../list';
import {
  HEARING_SORTS,
  HearingFilter,
  RECORD_SORTS,
  RecordFilter,
  SUBMISSION_SORTS,
  SubmissionFilter,
  TERM_SORTS,
  TermFilter,
} from './schemas';

export const termQuery = listQuery(TermFilter, TERM_SORTS, { field: 'fromDate', descending: true });
export const hearingQuery = listQuery(HearingFilter, HEARING_SORTS, {
  field: 'detectedAt',
  descending: true,
});
export const submissionQuery = listQuery(SubmissionFilter, SUBMISSION_SORTS, {
  field: 'arrivedAt',
  descending: true,
});
export const recordQuery = listQuery(RecordFilter, RECORD_SORTS, { field: 'heldOn', descending: true });

/** A list of terms with the year that the table of months shows. */
export const matrixQuery = z
  .looseObject({ year: z.coerce.number().int().min(2000).max(2100).optional() })
  .transform(({ year, ...list }) => ({ year, list: termQuery.parse(list) }));

export type TermQuery = ListQuery<z.output<typeof TermFilter>>;
export type HearingQuery = ListQuery<z.output<typeof HearingFilter>>;
export type SubmissionQuery = ListQuery<z.output<typeof SubmissionFilter>>;
export type RecordQuery = ListQuery<z.output<typeof RecordFilter>>;

import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { OfficerFileTable, OfficerSubmissionTable } from '../schema';
import { canonicalJson } from './hash';

/** What of a submission is sealed when it is filed: everything the officer said, and when. */
export const SEALED_COLUMNS = [
  'id',
  'termId',
  'schemeCode',
  'kind',
  'nil',
  'urgent',
  'title',
  'body',
  'remedy',
  'details',
  'place',
  'targetOrganisationId',
  'targetText',
  'observedOn',
  'knownOn',
  'arrivedAt',
  'filedAt',
  'filedBy',
] as const;

export type SealedSubmission = Pick<Selectable<OfficerSubmissionTable>, (typeof SEALED_COLUMNS)[number]>;
export type SealedFile = Pick<OfficerFileTable, 'uploadId' | 'kind'> & { sha256: string };

/**
 * SHA-256 (hex) over the canonical JSON of a filed submission and its files. It stands in the row and in the audit
 * event of the filing, so that neither words nor pictures can be exchanged afterwards.
 */
export function submissionHash(submission: SealedSubmission, files: readonly SealedFile[]): string {
  const content = Object.fromEntries(SEALED_COLUMNS.map((column) => [column, submission[column]]));
  const inOrder = files
    .map(({ uploadId, kind, sha256 }) => ({ uploadId, kind, sha256 }))
    .sort((a, b) => (a.uploadId < b.uploadId ? -1 : 1));
  return createHash('sha256')
    .update(canonicalJson({ ...content, files: inOrder }))
    .digest('hex');
}

import { ApplicationFailure } from '@temporalio/common';
import { SEALED_COLUMNS, submissionHash } from '../../db/audit/submission';
import type { Pipeline } from '../../db/pipeline';
import type { OfficerTermProjection, TermChange } from '../../workflows/officer-term/projection';
import type { StepEnvelope } from '../../workflows/shared/records';
import { nextNumber } from '../record/documents';

type Envelope = StepEnvelope<OfficerTermProjection>;
type Filed = Extract<TermChange, { change: 'FILED' }>;

/** A draft that the step hands in, read and locked: its number, and the seal of what it says. */
export interface Filing {
  id: string;
  number: string;
  contentSha256: string;
  row: {
    status: 'FILED';
    kind: Filed['kind'];
    nil: boolean;
    urgent: boolean;
    arrivedAt: string;
    filedAt: string;
    filedBy: string;
  };
}

/** Locks the drafts that the step files, numbers and seals them; from here on nobody can change them. */
export function claimFilings(pipeline: Pipeline, step: Envelope): Promise<Filing[]> {
  const filed = step.projection.changes.filter((each) => each.change === 'FILED');
  return Promise.all(filed.map((each) => claimFiling(pipeline, step, each)));
}

async function claimFiling({ db, run }: Pipeline, step: Envelope, filed: Filed): Promise<Filing> {
  const { schemeCode } = step.projection;
  const [[draft], files, { year, number }] = await Promise.all([
    run(
      db
        .selectFrom('officerSubmission')
        .select([...SEALED_COLUMNS])
        .where('id', '=', filed.id)
        .where('termId', '=', step.subject.id)
        .forUpdate(),
    ),
    run(
      db
        .selectFrom('officerFile')
        .innerJoin('upload', 'upload.id', 'officerFile.uploadId')
        .select(['officerFile.uploadId', 'officerFile.kind', 'upload.sha256'])
        .where('officerFile.ownerType', '=', 'submission')
        .where('officerFile.ownerId', '=', filed.id),
    ),
    nextNumber({ db, run }, `${schemeCode}-filing`, step.at),
  ]);
  if (!draft)
    throw ApplicationFailure.nonRetryable(
      'the draft to be filed does not exist in this term',
      'RecordRefused',
    );
  const row: Filing['row'] = {
    status: 'FILED',
    kind: filed.kind,
    nil: filed.nil,
    urgent: filed.urgent,
    arrivedAt: filed.arrivedAt,
    filedAt: step.at,
    filedBy: filed.by,
  };
  return {
    id: filed.id,
    number: `${schemeCode}-${year}-${String(number).padStart(6, '0')}`,
    contentSha256: submissionHash({ ...draft, ...row }, files),
    row,
  };
}

export async function writeFiling({ db, run }: Pipeline, filing: Filing): Promise<void> {
  const { id, number, contentSha256, row } = filing;
  await run(
    db
      .updateTable('officerSubmission')
      .set({ ...row, number, contentSha256, updatedAt: row.filedAt })
      .where('id', '=', id),
  );
}

import type { Pipeline } from '../../db/pipeline';
import { toJson } from '../../db/schema';
import type { OfficerTermColumns, OfficerTermProjection } from '../../workflows/officer-term/projection';
import type { StepEnvelope } from '../../workflows/shared/records';
import { nextNumber } from '../record/documents';
import type { Projected, Projector } from '../record/step';
import { claimAccount, closeAccess } from './access';
import { writeChange } from './changes';
import { claimFilings, type Filing, writeFiling } from './filing';
import { upsertProcedures } from './procedures';

type Envelope = StepEnvelope<OfficerTermProjection>;

/** What a step of a term has to know before it writes. */
interface TermClaim extends Projected {
  /** Of a new term that comes without a numbered certificate or plaque. */
  certificateNo: string | null;
  filings: Filing[];
  /** Account whose access the step closes. */
  accountId: string | null;
}

/**
 * Writes the term's own rows: the term, its procedures, and what hangs on it. Answers the number of a new term as
 * `CERTIFICATE` (or that of its plaque as `PLAQUE`) and that of what was filed as `SUBMISSION`, and in `data` the seals of what was filed, by id.
 */
export const officerTermProjector: Projector<OfficerTermProjection, TermClaim> = {
  async claim(pipeline, step) {
    const [certificateNo, filings, accountId] = await Promise.all([
      step.projection.create && !certificateOf(step) ? claimCertificate(pipeline, step) : null,
      claimFilings(pipeline, step),
      claimAccount(pipeline, step),
    ]);
    const numbers: Record<string, string> = certificateNo ? { CERTIFICATE: certificateNo } : {};
    for (const { number } of filings) numbers.SUBMISSION = number;
    const sealed = filings.map(({ id, contentSha256 }) => [id, contentSha256]);
    const data = sealed.length > 0 ? { contentSha256: Object.fromEntries(sealed) } : {};
    return { certificateNo, filings, accountId, numbers, data };
  },

  write(pipeline, step, claim, numbersByKind, documentNumbers) {
    const at = { termId: step.subject.id, at: step.at };
    return Promise.all([
      step.projection.create
        ? insertTerm(pipeline, step, numbersByKind[certificateOf(step) ?? ''] ?? claim.certificateNo)
        : updateTerm(pipeline, step),
      upsertProcedures(pipeline, step, documentNumbers),
      ...claim.filings.map((each) => writeFiling(pipeline, each)),
      ...step.projection.changes.map((each) => writeChange(pipeline, each, at)),
      claim.accountId === null ? undefined : closeAccess(pipeline, step, claim.accountId),
    ]);
  },
};

/** Kind of the document that certifies the appointment, when the step issues one; the term carries its number. */
const certificateOf = ({ record }: Envelope): string | undefined =>
  record.documents.find(({ kind }) => kind === 'CERTIFICATE' || kind === 'PLAQUE')?.kind;

/** The next number of the scheme in the year of the appointment, e.g. BT-2022-000012. */
async function claimCertificate(pipeline: Pipeline, step: Envelope): Promise<string> {
  const { schemeCode } = step.projection;
  const { year, number } = await nextNumber(pipeline, `${schemeCode}-certificate`, step.at);
  return `${schemeCode}-${year}-${String(number).padStart(6, '0')}`;
}

async function insertTerm({ db, run }: Pipeline, step: Envelope, certificateNo: string | null) {
  const { create, officeOrganisationId, row } = step.projection;
  if (!create) return;
  const { span, category, candidate, ...rest } = create;
  await run(
    db.insertInto('officerTerm').values({
      ...rest,
      ...columnsOf(row),
      id: step.subject.id,
      officeOrganisationId,
      certificateNo,
      category: category?.code ?? null,
      categoryText: category?.text ?? null,
      candidate: toJson(candidate),
      fromDate: span.from,
      appointedAt: step.at,
      stepSeq: step.seq,
      updatedAt: step.at,
    }),
  );
}

async function updateTerm({ db, run }: Pipeline, step: Envelope): Promise<void> {
  await run(
    db
      .updateTable('officerTerm')
      .set({ ...columnsOf(step.projection.row), stepSeq: step.seq, updatedAt: step.at })
      .where('id', '=', step.subject.id),
  );
}

function columnsOf({ renewal, ...row }: OfficerTermColumns) {
  return { ...row, renewal: renewal === null ? null : toJson(renewal) };
}

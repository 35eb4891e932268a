import type { Selectable } from 'kysely';
import type { AssessmentStatus } from '../../workflows/rules/officer-term/assessmentLabels';
import type { Span } from '../../workflows/rules/officer-term/periods';
import type { Db } from '../connect';
import type { AssessmentTable } from '../schema';
import { type PageRequest, pageOf } from './page';
import { inScope, type Scope } from './scope';

export interface AssessmentFilter {
  schemeCode?: string | undefined;
  status?: AssessmentStatus[] | undefined;
  yearFrom?: string | undefined;
}

/** Columns by which assessments can be listed. */
export const ASSESSMENT_SORTS = ['id', 'schemeCode', 'yearFrom', 'status', 'openedAt', 'nextDueAt'] as const;

export type AssessmentRow = Selectable<AssessmentTable> & {
  schemeName: string;
  officeOrganisationName: string;
  confirmerOrganisationName: string;
};

const named = (db: Db) =>
  db
    .selectFrom('assessment')
    .innerJoin('scheme', (join) =>
      join
        .onRef('scheme.code', '=', 'assessment.schemeCode')
        .onRef('scheme.version', '=', 'assessment.schemeVersion'),
    )
    .innerJoin('organisation as office', 'office.id', 'assessment.officeOrganisationId')
    .innerJoin('organisation as confirmer', 'confirmer.id', 'assessment.confirmerOrganisationId')
    .selectAll('assessment')
    .select([
      'scheme.name as schemeName',
      'office.name as officeOrganisationName',
      'confirmer.name as confirmerOrganisationName',
    ]);

/** Assessments inside a scope. */
export function listAssessments(db: Db, scope: Scope, asked: PageRequest & { filter: AssessmentFilter }) {
  const { schemeCode, status, yearFrom } = asked.filter;
  let query = named(db).where((eb) => inScope(eb as never, 'assessment', scope));
  if (schemeCode) query = query.where('assessment.schemeCode', '=', schemeCode);
  if (status?.length) query = query.where('assessment.status', 'in', status);
  if (yearFrom) query = query.where('assessment.yearFrom', '=', yearFrom);
  return pageOf(db, query, asked, { sort: `assessment.${asked.sort.field}`, tie: 'assessment.id' });
}

/** One assessment with its names, or undefined; whether it may be read is for the caller. */
export function findAssessment(db: Db, id: string): Promise<AssessmentRow | undefined> {
  return named(db).where('assessment.id', '=', id).executeTakeFirst();
}

/** Everybody's figures and grades with names, the best first as the machine put them. */
export function personsOfAssessment(db: Db, assessmentId: string) {
  return db
    .selectFrom('assessmentPerson')
    .innerJoin('officerTerm', 'officerTerm.id', 'assessmentPerson.termId')
    .innerJoin('officer', 'officer.id', 'officerTerm.officerId')
    .leftJoin('textNote', 'textNote.id', 'assessmentPerson.adjustmentNoteId')
    .selectAll('assessmentPerson')
    .select([
      'officer.name as officerName',
      'officerTerm.certificateNo',
      'officerTerm.channel',
      'officerTerm.status as termStatus',
      'textNote.body as adjustmentNote',
    ])
    .where('assessmentPerson.assessmentId', '=', assessmentId)
    .orderBy('assessmentPerson.rank')
    .orderBy('assessmentPerson.adopted', 'desc')
    .orderBy('assessmentPerson.provided', 'desc')
    .orderBy('officerTerm.certificateNo')
    .orderBy('assessmentPerson.termId')
    .execute();
}

/** Names of officers by term. */
export async function officerNamesOfTerms(db: Db, termIds: readonly string[]): Promise<Map<string, string>> {
  if (termIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('officerTerm')
    .innerJoin('officer', 'officer.id', 'officerTerm.officerId')
    .select(['officerTerm.id', 'officer.name'])
    .where('officerTerm.id', 'in', [...termIds])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A term with what an assessment of its year has to know. */
export type TermOfScheme = Awaited<ReturnType<typeof termsOfScheme>>[number];

/** Terms of schemes that had a day in common with the span; of one version, if it is given. */
export function termsOfScheme(
  db: Db,
  { schemeCodes, version, span }: { schemeCodes: readonly string[]; version?: number; span?: Span },
) {
  let query = db
    .selectFrom('officerTerm')
    .innerJoin('officer', 'officer.id', 'officerTerm.officerId')
    .innerJoin('scheme', (join) =>
      join
        .onRef('scheme.code', '=', 'officerTerm.schemeCode')
        .onRef('scheme.version', '=', 'officerTerm.schemeVersion'),
    )
    .select([
      'scheme.name as schemeName',
      'officerTerm.id',
      'officerTerm.schemeCode',
      'officerTerm.schemeVersion',
      'officerTerm.fromDate',
      'officerTerm.toDate',
      'officerTerm.status',
      'officerTerm.endedAt',
      'officerTerm.certificateNo',
      'officerTerm.officerAccountId',
      'officer.name as officerName',
      'officer.fiscalPayroll',
    ])
    .where('officerTerm.schemeCode', 'in', schemeCodes.length > 0 ? [...schemeCodes] : [''])
    .orderBy('officerTerm.certificateNo')
    .orderBy('officerTerm.id');
  if (version !== undefined) query = query.where('officerTerm.schemeVersion', '=', version);
  if (span) {
    query = query.where('officerTerm.fromDate', '<=', span.to).where('officerTerm.toDate', '>=', span.from);
  }
  return query.execute();
}

/** Special evaluations that somebody attended without doing what was asked (BT-ASM-6); `term:gathering`. */
export async function evaluationsNotDone(db: Db, termIds: readonly string[]): Promise<Set<string>> {
  if (termIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('gatheringInvitation')
    .innerJoin('gathering', 'gathering.id', 'gatheringInvitation.gatheringId')
    .select(['gatheringInvitation.termId', 'gatheringInvitation.gatheringId'])
    .where('gatheringInvitation.termId', 'in', [...termIds])
    .where('gatheringInvitation.doneAsRequired', '=', false)
    .where('gathering.kind', '=', 'EVALUATION')
    .execute();
  return new Set(rows.map(({ termId, gatheringId }) => `${termId}:${gatheringId}`));
}

/** Assessments of schemes that stand or are under way: a year with one needs none. */
export function standingAssessments(db: Db, schemeCodes: readonly string[]) {
  return db
    .selectFrom('assessment')
    .select(['id', 'schemeCode', 'schemeVersion', 'yearFrom', 'yearTo', 'status', 'replacesId', 'replacedBy'])
    .where('schemeCode', 'in', schemeCodes.length > 0 ? [...schemeCodes] : [''])
    .where('status', '<>', 'WITHDRAWN')
    .execute();
}

/** Reviews without grades that were confirmed for spans with this last day, by term. */
export async function reviewsOfTerms(db: Db, termIds: readonly string[], toDate: string) {
  if (termIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('officerReview')
    .leftJoin('textNote', 'textNote.id', 'officerReview.noteId')
    .select([
      'officerReview.id',
      'officerReview.termId',
      'officerReview.confirmedAt',
      'textNote.body as note',
    ])
    .where('officerReview.termId', 'in', [...termIds])
    .where('officerReview.toDate', '=', toDate)
    .execute();
  return new Map(rows.map(({ termId, ...review }) => [termId, review]));
}

/** Notes by id. */
export async function noteBodies(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom('textNote').select(['id', 'body']).where('id', 'in', wanted).execute();
  return new Map(rows.map(({ id, body }) => [id, body]));
}

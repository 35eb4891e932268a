import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { SubmissionKind } from '../../workflows/rules/officer-term/parameters';
import type { Db } from '../connect';
import type { Database, OfficerSubmissionTable, SubmissionStatus, SubmissionVerdict } from '../schema';
import { termsNamed } from './officerTerm';
import { containing, countUpTo, directionOf, type PageRequest } from './page';
import { inScope, type Scope } from './scope';

export interface SubmissionFilter {
  schemeCode?: string | undefined;
  /** Found in the title; the whole number; or in what an officer is found by. */
  q?: string | undefined;
  status?: readonly SubmissionStatus[] | undefined;
  kind?: SubmissionKind | undefined;
  verdict?: SubmissionVerdict | undefined;
  termId?: string | undefined;
  urgent?: boolean | undefined;
  /** Arrived within these instants, both included. */
  arrivedFrom?: string | undefined;
  arrivedTo?: string | undefined;
}

export const SUBMISSION_SORTS = ['arrivedAt', 'screenedAt', 'number'] as const;

type Submissions = SelectQueryBuilder<Database, 'officerSubmission', object>;

/** A submission with the names that lists show. */
export type SubmissionListRow = Selectable<OfficerSubmissionTable> & {
  officerName: string;
  targetOrganisationName: string | null;
  adoptedByOrganisationName: string | null;
  duplicateOfNumber: string | null;
};

/** What was filed, inside a scope, that fits a filter; drafts are their writers' own and never listed. */
export function selectSubmissions(db: Db, scope: Scope, filter: SubmissionFilter): Submissions {
  let query: Submissions = db
    .selectFrom('officerSubmission')
    .where((eb) => inScope(eb, 'officerSubmission', scope))
    .where('officerSubmission.status', '<>', 'DRAFT');
  const { schemeCode, q, status, kind, verdict, termId, urgent, arrivedFrom, arrivedTo } = filter;
  if (schemeCode) query = query.where('officerSubmission.schemeCode', '=', schemeCode);
  if (termId) query = query.where('officerSubmission.termId', '=', termId);
  if (status?.length) query = query.where('officerSubmission.status', 'in', [...status]);
  if (kind) query = query.where('officerSubmission.kind', '=', kind);
  if (verdict) query = query.where('officerSubmission.verdict', '=', verdict);
  if (urgent !== undefined) query = query.where('officerSubmission.urgent', '=', urgent);
  if (arrivedFrom) query = query.where('officerSubmission.arrivedAt', '>=', arrivedFrom);
  if (arrivedTo) query = query.where('officerSubmission.arrivedAt', '<=', arrivedTo);
  if (q) query = query.where('officerSubmission.id', 'in', submissionsHolding(db, q));
  return query;
}

function submissionsHolding(db: Db, text: string) {
  const filed = () =>
    db.selectFrom('officerSubmission').select('officerSubmission.id').where('status', '<>', 'DRAFT');
  return filed()
    .where('title', 'ilike', containing(text))
    .$if([...text].length > 1, (query) => query.where(sql<boolean>`grams(title) @> grams(${text}::text)`))
    .union(filed().where('number', '=', text.trim().toUpperCase()))
    .union(filed().where('termId', 'in', termsNamed(db, text)));
}

/** One page of what was filed; names are joined to the rows of the page only. */
export async function listSubmissions(
  db: Db,
  scope: Scope,
  asked: PageRequest & { filter: SubmissionFilter },
): Promise<{ rows: SubmissionListRow[]; total: number }> {
  const { field, descending } = asked.sort;
  const column = sql.ref(`officerSubmission.${field}`);
  const filed = selectSubmissions(db, scope, asked.filter);
  const page = filed
    .select('officerSubmission.id')
    .orderBy(column, directionOf(field, descending))
    .orderBy('officerSubmission.id')
    .limit(asked.limit)
    .offset(asked.offset);
  const [rows, total] = await Promise.all([
    withNames(db.selectFrom('officerSubmission').where('officerSubmission.id', 'in', page))
      .orderBy(column, directionOf(field, descending))
      .orderBy('officerSubmission.id')
      .execute(),
    countUpTo(db, filed),
  ]);
  return { rows, total };
}

/** One submission or draft with its names, people and notes, or undefined; whether it may be read is for the caller. */
export function findSubmissionView(db: Db, id: string) {
  return withNames(db.selectFrom('officerSubmission').where('officerSubmission.id', '=', id))
    .leftJoin('account as filer', 'filer.id', 'officerSubmission.filedBy')
    .leftJoin('account as screener', 'screener.id', 'officerSubmission.screenedBy')
    .leftJoin('account as adopter', 'adopter.id', 'officerSubmission.adoptionBy')
    .leftJoin('textNote as screening', 'screening.id', 'officerSubmission.screeningNoteId')
    .leftJoin('textNote as adoption', 'adoption.id', 'officerSubmission.adoptionNoteId')
    .select([
      'filer.displayName as filedByName',
      'screener.displayName as screenedByName',
      'adopter.displayName as adoptionByName',
      'screening.body as screeningNote',
      'adoption.body as adoptionNote',
    ])
    .executeTakeFirst();
}

function withNames(query: Submissions) {
  return query
    .innerJoin('officerTerm', 'officerTerm.id', 'officerSubmission.termId')
    .innerJoin('officer', 'officer.id', 'officerTerm.officerId')
    .leftJoin('organisation as target', 'target.id', 'officerSubmission.targetOrganisationId')
    .leftJoin('organisation as adopting', 'adopting.id', 'officerSubmission.adoptedByOrganisationId')
    .leftJoin('officerSubmission as original', 'original.id', 'officerSubmission.duplicateOf')
    .selectAll('officerSubmission')
    .select([
      'officer.name as officerName',
      'target.name as targetOrganisationName',
      'adopting.name as adoptedByOrganisationName',
      'original.number as duplicateOfNumber',
    ]);
}

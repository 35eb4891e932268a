import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { ProcedureStatus } from '../../workflows/rules/officer-term/hearing/types';
import type { Ground } from '../../workflows/rules/officer-term/parameters';
import type { Db } from '../connect';
import type { Database, OfficerProcedureTable } from '../schema';
import { termsNamed } from './officerTerm';
import { countUpTo, directionOf, type PageRequest } from './page';
import { inScope, type Scope } from './scope';

export interface ProcedureFilter {
  schemeCode?: string | undefined;
  q?: string | undefined;
  open?: boolean | undefined;
  status?: readonly ProcedureStatus[] | undefined;
  ground?: Ground | undefined;
  termId?: string | undefined;
}

export const PROCEDURE_SORTS = ['detectedAt', 'windowEndsAt', 'endedAt'] as const;

type Procedures = SelectQueryBuilder<Database, 'officerProcedure', object>;

/** A procedure with the names that lists show; notices and answers hang on `content`. */
export type ProcedureRow = Selectable<OfficerProcedureTable> & {
  officerName: string;
  certificateNo: string | null;
  deciderOrganisationName: string;
  noticeDocumentId: string | null;
  clockOffsetMs: number;
};

/** The procedures inside a scope that fit a filter; nothing selected yet. */
export function selectProcedures(db: Db, scope: Scope, filter: ProcedureFilter): Procedures {
  let query: Procedures = db
    .selectFrom('officerProcedure')
    .where((eb) => inScope(eb, 'officerProcedure', scope));
  const { schemeCode, q, open, status, ground, termId } = filter;
  if (schemeCode) query = query.where('officerProcedure.schemeCode', '=', schemeCode);
  if (termId) query = query.where('officerProcedure.termId', '=', termId);
  if (open !== undefined) query = query.where('officerProcedure.endedAt', open ? 'is' : 'is not', null);
  if (status?.length) query = query.where('officerProcedure.status', 'in', [...status]);
  if (ground) query = query.where('officerProcedure.ground', '=', ground);
  if (q) query = query.where('officerProcedure.termId', 'in', termsNamed(db, q));
  return query;
}

/** One page of procedures. */
export async function listProcedures(
  db: Db,
  scope: Scope,
  asked: PageRequest & { filter: ProcedureFilter },
): Promise<{ rows: ProcedureRow[]; total: number }> {
  const { field, descending } = asked.sort;
  const found = selectProcedures(db, scope, asked.filter);
  const [rows, total] = await Promise.all([
    withNames(found)
      .orderBy(sql.ref(`officerProcedure.${field}`), directionOf(field, descending))
      .orderBy('officerProcedure.termId')
      .orderBy('officerProcedure.id')
      .limit(asked.limit)
      .offset(asked.offset)
      .execute(),
    countUpTo(db, found),
  ]);
  return { rows, total };
}

/** All procedures of some terms, the earliest first. */
export async function proceduresOfTerms(db: Db, termIds: readonly string[]): Promise<ProcedureRow[]> {
  if (termIds.length === 0) return [];
  return withNames(db.selectFrom('officerProcedure').where('officerProcedure.termId', 'in', [...termIds]))
    .orderBy('officerProcedure.detectedAt')
    .orderBy('officerProcedure.id')
    .execute();
}

/** Answers of the officer in the procedures of a term, with their words. */
export function answersOfTerm(db: Db, termId: string) {
  return db
    .selectFrom('officerAnswer')
    .leftJoin('textNote', 'textNote.id', 'officerAnswer.noteId')
    .leftJoin('account', 'account.id', 'officerAnswer.answeredBy')
    .select([
      'officerAnswer.id',
      'officerAnswer.procedureId',
      'officerAnswer.at',
      'officerAnswer.answeredBy',
      'account.displayName as answeredByName',
      'textNote.body as note',
    ])
    .where('officerAnswer.termId', '=', termId)
    .orderBy('officerAnswer.at')
    .orderBy('officerAnswer.id')
    .execute();
}

function withNames(query: Procedures) {
  return query
    .innerJoin('officerTerm', 'officerTerm.id', 'officerProcedure.termId')
    .innerJoin('officer', 'officer.id', 'officerTerm.officerId')
    .innerJoin('organisation as decider', 'decider.id', 'officerProcedure.deciderOrganisationId')
    .leftJoin('document', (join) =>
      join
        .onRef('document.number', '=', 'officerProcedure.noticeNo')
        .on('document.kind', '=', 'HEARING_NOTICE'),
    )
    .selectAll('officerProcedure')
    .select([
      'officer.name as officerName',
      'officerTerm.certificateNo',
      'officerTerm.clockOffsetMs',
      'decider.name as deciderOrganisationName',
      'document.id as noticeDocumentId',
    ]);
}

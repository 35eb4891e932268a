import type { z } from 'zod';
import { documentsOfSubject } from '../../db/queries/document';
import { obligationsOf } from '../../db/queries/obligation';
import { factsOfTerms, type RecordedFacts } from '../../db/queries/officerFacts';
import { findTermLife } from '../../db/queries/officerLife';
import { answersOfTerm, proceduresOfTerms } from '../../db/queries/officerProcedure';
import { listSubmissions } from '../../db/queries/officerSubmission';
import { findOfficer, type TermRow as NamedTerm } from '../../db/queries/officerTerm';
import { filesOfTerm, noteBodies, termSurroundings } from '../../db/queries/termView';
import { accountNames } from '../../db/queries/timeline';
import { addMonthsClipped } from '../../workflows/rules/calendar/dates';
import { ACTIVITY_LABELS } from '../../workflows/rules/officer-term/activities';
import { possibleMeasures, type Verification } from '../../workflows/rules/officer-term/discipline';
import { owedNow } from '../../workflows/rules/officer-term/duties/evaluate';
import { termActionsFor } from '../../workflows/rules/officer-term/guards';
import { GRADE_LABELS, MEASURE_LABELS } from '../../workflows/rules/officer-term/labels';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import { actorsOf } from '../access';
import type { AppContext } from '../context';
import { FOR_OFFICER } from '../documents/termView';
import { viewObligation } from '../obligation/view';
import { monthCells, periodsWithin } from '../officer-scheme/matrix';
import { isOffice, isOnlyOfficer } from '../officerAccess';
import { nowOf } from '../reference';
import type { Viewer } from '../session/viewer';
import { guardFactsOf, termParameters } from './facts';
import type { OfficerTermView } from './schemas';
import {
  type Lookup,
  mentionedIn,
  viewHead,
  viewOfficer,
  viewOwed,
  viewProcedure,
  viewSubmission,
} from './serializer';

export type TermView = z.output<typeof OfficerTermView>;

/** Submissions on the page of a term; the list of the scheme has them all. */
const SUBMISSIONS_SHOWN = 20;
/** Time limits that are over, beside all that run. */
const ENDED_SHOWN = 20;

/**
 * A term with everything that hangs on it, for somebody who may read it; personal data stay masked. The number of
 * queries does not depend on what is there.
 */
export async function viewTerm(ctx: AppContext, viewer: Viewer, row: NamedTerm): Promise<TermView> {
  const { db } = ctx;
  const now = nowOf(row);
  const parameters = await termParameters(ctx, row);
  const [around, officer, recorded, procedures, answers, submissions, life, files, documents, guards] =
    await Promise.all([
      termSurroundings(db, row),
      findOfficer(db, row.officerId),
      factsOfTerms(db, [row]),
      proceduresOfTerms(db, [row.id]),
      answersOfTerm(db, row.id),
      listSubmissions(db, 'ALL', {
        filter: { termId: row.id },
        sort: { field: 'arrivedAt', descending: true },
        limit: SUBMISSIONS_SHOWN,
        offset: 0,
      }),
      findTermLife(db, row.id),
      filesOfTerm(db, row.id),
      documentsOfSubject(db, 'officerTerm', row.id),
      guardFactsOf(ctx, row),
    ]);
  if (!officer) throw new Error(`term ${row.id} has no officer`);
  const { facts } = recorded.get(row.id) as RecordedFacts;
  const mentioned = mentionedIn(procedures);
  const lookup = await lookUp(ctx, files, {
    people: [
      ...mentioned.people,
      row.renewal?.by,
      ...submissions.rows.flatMap(({ filedBy, screenedBy, adoptionBy }) => [filedBy, screenedBy, adoptionBy]),
    ],
    notes: [
      ...mentioned.notes,
      row.renewal?.reasonId,
      ...submissions.rows.flatMap(({ screeningNoteId, adoptionNoteId }) => [screeningNoteId, adoptionNoteId]),
    ],
  });
  const view: TermView = {
    ...viewHead(row, parameters, around),
    officer: viewOfficer(officer, isOffice(viewer, row)),
    candidate: { ...row.candidate },
    renewal: row.renewal && {
      at: row.renewal.at,
      by: lookup.person(row.renewal.by),
      renew: row.renewal.renew,
      note: lookup.note(row.renewal.reasonId),
    },
    ...viewDuties(parameters, { facts, endedAt: row.endedAt }, now),
    procedures: procedures.map((each) => viewProcedure(each, parameters, answers, lookup)),
    obligations: await viewObligations(ctx, row.id, now),
    submissions: {
      data: submissions.rows.map((each) => viewSubmission(each, lookup)),
      total: submissions.total,
    },
    ...viewLife(life, parameters, lookup),
    documents,
    actions: termActionsFor(guards, actorsOf(viewer)),
  };
  return isOnlyOfficer(viewer) ? forOfficer(view, viewer.accountId, row) : view;
}

/** What is owed now, the table of months and the quotas so far. */
export function viewDuties(
  parameters: OfficerSchemeParameters,
  term: { facts: RecordedFacts['facts']; endedAt: string | null },
  now: string,
): Pick<TermView, 'owed' | 'months' | 'quotas'> {
  const { start: from, end: to } = term.facts;
  const months: string[] = [];
  for (let day = `${from.slice(0, 7)}-01`; day <= to; day = addMonthsClipped(day, 1))
    months.push(day.slice(0, 7));
  return {
    owed: term.endedAt === null ? owedNow(parameters, term.facts, now).map(viewOwed) : [],
    months: monthCells(parameters, term, months, now),
    quotas: periodsWithin(parameters, term, { from, to }, now).filter(({ state }) => state !== 'FUTURE'),
  };
}

/** Time limits of a term: all that run, and the latest that are over. */
async function viewObligations(
  ctx: AppContext,
  termId: string,
  now: string,
): Promise<TermView['obligations']> {
  const rows = await obligationsOf(ctx.db, 'officerTerm', [termId]);
  const ended = rows.filter(({ endedAt }) => endedAt !== null).slice(-ENDED_SHOWN);
  const shown = rows.filter((row) => row.endedAt === null || ended.includes(row));
  return Promise.all(shown.map((each) => viewObligation(ctx, each, now)));
}

type Life = Awaited<ReturnType<typeof findTermLife>>;

function viewLife(
  life: Life,
  { discipline }: OfficerSchemeParameters,
  { files }: Lookup,
): Pick<
  TermView,
  | 'leaves'
  | 'specialReasons'
  | 'activities'
  | 'attendances'
  | 'violations'
  | 'measures'
  | 'permissions'
  | 'reviews'
  | 'grades'
> {
  return {
    leaves: life.leaves.map((each) => ({
      ...each,
      from: each.fromDate,
      to: each.toDate,
      decidedBy: personOf(each.decidedBy, each.decidedByName),
      files: files('leave', each.id),
    })),
    specialReasons: life.specialReasons.map((each) => ({
      ...each,
      from: each.fromDate,
      to: each.toDate,
      by: personOf(each.recordedBy, each.recordedByName),
    })),
    activities: life.activities.map((each) => ({
      ...each,
      label: (ACTIVITY_LABELS as Record<string, string>)[each.kind] ?? each.kind,
      by: personOf(each.recordedBy, each.recordedByName),
    })),
    attendances: life.attendance,
    violations: life.violations.map((each) => {
      const code = discipline.codes.find((known) => known.code === each.code);
      return {
        ...each,
        codeLabel: code?.label ?? '其他',
        ruleId: code?.ruleId ?? discipline.otherRuleId,
        reportedBy: personOf(each.reportedBy, each.reportedByName),
        verifiedBy: personOf(each.verifiedBy, each.verifiedByName),
        possibleMeasures: possibleMeasuresOf({ discipline }, each),
      };
    }),
    measures: life.measures.map((each) => ({
      ...each,
      label: MEASURE_LABELS[each.measure],
      takenBy: personOf(each.takenBy, each.takenByName),
    })),
    permissions: life.permissions.map((each) => ({
      ...each,
      from: each.fromDate,
      to: each.toDate,
      decidedBy: personOf(each.decidedBy, each.decidedByName),
      files: files('permission', each.id),
    })),
    reviews: life.reviews.map((each) => ({
      ...each,
      from: each.fromDate,
      to: each.toDate,
      sheet: { ...each.sheet },
      confirmedBy: personOf(each.confirmedBy, each.confirmedByName),
    })),
    grades: life.grades.map((each) => ({ ...each, gradeLabel: GRADE_LABELS[each.grade] })),
  };
}

function possibleMeasuresOf(
  { discipline }: Pick<OfficerSchemeParameters, 'discipline'>,
  { status, kind, seriousness, badSocialEffect, verifiedAt, verifiedBy }: Life['violations'][number],
) {
  if (status !== 'CONFIRMED' || !kind || !seriousness || !verifiedAt) return [];
  const found: Verification = {
    confirmed: true,
    kind,
    seriousness,
    badSocialEffect: badSocialEffect ?? false,
    at: verifiedAt,
    by: verifiedBy ?? '',
    reasonId: '',
  };
  return possibleMeasures({ discipline } as OfficerSchemeParameters, found).map(({ measure, ruleId }) => ({
    measure,
    label: MEASURE_LABELS[measure],
    ruleId,
  }));
}

const personOf = (id: string | null, name: string | null) => (id ? { id, displayName: name ?? '' } : null);

/** Names and words by id, in two queries. */
export async function lookUp(
  ctx: AppContext,
  files: Awaited<ReturnType<typeof filesOfTerm>>,
  { people, notes }: { people: (string | null | undefined)[]; notes: (string | null | undefined)[] },
): Promise<Lookup> {
  const [names, bodies] = await Promise.all([
    accountNames(
      ctx.db,
      people.map((id) => id ?? null),
    ),
    noteBodies(ctx.db, notes),
  ]);
  return {
    person: (id) => (id ? { id, displayName: names.get(id) ?? '' } : null),
    note: (id) => (id ? (bodies.get(id) ?? null) : null),
    files: (ownerType, ownerId) =>
      files.filter((each) => each.ownerType === ownerType && each.ownerId === ownerId),
  };
}

/** What an officer sees of his own term: not the offices' limits, open suspicions, proposals, or who reported him. */
function forOfficer(view: TermView, accountId: string, row: NamedTerm): TermView {
  return {
    ...view,
    obligations: view.obligations.filter(({ ownerRole }) => ownerRole === 'OFFICER'),
    documents: view.documents.filter(({ kind }) => FOR_OFFICER.includes(kind)),
    procedures: view.procedures.map((each) => ({ ...each, stayProposal: null })),
    violations: view.violations
      .filter(({ status }) => status === 'CONFIRMED')
      .map((each) => ({ ...each, note: null, reportedBy: null, possibleMeasures: [] })),
    actions: row.officerAccountId === accountId ? view.actions : [],
  };
}

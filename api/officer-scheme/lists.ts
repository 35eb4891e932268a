import { evaluationsOfTerms, gatheringsHeld } from '../../db/queries/officerBoard';
import { factsOfTerms } from '../../db/queries/officerFacts';
import { listProcedures } from '../../db/queries/officerProcedure';
import { findOfficerScheme, type OfficerSchemeRow } from '../../db/queries/officerScheme';
import { listSubmissions } from '../../db/queries/officerSubmission';
import { listTerms, type TermRow } from '../../db/queries/officerTerm';
import { listSchemeRecords } from '../../db/queries/schemeRecord';
import { addDays, chinaDate, chinaInstant } from '../../workflows/rules/calendar/dates';
import { periodOf, type Span } from '../../workflows/rules/officer-term/periods';
import { readable, scope } from '../access';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import { COUNT_CAP, type ListQuery, page } from '../list';
import { termParameters } from '../officer-term/facts';
import { isOnlyOfficer } from '../officerAccess';
import { nowOf } from '../reference';
import type { Viewer } from '../session/viewer';
import { byTime, type CheckedTerm, checksWithin, occasionsWithin } from './checks';
import { monthCells, monthsOfYear, periodsWithin, yearHolding } from './matrix';
import type { HearingQuery, RecordQuery, SubmissionQuery, TermQuery } from './queries';
import { viewHearing, viewSchemeRecord, viewSubmissionRow, viewTermRow } from './rows';
import type { CheckView, HearingRowView, MatrixRowView } from './schemas';

/** The scheme, for whoever may know of it. */
export async function loadScheme(ctx: AppContext, viewer: Viewer, code: string): Promise<OfficerSchemeRow> {
  return readable(viewer, 'officerScheme', await findOfficerScheme(ctx.db, code), '该方案');
}

export async function readTerms(ctx: AppContext, viewer: Viewer, schemeCode: string, asked: TermQuery) {
  const filter = { ...asked.filter, schemeCode };
  const { rows, total } = await listTerms(ctx.db, scope(viewer, 'officerTerm'), { ...asked, filter });
  return page(
    await Promise.all(rows.map(async (row) => viewTermRow(row, await termParameters(ctx, row)))),
    total,
  );
}

/** The table of months of a year; without a year that of today. Terms without a day in it are left out. */
export async function readMatrix(
  ctx: AppContext,
  viewer: Viewer,
  { code: schemeCode, parameters }: OfficerSchemeRow,
  asked: TermQuery,
  wanted: number | undefined,
) {
  const now = new Date().toISOString();
  const year = wanted ?? yearHolding(parameters, chinaDate(now));
  const months = monthsOfYear(parameters, year);
  const keys = months.map(({ month }) => month);
  const span = { from: `${keys[0]}-01`, to: periodOf(`${keys.at(-1)}-01`, 'MONTH').to };
  const filter = { ...asked.filter, schemeCode, within: span };
  const { rows, total } = await listTerms(ctx.db, scope(viewer, 'officerTerm'), { ...asked, filter });
  const recorded = await factsOfTerms(ctx.db, rows);
  const data = rows.map(async (row): Promise<MatrixRowView> => {
    const own = await termParameters(ctx, row);
    const { facts } = recorded.get(row.id) as { facts: CheckedTerm['facts'] };
    const term = { facts, endedAt: row.endedAt };
    return {
      ...viewTermRow(row, own),
      months: monthCells(own, term, keys, nowOf(row)),
      periods: periodsWithin(own, term, span, nowOf(row)),
    };
  });
  return {
    year,
    months,
    monthlyRuleId: parameters.duties.monthlyReport?.dutyRuleId ?? null,
    ...page(await Promise.all(data), total),
    now,
  };
}

/** Days that the calendar shows unless it is told otherwise, and at most. */
const SHOWN_DAYS = 92;
const MOST_DAYS = 400;

/** What falls due in a scheme within some days; without bounds in the three months from today on. */
export async function readChecks(
  ctx: AppContext,
  viewer: Viewer,
  { code: schemeCode, parameters }: OfficerSchemeRow,
  asked: Partial<Span>,
): Promise<{ data: CheckView[]; from: string; to: string; now: string }> {
  const now = new Date().toISOString();
  const from = asked.from ?? chinaDate(now);
  const to = asked.to ?? addDays(from, SHOWN_DAYS);
  if (to < from || to > addDays(from, MOST_DAYS))
    throw new ProblemError(422, 'SPAN_WRONG', `检查日历的起止日期有误，最多可看${MOST_DAYS}天。`, {
      field: 'to',
    });
  const span = { from, to };
  const [terms, procedures, held] = await Promise.all([
    runningTerms(ctx, viewer, schemeCode),
    listProcedures(ctx.db, scope(viewer, 'officerProcedure'), {
      ...everything('detectedAt'),
      filter: { schemeCode, open: true },
    }),
    gatheringsHeld(ctx.db, schemeCode, chinaInstant(periodOf(from, 'YEAR').from, '00:00')),
  ]);
  const data = [
    ...checksWithin(terms, procedures.rows, span, now),
    ...occasionsWithin(parameters, held, span),
  ];
  return { data: data.sort(byTime), from, to, now };
}

async function runningTerms(ctx: AppContext, viewer: Viewer, schemeCode: string): Promise<CheckedTerm[]> {
  const { rows } = await listTerms(ctx.db, scope(viewer, 'officerTerm'), {
    ...everything('fromDate'),
    filter: { schemeCode, serving: true },
  });
  const [recorded, evaluated] = await Promise.all([
    factsOfTerms(ctx.db, rows),
    evaluationsOfTerms(
      ctx.db,
      rows.map(({ id }) => id),
    ),
  ]);
  return Promise.all(
    rows.map(async (row: TermRow): Promise<CheckedTerm> => {
      const { facts } = recorded.get(row.id) as { facts: CheckedTerm['facts'] };
      return {
        id: row.id,
        officerName: row.officerName,
        facts,
        endedAt: row.endedAt,
        parameters: await termParameters(ctx, row),
        renewalDecided: row.renewal !== null,
        evaluated: evaluated.get(row.id) ?? [],
      };
    }),
  );
}

export async function readHearings(
  ctx: AppContext,
  viewer: Viewer,
  { code: schemeCode, parameters }: OfficerSchemeRow,
  asked: HearingQuery,
) {
  const filter = { ...asked.filter, schemeCode };
  const { rows, total } = await listProcedures(ctx.db, scope(viewer, 'officerProcedure'), {
    ...asked,
    filter,
  });
  const views = rows.map((row) => viewHearing(row, parameters));
  return page(isOnlyOfficer(viewer) ? views.map(withoutProposal) : views, total);
}

/** A stay that is only proposed is the offices' own deliberation. */
export const withoutProposal = (view: HearingRowView): HearingRowView =>
  view.stayProposed ? { ...view, stayProposed: false, stayUntil: null } : view;

export async function readSubmissions(
  ctx: AppContext,
  viewer: Viewer,
  schemeCode: string,
  asked: SubmissionQuery,
) {
  const filter = { ...asked.filter, schemeCode };
  const { rows, total } = await listSubmissions(ctx.db, scope(viewer, 'officerSubmission'), {
    ...asked,
    filter,
  });
  return page(rows.map(viewSubmissionRow), total);
}

export async function readRecords(ctx: AppContext, viewer: Viewer, schemeCode: string, asked: RecordQuery) {
  const filter = { ...asked.filter, schemeCode };
  const { rows, total } = await listSchemeRecords(ctx.db, scope(viewer, 'schemeRecord'), {
    ...asked,
    filter,
  });
  return page(rows.map(viewSchemeRecord), total);
}

/** The same list from its first row on, as far as lists go at all. */
export const whole = <F>(asked: ListQuery<F>): ListQuery<F> => ({ ...asked, limit: COUNT_CAP, offset: 0 });

const everything = (field: string) => ({ sort: { field, descending: false }, limit: COUNT_CAP, offset: 0 });

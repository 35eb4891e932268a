import { factsOfTerms } from '../../db/queries/officerFacts';
import type { OfficerSchemeRow, SchemeStanding } from '../../db/queries/officerScheme';
import { organsWithNames, seatsTaken, standingOfSchemes } from '../../db/queries/officerScheme';
import { listTerms } from '../../db/queries/officerTerm';
import type { Scope } from '../../db/queries/scope';
import { owedNow } from '../../workflows/rules/officer-term/duties/evaluate';
import { vacancies } from '../../workflows/rules/officer-term/seats';
import type { AppContext } from '../context';
import { COUNT_CAP } from '../list';
import { termParameters } from '../officer-term/facts';
import { nowOf } from '../reference';
import type { CompletionView, OfficerSchemeRowView, OfficerSchemeView } from './schemas';

/** Schemes with how they stand; the same few queries for any number of them. */
export async function viewSchemes(
  ctx: AppContext,
  rows: readonly OfficerSchemeRow[],
): Promise<OfficerSchemeRowView[]> {
  const standings = await standingOfSchemes(
    ctx.db,
    rows.map(({ code }) => code),
  );
  return rows.map((row) => viewSchemeRow(row, standings.get(row.code) as SchemeStanding));
}

/** One scheme whole: parameters, organs, places by channel, and how far the running periods are fulfilled. */
export async function viewScheme(
  ctx: AppContext,
  row: OfficerSchemeRow,
  terms: Scope,
): Promise<OfficerSchemeView> {
  const { code, parameters } = row;
  const [standings, organs, taken, completion] = await Promise.all([
    standingOfSchemes(ctx.db, [code]),
    organsWithNames(ctx.db, code),
    seatsTaken(ctx.db, code),
    completionOf(ctx, code, terms),
  ]);
  const standing = standings.get(code) as SchemeStanding;
  const held = new Map(organs.map((each) => [each.organCode, each]));
  return {
    ...viewSchemeRow(row, standing),
    parameters,
    organs: parameters.organs.map((organ) => ({
      ...organ,
      organisationId: held.get(organ.code)?.organisationId ?? null,
      organisationName: held.get(organ.code)?.organisationName ?? null,
    })),
    channels: parameters.quota.channels.map(({ code: channel, label, seats }) => {
      const serving = taken[channel] ?? 0;
      return { code: channel, label, seats, serving, vacancies: Math.max(0, seats - serving) };
    }),
    completion,
    awaitingTraining: standing.awaitingTraining,
    ended: standing.ended,
    now: new Date().toISOString(),
  };
}

function viewSchemeRow(
  { code, version, status, publishedAt, name, parameters }: OfficerSchemeRow,
  standing: SchemeStanding,
): OfficerSchemeRowView {
  const { title, subject, validity, quota } = parameters;
  const { GREEN: green, YELLOW: yellow, RED: red } = standing.lights;
  return {
    id: code,
    code,
    version,
    status,
    publishedAt,
    name,
    title,
    subject,
    validFrom: validity.from,
    validTo: validity.to,
    serving: standing.serving,
    seats: quota.total,
    vacancies: vacancies(parameters, standing.serving + standing.awaitingTraining),
    lights: { green, yellow, red },
    unscreened: standing.unscreened,
    openProcedures: standing.openProcedures,
  };
}

/** For each duty and period that runs now: how many owe it, and how many have fulfilled it. */
async function completionOf(ctx: AppContext, schemeCode: string, scope: Scope): Promise<CompletionView[]> {
  const { rows } = await listTerms(ctx.db, scope, {
    filter: { schemeCode, serving: true },
    sort: { field: 'fromDate', descending: true },
    limit: COUNT_CAP,
    offset: 0,
  });
  const recorded = await factsOfTerms(ctx.db, rows);
  const found = new Map<string, CompletionView>();
  for (const row of rows) {
    const known = recorded.get(row.id);
    if (!known || row.status !== 'SERVING') continue;
    for (const owed of owedNow(await termParameters(ctx, row), known.facts, nowOf(row))) {
      const { key, code, label, ruleId, from, to, met } = owed;
      const entry = found.get(key) ?? { code, label, ruleId, from, to, owing: 0, met: 0 };
      entry[met ? 'met' : 'owing'] += 1;
      found.set(key, entry);
    }
  }
  return [...found.values()].sort((a, b) =>
    a.to === b.to ? (a.code < b.code ? -1 : 1) : a.to < b.to ? -1 : 1,
  );
}

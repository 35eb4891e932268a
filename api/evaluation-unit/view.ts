import { publishedPlacings } from '../../db/queries/evaluationRound';
import { EVALUATION_SCHEME, findEvaluationScheme } from '../../db/queries/evaluationScheme';
import {
  bookingsOfYear,
  frozenTargets,
  openMeasures,
  publishedOfUnit,
  type UnitRow,
  unitRows,
} from '../../db/queries/evaluationUnit';
import { listMeasures } from '../../db/queries/measure';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import {
  AWARD_STANDING_LABELS,
  GROUP_LABELS,
  LADDER_MEASURE_LABELS,
} from '../../workflows/rules/evaluation/labels';
import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import { awardSheet } from '../../workflows/rules/evaluation/results/award';
import { ladderOutlook, streakOf } from '../../workflows/rules/evaluation/results/ladder';
import { historyOf } from '../../workflows/rules/evaluation/results/placing';
import { canRead, scope } from '../access';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import { viewRow as viewMeasureRow } from '../measure/view';
import type { Viewer } from '../session/viewer';
import { bookedPoints, pointsOfYear } from './points';
import { isOwnUnit, readsEveryUnit } from './reading';
import type { UnitDetailView, UnitRowView, UnitsView, UnitView } from './schemas';

/** Everything that was published, and by which parameters it is read. */
async function published(ctx: AppContext) {
  const [scheme, standing] = await Promise.all([
    findEvaluationScheme(ctx.db),
    publishedPlacings(ctx.db, EVALUATION_SCHEME),
  ]);
  if (!scheme) throw notFound('直接评价方案');
  return { ...standing, parameters: scheme.parameters };
}
type Published = Awaited<ReturnType<typeof published>>;

/** Years with a published round, the latest first; the year asked for, or else the latest. */
function yearsOf({ rounds }: Published, asked?: number): { year: number; years: number[] } {
  const years = [...new Set(rounds.map(({ year }) => year))].sort((a, b) => b - a);
  const today = Number(chinaDate(new Date().toISOString()).slice(0, 4));
  return { year: asked ?? years[0] ?? today, years };
}

/** All objects with their ranks of a year; 404 for whoever has no part in the evaluation. */
export async function viewUnits(ctx: AppContext, viewer: Viewer, asked?: number): Promise<UnitsView> {
  if (!canRead(viewer, 'evaluationObject', { schemeCode: EVALUATION_SCHEME })) throw notFound('评价对象');
  const [all, rows, open] = await Promise.all([published(ctx), unitRows(ctx.db), openMeasures(ctx.db)]);
  const { year, years } = yearsOf(all, asked);
  const rounds = all.rounds.filter((round) => round.year === year);
  const [bookings, targets] = await Promise.all([
    bookingsOfYear(ctx.db, year),
    frozenTargets(ctx.db, EVALUATION_SCHEME, year),
  ]);
  const whole = readsEveryUnit(viewer);
  const reached = new Map(targets.map(({ objectId, inTargetAssessment }) => [objectId, inTargetAssessment]));
  const ranks = new Map(
    all.placings.map(({ roundId, objectId, rank }) => [`${roundId} ${objectId}`, rank] as const),
  );
  const data = rows
    .filter(
      ({ id, validTo }) => validTo === null || rounds.some(({ roundId }) => ranks.has(`${roundId} ${id}`)),
    )
    .map((row): UnitRowView => {
      const own = isOwnUnit(viewer, row.organisationId);
      const deep = whole || own;
      const history = historyOf(all.rounds, all.placings, row.id);
      const sheet = awardSheet(all.parameters, row.id, year, history);
      const inTargetAssessment = reached.get(row.id) ?? row.inTargetAssessment;
      return {
        id: row.id,
        name: row.name,
        group: row.group,
        groupLabel: GROUP_LABELS[row.group],
        own,
        ranks: rounds.map(({ roundId }) => ranks.get(`${roundId} ${row.id}`) ?? null),
        streak: deep ? streakOf(history, 'bottom', all.parameters.ladder) : null,
        points: deep ? bookedPoints(bookings.filter(({ objectId }) => objectId === row.id)) : null,
        inTargetAssessment: deep ? inTargetAssessment : null,
        standing: deep ? sheet.standing : null,
        standingLabel: deep ? AWARD_STANDING_LABELS[sheet.standing] : null,
        openMeasures: deep ? (open.get(row.id) ?? 0) : null,
      };
    });
  return { year, years, rounds, data, whole };
}

/** One object: published placings, and for those concerned ladder, measures, points and award standing. */
export async function viewUnit(
  ctx: AppContext,
  viewer: Viewer,
  id: string,
  asked?: number,
): Promise<UnitView> {
  if (!canRead(viewer, 'evaluationObject', { schemeCode: EVALUATION_SCHEME })) throw notFound('该评价对象');
  const [all, rows, own] = await Promise.all([
    published(ctx),
    unitRows(ctx.db),
    publishedOfUnit(ctx.db, EVALUATION_SCHEME, id),
  ]);
  const row = rows.find((each) => each.id === id);
  if (!row) throw notFound('该评价对象');
  const { year, years } = yearsOf(all, asked);
  const mine = isOwnUnit(viewer, row.organisationId);
  return {
    id: row.id,
    name: row.name,
    group: row.group,
    groupLabel: GROUP_LABELS[row.group],
    organisationName: row.organisationName,
    validTo: row.validTo,
    own: mine,
    year,
    years,
    history: own.map(({ ranked, inTargetAssessment: _target, ...each }) => ({ ...each, of: ranked })),
    detail:
      mine || readsEveryUnit(viewer)
        ? await detailOf(ctx, viewer, row, all, year, own.filter((each) => each.year === year).at(-1))
        : null,
  };
}

async function detailOf(
  ctx: AppContext,
  viewer: Viewer,
  { id, inTargetAssessment }: UnitRow,
  all: Published,
  year: number,
  last: { inTargetAssessment: boolean } | undefined,
): Promise<UnitDetailView> {
  const { parameters, rounds, placings } = all;
  const history = historyOf(rounds, placings, id);
  const { streak, ifBottomAgain } = ladderOutlook(parameters, history);
  const [bookings, measures] = await Promise.all([
    bookingsOfYear(ctx.db, year, id),
    listMeasures(ctx.db, scope(viewer, 'measure'), {
      filter: { objectId: id },
      sort: { field: 'startedAt', descending: true },
      offset: 0,
      limit: 50,
    }),
  ]);
  const object = { objectId: id, inTargetAssessment: last?.inTargetAssessment ?? inTargetAssessment };
  const sheet = awardSheet(parameters, id, year, history);
  return {
    streak,
    rungs: rungsOf(parameters, streak, ifBottomAgain.streak),
    ifBottomAgain: {
      streak: ifBottomAgain.streak,
      measures: ifBottomAgain.measures.map((measure) => LADDER_MEASURE_LABELS[measure]),
      ruleIds: ifBottomAgain.ruleIds,
    },
    crossYear: parameters.ladder.crossYear,
    streakRuleId: parameters.ladder.streakRuleId,
    measures: measures.rows.map(viewMeasureRow),
    points: pointsOfYear(
      parameters,
      object,
      year,
      placings.filter((each) => each.objectId === id),
      bookings,
    ),
    award: {
      standing: sheet.standing,
      label: AWARD_STANDING_LABELS[sheet.standing],
      ruleId: sheet.ruleId,
      consecutive: parameters.award.consecutive,
    },
  };
}

const rungsOf = (
  { ladder }: EvaluationSchemeParameters,
  streak: number,
  next: number,
): UnitDetailView['rungs'] =>
  ladder.rungs.map((rung) => ({
    ...rung,
    label: LADDER_MEASURE_LABELS[rung.measure],
    reached: streak >= rung.streak,
    next: next >= rung.streak,
  }));

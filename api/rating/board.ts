import { EVALUATION_SCHEME } from '../../db/queries/evaluationScheme';
import {
  answersOf,
  type BoardSpan,
  boardNames,
  countedBy,
  publishedRounds,
  uncountedBy,
  versionsInSpan,
  type WorthRow,
} from '../../db/queries/ratingBoard';
import type { Scope } from '../../db/queries/scope';
import { addDays, chinaInstant, daysBetween } from '../../workflows/rules/calendar/dates';
import { EVALUATED_ROLES } from '../../workflows/rules/evaluation/measures/acting';
import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import type { Questionnaire } from '../../workflows/rules/evaluation/questionnaire/types';
import {
  type AspectLevels,
  aspectLevels,
  meanOf,
  ownBoard,
} from '../../workflows/rules/evaluation/ratings/board';
import { scope as scopeOf } from '../access';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import type { Viewer } from '../session/viewer';
import type { RatingDesk } from './desk';
import { ownObjects } from './readers';
import type { BoardQuery, BoardView, OwnBoardView } from './schemas';

/** Longest span of one board, in days. */
const MOST_DAYS = 400;
/** Longer spans are drawn by weeks. */
const DAYS_BY_DAY = 62;

const spanOf = (from: string, to: string): { from: string; until: string } => ({
  from: chinaInstant(from, '00:00'),
  until: chinaInstant(addDays(to, 1), '00:00'),
});

/** Figures of a span by object, code, day or week and aspect; counted ratings, beside them those that do not count. */
export async function readBoard(
  ctx: AppContext,
  desk: RatingDesk,
  viewer: Viewer,
  { from, to, objectId, siteId }: BoardQuery,
): Promise<BoardView> {
  const days = daysBetween(from, to) + 1;
  if (days < 1 || days > MOST_DAYS) {
    throw new ProblemError(422, 'SPAN_INVALID', `请选择${MOST_DAYS}天以内的起止日期。`, { field: 'to' });
  }
  const { parameters } = await desk.parameters();
  const { poorUpTo } = parameters.ratings;
  const scope = scopeOf(viewer, 'rating');
  const except = await ownObjects(ctx, viewer);
  const span: BoardSpan = { ...spanOf(from, to), objectId, siteId, except };
  const step = days > DAYS_BY_DAY ? 'WEEK' : 'DAY';
  const [byObject, byPoint, byTime, uncounted, aspects, names] = await Promise.all([
    countedBy(ctx.db, scope, span, 'OBJECT', poorUpTo),
    countedBy(ctx.db, scope, span, 'POINT', poorUpTo),
    countedBy(ctx.db, scope, span, step, poorUpTo),
    uncountedBy(ctx.db, scope, span),
    readAspects(ctx, desk, parameters, scope, span),
    boardNames(ctx.db, EVALUATION_SCHEME),
  ]);
  const figuresOf = (rows: readonly WorthRow[], others: typeof uncounted) => ({
    ...figures(parameters, rows),
    setAside: total(others.filter(({ status }) => status === 'SUSPICIOUS')),
    rejected: total(others.filter(({ status }) => status === 'REJECTED')),
  });
  const keys = (rows: readonly WorthRow[], others: readonly string[]) => [
    ...new Set([...rows.map(({ key }) => key), ...others]),
  ];
  const objects = keys(
    byObject,
    uncounted.map((each) => each.objectId),
  ).map((id) => ({
    id,
    name: names.objects.get(id)?.name ?? id,
    group: names.objects.get(id)?.groupCode ?? '',
    ...figuresOf(
      byObject.filter(({ key }) => key === id),
      uncounted.filter((each) => each.objectId === id),
    ),
  }));
  const points = keys(
    byPoint,
    uncounted.map(({ pointId }) => pointId),
  ).map((id) => {
    const point = names.points.get(id);
    return {
      id,
      objectName: names.objects.get(point?.objectId ?? '')?.name ?? '',
      siteName: point?.siteName ?? '',
      windowName: point?.windowName ?? '',
      ...figuresOf(
        byPoint.filter(({ key }) => key === id),
        uncounted.filter(({ pointId }) => pointId === id),
      ),
    };
  });
  const place = (id: string) => {
    const object = names.objects.get(id);
    return object ? (object.groupCode === 'COUNTY' ? 0 : 1000) + object.orderNo : 9999;
  };
  return {
    from,
    to,
    poorUpTo,
    summary: figuresOf(byObject, uncounted),
    objects: objects.sort((a, b) => place(a.id) - place(b.id)),
    points: points.sort((a, b) => b.counted - a.counted),
    step,
    trend: keys(byTime, [])
      .sort()
      .map((key) => ({
        key,
        ...figures(
          parameters,
          byTime.filter((row) => row.key === key),
        ),
      })),
    aspects,
  };
}

const total = (rows: readonly { ratings: number }[]): number =>
  rows.reduce((sum, { ratings }) => sum + ratings, 0);

const figures = ({ score }: EvaluationSchemeParameters, rows: readonly WorthRow[]) => ({
  counted: total(rows),
  mean: meanOf(rows, score.decimals),
  poor: rows.reduce((sum, { poor }) => sum + poor, 0),
});

async function readAspects(
  ctx: AppContext,
  desk: RatingDesk,
  parameters: EvaluationSchemeParameters,
  scope: Scope,
  span: BoardSpan,
): Promise<AspectLevels[]> {
  const versions = await versionsInSpan(ctx.db, scope, span);
  const questionnaires = new Map<number, Questionnaire>();
  for (const version of versions) {
    const found = await desk.questionnaire(version);
    if (found) questionnaires.set(version, found);
  }
  const choices = await Promise.all(
    [...questionnaires].map(async ([version, { questions }]) =>
      (await answersOf(ctx.db, scope, span, version, questions)).map((each) => ({ version, ...each })),
    ),
  );
  const { aspects } = parameters.questionnaires.realTime;
  return aspectLevels(parameters.score, aspects, questionnaires, choices.flat());
}

/**
 * What the people of an evaluated object see of its ratings (GE-WAY-3): numbers and means of published rounds, small
 * cells hidden. They stand as they were at the publication: a rating decided on later would otherwise show itself by
 * the difference.
 */
export async function readOwnBoard(ctx: AppContext, desk: RatingDesk, viewer: Viewer): Promise<OwnBoardView> {
  const { parameters } = await desk.parameters();
  const { hideBelow } = parameters.score;
  const own = viewer.organisation?.id;
  if (!own || !viewer.roles.some((role) => EVALUATED_ROLES.includes(role))) return { hideBelow, rounds: [] };
  const names = await boardNames(ctx.db, EVALUATION_SCHEME);
  const objects = [...names.objects.values()].filter(({ organisationId }) => organisationId === own);
  const scope: Scope = [{ schemeCode: [EVALUATION_SCHEME] }];
  const rounds = [];
  for (const round of await publishedRounds(ctx.db, EVALUATION_SCHEME)) {
    for (const object of objects) {
      const span: BoardSpan = {
        ...spanOf(round.periodFrom, round.periodTo),
        objectId: object.id,
        decidedBy: round.publishedAt ?? undefined,
      };
      const rows = await countedBy(ctx.db, scope, span, 'POINT', parameters.ratings.poorUpTo);
      const windows = [...new Set(rows.map(({ key }) => key))].map((key) => {
        const point = names.points.get(key);
        const label = [point?.siteName, point?.windowName].filter(Boolean).join(' · ');
        return { key, label, sums: rows.filter((row) => row.key === key) };
      });
      const aspects = await readAspects(ctx, desk, parameters, scope, span);
      rounds.push({
        roundId: round.id,
        title: `${round.year}年第${round.number}轮`,
        from: round.periodFrom,
        to: round.periodTo,
        objectName: object.name,
        ...ownBoard(parameters.score, windows, aspects),
      });
    }
  }
  return { hideBelow, rounds };
}

import { frozenDeviations } from '../../db/queries/bulletin';
import { publishedVersions, type ResultRow, resultRows } from '../../db/queries/evaluationResults';
import { findEvaluationRound } from '../../db/queries/evaluationRound';
import {
  EVALUATION_SCHEME,
  evaluationParameters,
  findEvaluationScheme,
} from '../../db/queries/evaluationScheme';
import { organisationNames } from '../../db/queries/organisation';
import { openCollection, publishedBulletins } from '../../db/queries/publicEvaluation';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { NOTHING } from '../../workflows/rules/evaluation/draw/returns';
import { GROUP_LABELS, SCORE_MARK_LABELS } from '../../workflows/rules/evaluation/labels';
import {
  type EvaluationSchemeParameters,
  GROUPS,
  type Group,
} from '../../workflows/rules/evaluation/parameters';
import { periodOf, roundOf } from '../../workflows/rules/evaluation/period';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import { returnedOf } from '../evaluation-round/returned';
import type { PublicBulletinView, PublicEvaluationView } from './schemas';

/** The evaluation in figures, its current round and the published bulletins; `at` is the instant of the request. */
export async function viewPublicEvaluation(ctx: AppContext, at: string): Promise<PublicEvaluationView> {
  const scheme = await findEvaluationScheme(ctx.db);
  if (!scheme) throw notFound('直接评价');
  const { title, draw, round, score, objects, questionnaires } = scheme.parameters;
  return {
    title,
    size: draw.size,
    perYear: round.perYear,
    concentratedPercent: score.concentratedPercent,
    realTimePercent: score.realTimePercent,
    groups: GROUPS.map((group) => ({ group, label: GROUP_LABELS[group], count: objects.counts[group] })),
    concentratedAspects: questionnaires.concentrated.aspects.map(({ label }) => label),
    realTimeAspects: questionnaires.realTime.aspects.map(({ label }) => label),
    current: await currentRound(ctx, scheme.parameters, at),
    bulletins: await publishedBulletins(ctx.db, EVALUATION_SCHEME),
  };
}

async function currentRound(
  ctx: AppContext,
  parameters: EvaluationSchemeParameters,
  at: string,
): Promise<PublicEvaluationView['current']> {
  const open = await openCollection(ctx.db, EVALUATION_SCHEME);
  if (open) return { ...open, open: true };
  const key = roundOf(parameters, chinaDate(at));
  if (!key) return null;
  const { from, to } = periodOf(parameters, key);
  return { ...key, periodFrom: from, periodTo: to, open: false, closesAt: null };
}

/** A bulletin with its published versions side by side (GE-USE-1); 404 before the first one is published. */
export async function viewPublicBulletin(ctx: AppContext, roundId: string): Promise<PublicBulletinView> {
  const round = await findEvaluationRound(ctx.db, roundId);
  const versions = round?.publishedVersion ? await publishedVersions(ctx.db, roundId) : [];
  if (!round || versions.length === 0) throw notFound('该期通报');
  const parameters = await evaluationParameters(ctx.db, round.schemeCode, round.schemeVersion);
  const [results, deviations, names] = await Promise.all([
    Promise.all(
      versions.map(({ version, resultHash }) => resultRows(ctx.db, { roundId, version, resultHash })),
    ),
    frozenDeviations(ctx.db, roundId, parameters),
    organisationNames(ctx.db, [round.organiserOrganisationId]),
  ]);
  return {
    roundId,
    year: round.year,
    number: round.number,
    periodFrom: round.periodFrom,
    periodTo: round.periodTo,
    issuer: names.get(round.organiserOrganisationId) ?? '',
    selected: round.selected ?? 0,
    returned: (await returnedOf(ctx, round)) ?? NOTHING,
    versions: versions.map(({ documentId: _document, ...version }) => version),
    lists: GROUPS.map((group) => ({ group, label: GROUP_LABELS[group], rows: listOf(group, results) })),
    deviations: deviations.map(({ kind, label, ...numbers }) => ({
      label: kind === 'GROUP' ? `评价对象：${GROUP_LABELS[label as Group] ?? label}` : label,
      ...numbers,
    })),
  };
}

function listOf(group: Group, results: readonly ResultRow[][]): PublicBulletinView['lists'][number]['rows'] {
  const standing = results.at(-1)!.filter(({ groupCode }) => groupCode === group);
  return standing.map(({ objectId, name }) => {
    const cells = results.map((rows) => {
      const row = rows.find((each) => each.objectId === objectId);
      return row ? cellOf(row) : null;
    });
    const [first, ...others] = cells;
    const changed = others.some((each) => each?.rank !== first?.rank || each?.shown !== first?.shown);
    return { objectId, name, cells, changed };
  });
}

const cellOf = ({ rank, shown, top, bottom, tiedWith, marks }: ResultRow) => ({
  rank,
  shown,
  top: top ?? false,
  bottom: bottom ?? false,
  tied: (tiedWith ?? []).length > 0,
  marks: marks.map((mark) => SCORE_MARK_LABELS[mark]),
});

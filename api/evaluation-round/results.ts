import {
  type PublishedVersion,
  previousRanks,
  publishedVersions,
  type ResultRow,
  resultRows,
} from '../../db/queries/evaluationResults';
import type { EvaluationRoundRow } from '../../db/queries/evaluationRound';
import { DISTINCTION_LABELS, GROUP_LABELS, SCORE_MARK_LABELS } from '../../workflows/rules/evaluation/labels';
import { GROUPS } from '../../workflows/rules/evaluation/parameters';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import type { Viewer } from '../session/viewer';
import { isInside } from './inside';
import type { PartView, ResultRowView, ResultsView } from './resultSchemas';
import { viewTies } from './ties';

interface Version {
  version: number;
  resultHash: string;
  publication: PublishedVersion | null;
}

/**
 * Both lists of one version (GE-USE-1): the one asked for, else the one that stands in work or published. Whoever is
 * not inside gets published versions only, of other bodies rank and score only (GE-WAY-3).
 */
export async function viewResults(
  ctx: AppContext,
  viewer: Viewer,
  round: EvaluationRoundRow,
  asked?: number,
): Promise<ResultsView> {
  const inside = isInside(viewer, round);
  const publications = await publishedVersions(ctx.db, round.id);
  const working = inside ? inWork(round, publications) : null;
  const chosen = choose(publications, working, asked);
  if (!chosen) throw notFound('该版结果');
  const { version, resultHash, publication } = chosen;
  const [rows, previous] = await Promise.all([
    resultRows(ctx.db, { roundId: round.id, version, resultHash }),
    previousRanks(ctx.db, round),
  ]);
  const names = new Map(rows.map(({ objectId, name }) => [objectId, name]));
  const own = viewer.organisation?.id ?? '';
  const earlier = publications.filter((each) => each.version < version).at(-1);
  return {
    roundId: round.id,
    year: round.year,
    number: round.number,
    version,
    published: publication !== null,
    publishedAt: publication?.publishedAt ?? null,
    bulletinNumber: publication?.bulletinNumber ?? null,
    correctionNote: publication?.correctionNote ?? null,
    resultHash,
    versions: publications,
    workVersion: working?.version ?? null,
    previous: previous && { year: previous.year, number: previous.number },
    groups: GROUPS.map((group) => {
      const list = rows.filter(({ groupCode }) => groupCode === group);
      return {
        group,
        label: GROUP_LABELS[group],
        ranked: list.filter(({ rank }) => rank !== null).length,
        rows: list.map((row) => viewResultRow(row, { names, previous, own, inside })),
      };
    }),
    changes: earlier ? await changesSince(ctx, round.id, earlier, rows) : [],
    comparedWith: earlier?.version ?? null,
    ties: inside && version === round.version ? await viewTies(ctx, round) : [],
  };
}

/** The result in work, as long as it is not the one published. */
function inWork(round: EvaluationRoundRow, publications: readonly PublishedVersion[]): Version | null {
  const { version, resultHash } = round;
  if (resultHash === null || publications.some((each) => each.version === version)) return null;
  return { version, resultHash, publication: null };
}

function choose(
  publications: readonly PublishedVersion[],
  working: Version | null,
  asked?: number,
): Version | undefined {
  const all = [
    ...publications.map((publication) => ({
      version: publication.version,
      resultHash: publication.resultHash,
      publication,
    })),
    ...(working ? [working] : []),
  ];
  return asked === undefined ? all.at(-1) : all.find(({ version }) => version === asked);
}

interface Reading {
  names: Map<string, string>;
  previous: { ranks: Map<string, number> } | null;
  own: string;
  inside: boolean;
}

function viewResultRow(row: ResultRow, { names, previous, own, inside }: Reading): ResultRowView {
  const { rank } = row;
  const previousRank = previous?.ranks.get(row.objectId) ?? null;
  const mine = row.organisationId !== null && row.organisationId === own;
  return {
    objectId: row.objectId,
    name: row.name,
    order: row.orderNo,
    rank,
    shown: row.shown,
    top: row.top ?? false,
    bottom: row.bottom ?? false,
    distinction: row.distinction,
    distinctionLabel: row.distinction && DISTINCTION_LABELS[row.distinction],
    tiedWith: (row.tiedWith ?? []).map((id) => names.get(id) ?? id),
    previousRank,
    movement: rank === null || previousRank === null ? null : previousRank - rank,
    marks: row.marks.map((code) => ({ code, label: SCORE_MARK_LABELS[code] })),
    own: mine,
    calculation:
      inside || mine
        ? {
            score: row.score,
            concentrated: withoutTotal(row.concentrated),
            realTime: row.realTime,
            steps: row.steps,
          }
        : null,
  };
}

/** How many handed in a sheet at all is told as a range elsewhere; here only what counted for the object (GE-WAY-3). */
function withoutTotal<T extends PartView>(part: T): T {
  const [counted, ...steps] = part.steps;
  if (!counted) return { ...part, given: null };
  const detail = '全部选择“不了解/未接触”的，不计分';
  return { ...part, given: null, steps: [{ ...counted, detail }, ...steps] };
}

/** What a correction changed: rank or shown score of an object. */
async function changesSince(
  ctx: AppContext,
  roundId: string,
  earlier: PublishedVersion,
  rows: readonly ResultRow[],
): Promise<ResultsView['changes']> {
  const before = new Map(
    (await resultRows(ctx.db, { roundId, version: earlier.version, resultHash: earlier.resultHash })).map(
      (row) => [row.objectId, row],
    ),
  );
  return rows.flatMap((row) => {
    const old = before.get(row.objectId);
    const same = old?.rank === row.rank && old?.shown === row.shown;
    if (same) return [];
    return [
      {
        objectId: row.objectId,
        name: row.name,
        group: row.groupCode,
        rankBefore: old?.rank ?? null,
        rank: row.rank,
        shownBefore: old?.shown ?? null,
        shown: row.shown,
      },
    ];
  });
}

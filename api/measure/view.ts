import { documentsOfSubject } from '../../db/queries/document';
import { publishedPlacings } from '../../db/queries/evaluationRound';
import { filesOfMeasure, type MeasureRow, textsOfMeasure } from '../../db/queries/measure';
import { obligationsOf } from '../../db/queries/obligation';
import { accountNames } from '../../db/queries/timeline';
import { MEASURE } from '../../workflows/measure/messages';
import { LADDER_MEASURE_LABELS } from '../../workflows/rules/evaluation/labels';
import { measureActions } from '../../workflows/rules/evaluation/measures/acting';
import {
  MEASURE_OBLIGATION_LABELS,
  measureStatusLabel,
} from '../../workflows/rules/evaluation/measures/labels';
import { actedOn, headOf } from '../../workflows/rules/evaluation/measures/measure';
import { compareRounds } from '../../workflows/rules/evaluation/period';
import { historyOf } from '../../workflows/rules/evaluation/results/placing';
import { actorsOf } from '../access';
import type { AppContext } from '../context';
import { viewObligation } from '../obligation/view';
import { nowOf } from '../reference';
import type { Viewer } from '../session/viewer';
import { factsOfRow } from './commands';
import type { MeasureRowView, MeasureView } from './schemas';

/** A line of the list. */
export const viewRow = (row: MeasureRow): MeasureRowView => ({
  ...row,
  kindLabel: LADDER_MEASURE_LABELS[row.kind],
  statusLabel: measureStatusLabel(row.kind, row.status),
  nextDueLabel: row.nextDueKind && (MEASURE_OBLIGATION_LABELS[row.nextDueKind] ?? row.nextDueKind),
  now: nowOf(row),
});

/** The whole measure with its texts, files, time limits, and what the viewer may do. */
export async function viewMeasure(ctx: AppContext, viewer: Viewer, row: MeasureRow): Promise<MeasureView> {
  const [texts, files, obligations, people, documents, ground] = await Promise.all([
    textsOfMeasure(ctx.db, row.id),
    filesOfMeasure(ctx.db, row.id),
    obligationsOf(ctx.db, MEASURE, [row.id]),
    accountNames(
      ctx.db,
      actedOn(row.content).map(({ accountId }) => accountId),
    ),
    documentsOfSubject(ctx.db, MEASURE, row.id),
    groundOf(ctx, row),
  ]);
  const now = nowOf(row);
  const content = row.content as unknown as Record<string, unknown>;
  return {
    ...viewRow(row),
    ruleId: headOf(row.parameters, row.kind).ruleId,
    objectOrganisationName: row.objectOrganisationName,
    registeredByOrgan: row.objectOrganisationId === null,
    content,
    texts: mentioned(content, texts),
    people: Object.fromEntries(people),
    files,
    results: row.kind === 'REVIEW' ? row.parameters.review.results : [],
    ground,
    documents: documents.map(({ stepSeq: _seq, ...document }) => document),
    obligations: await Promise.all(obligations.map((each) => viewObligation(ctx, each, now))),
    actions: measureActions(factsOfRow(row), actorsOf(viewer)),
  };
}

/** The rounds of the streak in the versions that stand now; a correction may have changed what they say. */
async function groundOf(ctx: AppContext, row: MeasureRow): Promise<MeasureView['ground']> {
  const { rounds, placings } = await publishedPlacings(ctx.db, row.schemeCode);
  const own = { year: row.roundYear, number: row.roundNumber };
  return historyOf(rounds, placings, row.objectId)
    .filter(({ round }) => compareRounds(round, own) <= 0)
    .slice(-row.streak)
    .flatMap(({ placing }) => {
      if (placing === null) return [];
      const { roundId, year, number, rank, of, bottom } = placing;
      return [{ roundId, year, number, rank, of, bottom }];
    });
}

/** Texts that a recorded step has taken along; one whose step was refused is reachable from nowhere. */
function mentioned(content: Record<string, unknown>, texts: Record<string, string>): Record<string, string> {
  const whole = JSON.stringify(content);
  return Object.fromEntries(Object.entries(texts).filter(([id]) => whole.includes(id)));
}

import { documentsOfSubject } from '../../db/queries/document';
import { coverageOf, publishedVersions } from '../../db/queries/evaluationResults';
import type { EvaluationRoundRow } from '../../db/queries/evaluationRound';
import { textsOfRound } from '../../db/queries/evaluationRounds';
import { obligationsOf } from '../../db/queries/obligation';
import { organisationNames } from '../../db/queries/organisation';
import { accountNames } from '../../db/queries/timeline';
import { EVALUATION_ROUND } from '../../workflows/evaluation-round/messages';
import type { ReturnRange } from '../../workflows/rules/evaluation/draw/returns';
import {
  REPLACEMENT_GROUND_LABELS,
  ROUND_STATUS_LABELS,
  ROUND_STEP_LABELS,
} from '../../workflows/rules/evaluation/labels';
import { roundActions } from '../../workflows/rules/evaluation/round/acting';
import { ROUND_OBLIGATION_LABELS } from '../../workflows/rules/evaluation/round/labels';
import { actorsOf } from '../access';
import type { AppContext } from '../context';
import { viewObligation } from '../obligation/view';
import { nowOf } from '../reference';
import type { Viewer } from '../session/viewer';
import { factsOfRound } from './commands';
import { frozenOf } from './frozen';
import { explainHeld } from './held';
import { isInside } from './inside';
import { progressOf } from './returned';
import type { RoundRowView, RoundView } from './schemas';
import { stagesOf } from './stages';
import { viewTies } from './ties';

/** A line of the list; of a round in correction others than the insiders read what stands published. */
export function viewRow(viewer: Viewer, row: EvaluationRoundRow, returned: ReturnRange | null): RoundRowView {
  const inside = isInside(viewer, row);
  const status = inside ? row.status : 'PUBLISHED';
  return {
    id: row.id,
    schemeCode: row.schemeCode,
    year: row.year,
    number: row.number,
    periodFrom: row.periodFrom,
    periodTo: row.periodTo,
    status,
    statusLabel: ROUND_STATUS_LABELS[status],
    version: inside ? row.version : (row.publishedVersion ?? 0),
    publishedVersion: row.publishedVersion,
    publishedAt: row.publishedAt,
    selected: row.selected,
    returned,
    closesAt: row.closesAt,
    heldStep: inside ? row.heldStep : null,
    heldStepLabel: inside && row.heldStep ? ROUND_STEP_LABELS[row.heldStep] : null,
    nextDueAt: inside ? row.nextDueAt : null,
    nextDueLabel:
      inside && row.nextDueKind ? (ROUND_OBLIGATION_LABELS[row.nextDueKind] ?? row.nextDueKind) : null,
    overdueCount: inside ? row.overdueCount : 0,
    begunAt: row.begunAt,
    now: nowOf(row),
  };
}

/** The round whole: where it stands, what it froze, how far the collection is, what the viewer may do. */
export async function viewRound(
  ctx: AppContext,
  viewer: Viewer,
  row: EvaluationRoundRow,
): Promise<RoundView> {
  const inside = isInside(viewer, row);
  const facts = await factsOfRound(ctx, row);
  const [publications, documents, texts, obligations, organisations] = await Promise.all([
    publishedVersions(ctx.db, row.id),
    documentsOfSubject(ctx.db, EVALUATION_ROUND, row.id),
    textsOfRound(ctx.db, row.id),
    inside ? obligationsOf(ctx.db, EVALUATION_ROUND, [row.id]) : [],
    organisationNames(ctx.db, Object.values(facts.organs)),
  ]);
  const people = await accountNames(ctx.db, [row.begunBy]);
  const now = nowOf(row);
  const progress = (await progressOf(ctx, [row])).get(row.id) ?? null;
  return {
    ...viewRow(viewer, row, progress?.answered ?? null),
    inside,
    begunByName: inside ? (people.get(row.begunBy) ?? null) : null,
    organiserName: organisations.get(row.organiserOrganisationId) ?? '',
    stages: stagesOf(row, facts, organisations, inside),
    frozen: await frozenOf(ctx, row, facts.parameters),
    drawHash: row.drawHash,
    progress: inside && progress ? { ...progress, hideBelow: facts.parameters.score.hideBelow } : null,
    held: inside ? explainHeld(row.heldStep, row.heldCode) : null,
    ties: inside ? await viewTies(ctx, row) : [],
    resultHash: inside ? row.resultHash : (publications.at(-1)?.resultHash ?? null),
    coverage: inside && row.resultHash ? await coverageOf(ctx.db, row.resultHash) : null,
    scored: inside ? row.resultHash !== null || publications.length > 0 : publications.length > 0,
    publications,
    documents: documents.map(({ stepSeq: _seq, ...document }) => document),
    voidReason: row.voidNoteId ? (texts.get(row.voidNoteId) ?? null) : null,
    grounds: facts.parameters.draw.replacementGrounds.map((id) => ({
      id,
      name: REPLACEMENT_GROUND_LABELS[id],
    })),
    obligations: await Promise.all(obligations.map((each) => viewObligation(ctx, each, now))),
    actions: roundActions(facts, actorsOf(viewer)),
  };
}

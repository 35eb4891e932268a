import {
  type AwardRow,
  awardFacts,
  awardPersons,
  listAwards,
  recommendationsOf,
  sheetHashOf,
} from '../../db/queries/award';
import { publishedPlacings } from '../../db/queries/evaluationRound';
import { EVALUATION_SCHEME } from '../../db/queries/evaluationScheme';
import { noteTexts } from '../../db/queries/note';
import { accountNames } from '../../db/queries/timeline';
import { AWARD_STANDING_LABELS, GROUP_LABELS } from '../../workflows/rules/evaluation/labels';
import {
  AWARD_RECOMMENDATION_LABELS,
  AWARD_STATUS_LABELS,
  type AwardLine,
  checkConfirmation,
} from '../../workflows/rules/evaluation/results/awardRound';
import { canRead, scope } from '../access';
import type { AppContext } from '../context';
import { isEvaluationOrganiser } from '../evaluationAccess';
import { maskName } from '../mask';
import type { Viewer } from '../session/viewer';
import type { AwardLineView, AwardRowView, AwardsView, AwardView } from './schemas';

/** True for organiser, supervision and audit: they follow an award before it is confirmed. */
const isInside = (viewer: Viewer): boolean =>
  canRead(viewer, 'award', { schemeCode: EVALUATION_SCHEME, published: 'false' });

/** Names of individuals are for those who decide: the organiser, and decision bodies of the scheme. */
export const readsNames = (viewer: Viewer): boolean =>
  isEvaluationOrganiser(viewer) ||
  (viewer.roles.includes('DECISION_BODY') && viewer.schemes.some(({ code }) => code === EVALUATION_SCHEME));

const viewRow = (row: AwardRow & { units: number; persons: number }): AwardRowView => ({
  id: row.id,
  year: row.year,
  status: row.status,
  statusLabel: AWARD_STATUS_LABELS[row.status],
  extraPlaces: row.extraPlaces,
  units: row.units,
  persons: row.persons,
  openedAt: row.openedAt,
  confirmedAt: row.confirmedAt,
});

/** Awards that the viewer may read; for the organiser also the years that wait to be opened. */
export async function viewAwards(ctx: AppContext, viewer: Viewer): Promise<AwardsView> {
  const rows = await listAwards(ctx.db, scope(viewer, 'award'));
  const organises = isEvaluationOrganiser(viewer);
  const { rounds } = organises ? await publishedPlacings(ctx.db, EVALUATION_SCHEME) : { rounds: [] };
  const opened = new Set(rows.map(({ year }) => year));
  const years = [...new Set(rounds.map(({ year }) => year))].filter((year) => !opened.has(year));
  return { data: rows.map(viewRow), toOpen: years.sort((a, b) => b - a) };
}

/**
 * The award whole. Until it is confirmed the sheet is computed from what stands published; then the frozen one is
 * shown, with what a correction has changed since. Outsiders read recommended units and their own line only.
 */
export async function viewAward(ctx: AppContext, viewer: Viewer, row: AwardRow): Promise<AwardView> {
  const [{ facts, parameters, rounds }, all, persons] = await Promise.all([
    awardFacts(ctx.db, row),
    recommendationsOf(ctx.db, row.id),
    awardPersons(ctx.db, row.id),
  ]);
  const inside = isInside(viewer);
  const own = await ownObjects(ctx, viewer, row.year);
  const accounts = inside
    ? await accountNames(
        ctx.db,
        [row.openedBy, row.confirmedBy, ...all.map(({ addedBy }) => addedBy)].filter((id) => id !== null),
      )
    : new Map<string, string>();
  const notes = inside
    ? await noteTexts(ctx.db, [row.placesNoteId, row.confirmNoteId])
    : new Map<string, string>();
  const frozen = row.sheet;
  const now = new Map(facts.lines.map((line) => [line.objectId, line]));
  const lines = (frozen?.lines ?? facts.lines).map((line): AwardLineView => {
    const standing = facts.standing.filter(({ objectId }) => objectId === line.objectId);
    return {
      ...viewLine(line, row.extraPlaces),
      recommended: standing.some(({ kind }) => kind === 'UNIT'),
      persons: standing.filter(({ kind }) => kind === 'PERSON').length,
      own: own.has(line.objectId),
      changedTo: frozen ? changeOf(line, now.get(line.objectId)) : null,
    };
  });
  const names = new Map(lines.map(({ objectId, name }) => [objectId, name]));
  const person = new Map(persons.map((each) => [each.recommendationId, each]));
  const asked = { accountId: viewer.accountId, reason: true };
  const confirmation = checkConfirmation(parameters, facts, asked);
  const organises = isEvaluationOrganiser(viewer);
  const { award, round } = parameters;
  return {
    ...viewRow({
      ...row,
      units: facts.standing.filter(({ kind }) => kind === 'UNIT').length,
      persons: facts.standing.filter(({ kind }) => kind === 'PERSON').length,
    }),
    inside,
    openedBy: accounts.get(row.openedBy) ?? null,
    placesReason: (row.placesNoteId && notes.get(row.placesNoteId)) || null,
    confirmedBy: (row.confirmedBy && accounts.get(row.confirmedBy)) || null,
    confirmReason: (row.confirmNoteId && notes.get(row.confirmNoteId)) || null,
    sheetHash: row.sheetHash,
    hashHolds: frozen && sheetHashOf(frozen) === row.sheetHash,
    rounds: frozen?.rounds ?? rounds,
    perYear: round.perYear,
    consecutive: award.consecutive,
    ruleIds: { basis: award.basisRuleId, recommend: award.recommendRuleId, bar: award.barRuleId },
    lines: inside ? lines : lines.filter((line) => line.recommended || line.own),
    recommendations: all
      .filter(({ kind, withdrawnAt, objectId }) =>
        inside || readsNames(viewer) ? true : withdrawnAt === null && (kind === 'UNIT' || own.has(objectId)),
      )
      .map((each) => ({
        id: each.id,
        kind: each.kind,
        kindLabel: AWARD_RECOMMENDATION_LABELS[each.kind],
        objectId: each.objectId,
        objectName: names.get(each.objectId) ?? each.objectId,
        maskedName: person.has(each.id) ? maskName(person.get(each.id)!.name) : null,
        post: inside ? (person.get(each.id)?.post ?? null) : null,
        reason: inside ? each.reason : null,
        addedBy: accounts.get(each.addedBy) ?? null,
        addedAt: each.addedAt,
        withdrawnAt: each.withdrawnAt,
      })),
    mayEdit: organises && row.status === 'OPEN',
    mayConfirm: organises && confirmation.allowed,
    confirmRefusal: organises && row.status === 'OPEN' && !confirmation.allowed ? confirmation.message : null,
    mayReadNames: readsNames(viewer),
  };
}

/** An open award shows the number that the organiser has fixed; a frozen line keeps its own. */
const viewLine = (line: AwardLine, fixed: number | null) => ({
  ...line,
  extraPlaces: line.standing === 'RECOMMENDED' ? (line.extraPlaces ?? fixed) : 0,
  groupLabel: GROUP_LABELS[line.group],
  standingLabel: AWARD_STANDING_LABELS[line.standing],
});

const changeOf = (confirmed: AwardLine, now: AwardLine | undefined): string | null =>
  now?.standing === confirmed.standing ? null : now ? AWARD_STANDING_LABELS[now.standing] : '无已通报结果';

/** Objects that were the viewer's own organisation in the rounds of the year. */
async function ownObjects(ctx: AppContext, viewer: Viewer, year: number): Promise<Set<string>> {
  if (!viewer.organisation) return new Set();
  const rows = await ctx.db
    .selectFrom('roundObject')
    .innerJoin('evaluationRound', 'evaluationRound.id', 'roundObject.roundId')
    .select('roundObject.objectId')
    .where('evaluationRound.year', '=', year)
    .where('roundObject.organisationId', '=', viewer.organisation.id)
    .execute();
  return new Set(rows.map(({ objectId }) => objectId));
}

import { begunRounds, countMembers } from '../../db/queries/library';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { leavesOf } from '../../workflows/rules/evaluation/frame/leaves';
import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import { compareRounds, type RoundKey, roundOf } from '../../workflows/rules/evaluation/period';
import type { AppContext } from '../context';
import { evaluationScheme } from '../evaluation/organiser';
import { isEvaluationOrganiser } from '../evaluationAccess';
import type { Viewer } from '../session/viewer';
import type { LibraryView } from './schemas';

/** The library leaf by leaf against the numbers of the scheme, as it stands for a round (GE-LIB-1, GE-LIB-2). */
export async function libraryOverview(
  ctx: AppContext,
  viewer: Viewer,
  asked: Partial<RoundKey>,
): Promise<LibraryView> {
  const { code, parameters } = await evaluationScheme(ctx);
  const { library } = parameters;
  const [counts, begun] = await Promise.all([countMembers(ctx.db, code), begunRounds(ctx.db, code)]);
  const frozen = new Set(begun.filter(({ frozenAt }) => frozenAt !== null).map(keyOf));
  const rounds = selectable(parameters, begun).map((each) => ({ ...each, frozen: frozen.has(keyOf(each)) }));
  const wanted = { year: asked.year ?? 0, number: asked.number ?? 0 };
  const { frozen: _frozen, ...round } =
    rounds.find((each) => keyOf(each) === keyOf(wanted)) ??
    rounds.find((each) => !each.frozen) ??
    rounds.at(-1)!;
  const leaves = leavesOf(library).map(({ id, stratum, label, required, refresh }) => {
    const own = counts.filter(({ leafId }) => leafId === id);
    const sum = (list: typeof own, what: 'members' | 'letters') =>
      list.reduce((total, each) => total + each[what], 0);
    const actual = sum(own, 'members');
    const stale = sum(
      own.filter((each) =>
        refresh === 'YEAR'
          ? each.year !== round.year || compareRounds(each, round) > 0
          : compareRounds(each, round) !== 0,
      ),
      'members',
    );
    const letters = sum(own, 'letters');
    return {
      leafId: id,
      stratum,
      label,
      required,
      actual,
      difference: actual - required,
      stale,
      letters,
      refresh,
    };
  });
  return {
    round,
    rounds,
    total: leaves.reduce((total, { actual }) => total + actual, 0),
    required: library.total,
    strata: library.strata.map(({ code: stratum, label, refresh, ruleId }) => {
      const own = leaves.filter((each) => each.stratum === stratum);
      const sum = (what: 'required' | 'actual' | 'stale') =>
        own.reduce((total, each) => total + each[what], 0);
      return {
        code: stratum,
        label,
        refresh,
        ruleId,
        required: sum('required'),
        actual: sum('actual'),
        stale: sum('stale'),
      };
    }),
    leaves,
    deviations: library.deviations,
    ruleId: library.ruleId,
    refreshRuleId: library.refreshRuleId,
    mayEdit: isEvaluationOrganiser(viewer),
  };
}

const keyOf = ({ year, number }: RoundKey): string => `${year}/${number}`;

/** Rounds of last year, this and the next, and all that were begun, in order of time. */
function selectable(parameters: EvaluationSchemeParameters, begun: readonly RoundKey[]): RoundKey[] {
  const today = chinaDate(new Date().toISOString());
  const { year } = roundOf(parameters, today) ?? { year: Number(today.slice(0, 4)) };
  const all = new Map<string, RoundKey>(
    begun.map(({ year: y, number }) => [keyOf({ year: y, number }), { year: y, number }]),
  );
  for (const each of [year, year + 1]) {
    for (let number = 1; number <= parameters.round.perYear; number += 1) {
      all.set(keyOf({ year: each, number }), { year: each, number });
    }
  }
  return [...all.values()].sort(compareRounds);
}

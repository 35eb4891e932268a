import { lastSessions, runningTerms, storedPairs } from '../../db/queries/gathering';
import type { RotationParameters } from '../../workflows/rules/officer-term/parameters';
import {
  type Member,
  type Pair,
  planRotation,
  type RotationPlan,
  replanRotation,
  takePair,
} from '../../workflows/rules/officer-term/rotation';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import type { PairsView } from './schemas';
import { schemeInForce } from './scheme';

type Terms = Awaited<ReturnType<typeof runningTerms>>;

/**
 * Proposes who goes to the next session (LA-EXP-2, AMB-LA-1): pairs that have waited longest come first, nobody goes to
 * his own unit (AMB-LA-3). Pairs stay together as last laid down; only whoever left or joined changes them.
 */
export async function proposePairs(
  ctx: AppContext,
  asked: { schemeCode: string; targetOrganisationId?: string | undefined; groups: number },
): Promise<PairsView> {
  const { parameters } = await schemeInForce(ctx, asked.schemeCode);
  const rule = parameters.rotation;
  if (!rule)
    throw new ProblemError(409, 'NO_ROTATION', '该方案的人员不分组轮流参加活动。', { ruleId: 'LA-EXP-2' });
  const { members, plan, terms } = await rotation(ctx, asked.schemeCode, rule);
  const proposed: Pair[] = [];
  let left: RotationPlan = plan;
  while (proposed.length < asked.groups) {
    const taken = takePair(left, members, asked.targetOrganisationId ?? null);
    if (!taken) break;
    proposed.push(taken.pair);
    left = { pairs: taken.plan.pairs.slice(0, -1) };
  }
  const lastServed = new Map(members.map(({ id, lastServedAt }) => [id, lastServedAt]));
  return {
    ruleId: rule.ruleId,
    groupSize: rule.groupSize,
    proposed: proposed.map((pair) => viewPair(pair, terms)),
    round: plan.pairs.map((pair) => ({
      ...viewPair(pair, terms),
      lastServedAt: pair.memberIds.map((id) => lastServed.get(id) ?? '').sort()[0] || null,
    })),
  };
}

/** Who serves with whom among those who serve now; kept with the session that is planned. */
export async function pairsAfter(
  ctx: AppContext,
  schemeCode: string,
  rule: RotationParameters,
): Promise<Pair[]> {
  return (await rotation(ctx, schemeCode, rule)).plan.pairs;
}

async function rotation(ctx: AppContext, schemeCode: string, rule: RotationParameters) {
  const [terms, served, stored] = await Promise.all([
    runningTerms(ctx.db, schemeCode),
    lastSessions(ctx.db, schemeCode),
    storedPairs(ctx.db, schemeCode),
  ]);
  const members: Member[] = terms
    .filter(({ status, accountId }) => status === 'SERVING' && accountId !== null)
    .map(({ termId, unitId }) => ({ id: termId, unitId, lastServedAt: served.get(termId) ?? null }));
  const plan = stored ? replanRotation(rule, { pairs: stored }, members) : planRotation(rule, members);
  return { members, plan, terms };
}

function viewPair({ memberIds, sameUnit }: Pair, terms: Terms) {
  const members = memberIds.map((termId) => {
    const term = terms.find((each) => each.termId === termId);
    return { termId, officerName: term?.officerName ?? '', unitName: term?.unitName ?? null };
  });
  return { members, sameUnit };
}

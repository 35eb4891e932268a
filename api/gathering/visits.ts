import { randomBytes } from 'node:crypto';
import { runningTerms } from '../../db/queries/gathering';
import { organisationNames } from '../../db/queries/organisation';
import { findVisit, keepVisit, officerNames, type RandomVisitRow } from '../../db/queries/randomVisit';
import { matchesScope } from '../../db/queries/scope';
import { chinaDate } from '../../workflows/rules/calendar/workingDays';
import { checkPlanning } from '../../workflows/rules/gathering/guards';
import { drawVisit, RANDOM_VISIT_RULES } from '../../workflows/rules/officer-term/randomVisit';
import { actorAs } from '../access';
import type { AppContext } from '../context';
import { forbidden, notFound, ProblemError } from '../errors';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { visitScope } from './access';
import { requireOrganisations } from './commands';
import type { DrawVisitBody, RandomVisitView } from './schemas';
import { schemeInForce } from './scheme';

/**
 * Draws a unit and an officer by lot (BT-DUT-2). The seed comes from the machine's source of randomness and is kept with
 * both lists, so that anybody can repeat the draw. The unit is told nothing. The same key gives the same visit.
 */
export async function drawRandomVisit(
  ctx: AppContext,
  viewer: Viewer,
  body: DrawVisitBody,
  key: string,
): Promise<RandomVisitRow> {
  const id = derivedId('random-visit', viewer.accountId, key);
  const fingerprint = fingerprintOf(viewer.accountId, 'drawVisit', id, body);
  const known = await findVisit(ctx.db, id);
  if (known) return sameRequest(known, fingerprint);
  const scheme = await schemeInForce(ctx, body.schemeCode);
  const ruleId = RANDOM_VISIT_RULES[scheme.code];
  if (!ruleId)
    throw new ProblemError(409, 'NO_RANDOM_VISITS', '该方案没有“双随机”暗访体验。', { ruleId: 'BT-DUT-2' });
  if (!viewer.roles.includes('ORGANISER')) throw forbidden();
  const decision = checkPlanning(scheme.officeOrganisationId, ruleId, actorAs(viewer, 'ORGANISER'));
  if (!decision.allowed) throw new ProblemError(403, decision.code, decision.message, { ruleId });
  const drawnAt = new Date().toISOString();
  if (body.visitBy < chinaDate(drawnAt))
    throw new ProblemError(422, 'DATE_PAST', '完成日期不能早于今天。', { ruleId, field: 'visitBy' });
  await requireOrganisations(ctx, body.targetOrganisationIds, 'targetOrganisationIds');

  const serving = (await runningTerms(ctx.db, scheme.code, body.termIds)).filter(
    ({ status, accountId }) => status === 'SERVING' && accountId !== null,
  );
  const officers = serving.map(({ termId, unitId }) => ({ termId, unitId }));
  const targets = [...new Set(body.targetOrganisationIds)];
  const seed = randomBytes(32).toString('hex');
  const drawn = drawVisit(seed, targets, officers);
  if (!drawn)
    throw new ProblemError(409, 'NOBODY_TO_SEND', '没有可以派往所列单位的在聘人员（本人所在单位须回避）。', {
      ruleId,
      field: 'termIds',
    });
  await keepVisit(
    ctx.db,
    {
      id,
      schemeCode: scheme.code,
      officeOrganisationId: scheme.officeOrganisationId,
      seed,
      officers,
      targets,
      targetOrganisationId: drawn.targetId,
      termId: drawn.termId,
      officerAccountId: serving.find(({ termId }) => termId === drawn.termId)?.accountId ?? null,
      visitBy: body.visitBy,
      fingerprint,
      drawnBy: viewer.accountId,
      drawnAt,
    },
    ruleId,
  );
  const kept = await findVisit(ctx.db, id);
  if (!kept) throw new Error(`random visit ${id} was not kept`);
  return sameRequest(kept, fingerprint);
}

function sameRequest(row: RandomVisitRow, fingerprint: string): RandomVisitRow {
  if (row.fingerprint === fingerprint) return row;
  throw new ProblemError(
    409,
    'IDEMPOTENCY_KEY_REUSED',
    '这个提交编号已用于另一次办理，请刷新页面后重新提交。',
  );
}

export function viewVisit(viewer: Viewer, row: RandomVisitRow): RandomVisitView {
  const open = maySeeDraw(viewer);
  const drawn = drawVisit(row.seed, row.targets, row.officers);
  return {
    ...row,
    schemeName: row.schemeName ?? row.schemeCode,
    seed: open ? row.seed : null,
    officers: open ? row.officers.length : null,
    targets: open ? row.targets.length : null,
    excluded: open ? (drawn?.excluded.length ?? 0) : null,
  };
}

/** An officer sees where he is to go, not who else might have gone, nor where. */
const maySeeDraw = (viewer: Viewer): boolean =>
  (['ORGANISER', 'SUPERVISOR', 'AUDITOR'] as const).some((role) => viewer.roles.includes(role));

/** A visit with both lists, and the draw repeated from them. */
export async function viewVisitWhole(ctx: AppContext, viewer: Viewer, id: string) {
  const row = await findVisit(ctx.db, id);
  if (!row || !matchesScope(visitScope(viewer), row)) throw notFound('这次暗访体验');
  const open = maySeeDraw(viewer);
  const drawn = drawVisit(row.seed, row.targets, row.officers);
  const [officers, organisations] = await Promise.all([
    officerNames(ctx.db, open ? row.officers.map(({ termId }) => termId) : []),
    organisationNames(ctx.db, open ? row.targets : []),
  ]);
  return {
    ...viewVisit(viewer, row),
    officerList: [...officers].map(([termId, officerName]) => ({
      termId,
      officerName,
      excluded: drawn?.excluded.includes(termId) ?? false,
    })),
    targetList: [...organisations].map(([organisationId, name]) => ({ id: organisationId, name })),
    reproduced: drawn?.targetId === row.targetOrganisationId && drawn.termId === row.termId,
  };
}

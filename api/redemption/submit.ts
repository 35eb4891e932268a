import { findEnterprise } from '../../db/queries/enterprise';
import { findOrganisationFacts, findWindowOfRegion } from '../../db/queries/organisation';
import { findCurrentItem } from '../../db/queries/policyItem';
import { findPublishedCalendar, findPublishedScheme } from '../../db/queries/scheme';
import {
  REDEMPTION,
  type RedemptionInput,
  redemptionWorkflowId,
  type StepAnswer,
  type SubmitCommand,
} from '../../workflows/redemption/messages';
import { chinaDate, sliceCalendar } from '../../workflows/rules/calendar/workingDays';
import type { Actor, OrganisationFacts } from '../../workflows/rules/redemption/types';
import { actorAs } from '../access';
import type { AppContext } from '../context';
import { registerOnce } from '../enterprise/register';
import { forbidden, ProblemError } from '../errors';
import { answerOnce, sendFirstStep } from '../process/engine';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { caseAnswers } from './answers';
import type { SubmitBody } from './commandSchemas';
import { checkMaterials, requireComplete } from './materials';

type Item = NonNullable<Awaited<ReturnType<typeof findCurrentItem>>>;

/**
 * Opens a case: the window for an enterprise that came to it, or an enterprise for itself (GR-U4). The case's id
 * follows from the account and the key, so a repeated request meets the same case.
 */
export async function submitRedemption(
  ctx: AppContext,
  viewer: Viewer,
  body: SubmitBody,
  key: string,
): Promise<StepAnswer> {
  const redemptionId = derivedId('redemption', viewer.accountId, key);
  const fingerprint = fingerprintOf(viewer.accountId, 'submit', redemptionId, body);
  const request = { workflowId: redemptionWorkflowId(redemptionId), command: 'submit', key, fingerprint };
  return answerOnce(ctx, request, caseAnswers(redemptionId), async () => {
    const actor = submitter(viewer, body);
    const item = await openItem(ctx, body);
    await checkMaterials(ctx, item.guide, body.materials, { accountId: viewer.accountId, redemptionId });
    requireComplete(item.guide, body.materials);
    const enterpriseId = await enterpriseOf(ctx, viewer, body);
    const input = await inputOf(ctx, actor, redemptionId, enterpriseId, item);
    const { channel, requestedFen, materials } = body;
    const submit: SubmitCommand = { actor, fingerprint, channel, requestedFen, materials };
    return sendFirstStep<StepAnswer>(ctx, request, REDEMPTION, input, submit);
  });
}

/** The role in which the person submits; the channel has to fit it. */
function submitter(viewer: Viewer, body: SubmitBody): Actor {
  if (
    body.channel === 'WINDOW' &&
    viewer.roles.includes('WINDOW') &&
    viewer.organisation?.kind === 'WINDOW'
  ) {
    return actorAs(viewer, 'WINDOW');
  }
  if (body.channel === 'ONLINE' && viewer.roles.includes('ENTERPRISE') && viewer.enterprise) {
    if (body.enterpriseId === viewer.enterprise.id) return actorAs(viewer, 'ENTERPRISE');
    throw forbidden('只能为本企业申请。');
  }
  throw forbidden('只有专窗人员可以窗口受理，只有企业可以线上申请。');
}

/** The item in its current version, if it takes applications of this amount today. */
async function openItem(ctx: AppContext, body: SubmitBody): Promise<Item> {
  const item = await findCurrentItem(ctx.db, body.itemId);
  const today = chinaDate(new Date().toISOString());
  if (!item || item.validFrom > today || (item.validTo !== null && item.validTo < today)) {
    throw new ProblemError(422, 'ITEM_NOT_OPEN', '该政策事项没有发布或不在有效期内，不能申请。', {
      ruleId: 'GR-U1',
      field: 'itemId',
    });
  }
  if (body.requestedFen > item.maxAmountFen) {
    const ceiling = (item.maxAmountFen / 100).toLocaleString('zh-CN');
    throw new ProblemError(422, 'AMOUNT_OVER_CEILING', `申请金额超过该事项的最高兑现额${ceiling}元。`, {
      ruleId: 'GR-U2',
      field: 'requestedFen',
    });
  }
  return item;
}

async function enterpriseOf(ctx: AppContext, viewer: Viewer, body: SubmitBody): Promise<string> {
  if (body.enterprise) {
    if (body.channel !== 'WINDOW') throw forbidden('只有专窗人员可以登记新企业。');
    return (await registerOnce(ctx, viewer, body.enterprise, 'enterprise.')).id;
  }
  const known = await findEnterprise(ctx.db, body.enterpriseId as string);
  if (known) return known.id;
  throw new ProblemError(422, 'ENTERPRISE_UNKNOWN', '没有这家企业，请先登记。', { field: 'enterpriseId' });
}

/** Everything that the case is run by, frozen by value (GR-G3). */
async function inputOf(
  ctx: AppContext,
  actor: Actor,
  redemptionId: string,
  enterpriseId: string,
  item: Item,
): Promise<RedemptionInput> {
  const [scheme, calendar, window, finance] = await Promise.all([
    findPublishedScheme(ctx.db),
    findPublishedCalendar(ctx.db),
    actor.role === 'WINDOW' && actor.organisationId
      ? findOrganisationFacts(ctx.db, actor.organisationId, 'WINDOW')
      : findWindowOfRegion(ctx.db, item.regionId),
    findOrganisationFacts(ctx.db, item.financeOrganisationId, 'FINANCE'),
  ]);
  if (!scheme || !calendar) throw notReady('没有已发布的方案或工作日历');
  const year = Number(chinaDate(new Date().toISOString()).slice(0, 4));
  const { guide } = item;
  return {
    redemptionId,
    enterpriseId,
    schemeVersion: scheme.version,
    parameters: scheme.parameters,
    calendar: sliceCalendar(calendar, year, year + YEARS_AHEAD),
    item: {
      id: item.id,
      version: item.version,
      kind: item.kind,
      policyLevel: item.policyLevel,
      departmentOrganisationId: item.departmentOrganisationId,
      poolId: item.poolId,
      maxAmountFen: item.maxAmountFen,
      reviewWorkingDays: guide.reviewWorkingDays,
      longerLimitBasis: guide.longerLimitBasis,
      redemptionWorkingDays: guide.redemptionWorkingDays,
      requiredMaterials: guide.materials.filter((each) => each.required).map((each) => each.key),
    },
    window: required(window, '该地区没有设立专窗'),
    finance: required(finance, '该事项的资金池没有财政部门管理'),
  };
}

/** Years that a case carries of the calendar, beyond the current one. */
const YEARS_AHEAD = 2;

const required = (facts: OrganisationFacts | null, what: string): OrganisationFacts => {
  if (facts) return facts;
  throw notReady(what);
};

const notReady = (what: string): ProblemError =>
  new ProblemError(409, 'NOT_CONFIGURED', `${what}，请联系管理员。`, { ruleId: 'GR-ORG-1' });

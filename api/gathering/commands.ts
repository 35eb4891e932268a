import { createHash } from 'node:crypto';
import { canonicalJson } from '../../db/audit/hash';
import {
  type GatheringRow,
  invitedAccounts,
  keepPlan,
  knownOrganisations,
  runningTerms,
} from '../../db/queries/gathering';
import { keepNote } from '../../db/queries/note';
import {
  type Arrangement,
  GATHERING,
  type GatheringInput,
  gatheringWorkflowId,
  type PlanCommand,
  type ProcessAnswer,
} from '../../workflows/gathering/messages';
import {
  actorForGathering,
  checkGatheringCommand,
  checkPlanning,
  type GatheringFacts,
} from '../../workflows/rules/gathering/guards';
import { gatheringKinds, gatheringRule } from '../../workflows/rules/gathering/kinds';
import { GATHERING_KIND_LABELS } from '../../workflows/rules/gathering/labels';
import { GATHERING_LIMITS } from '../../workflows/rules/gathering/types';
import { defaultLadder } from '../../workflows/rules/obligations/ladder';
import type { EventKind } from '../../workflows/rules/officer-term/parameters';
import { actorAs, actorsOf } from '../access';
import type { AppContext } from '../context';
import { forbidden, ProblemError } from '../errors';
import { answersOf } from '../process/answers';
import { answerOnce, sendFirstStep, sendStep } from '../process/engine';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { readableGathering } from './access';
import { pairsAfter } from './pairs';
import type { ChangeBody, GatheringHumanCommand, PlanBody } from './schemas';
import { calendarNow, organisationFacts, ruleOfGathering, type SchemeInForce, schemeInForce } from './scheme';

const gatheringAnswers = (gatheringId: string, ruleId: string) =>
  answersOf(gatheringId, { code: 'GATHERING_OVER', message: '活动已归档或取消，不能再办理。', ruleId });

/**
 * Plans a gathering: its words are kept outside of the process, which is started with the first step. The id follows
 * from the account and the key, so a repeated request meets the same gathering.
 */
export async function planGathering(
  ctx: AppContext,
  viewer: Viewer,
  body: PlanBody,
  key: string,
): Promise<ProcessAnswer> {
  const gatheringId = derivedId('gathering', viewer.accountId, key);
  const fingerprint = fingerprintOf(viewer.accountId, 'plan', gatheringId, body);
  const request = { workflowId: gatheringWorkflowId(gatheringId), command: 'plan', key, fingerprint };
  const scheme = await schemeInForce(ctx, body.schemeCode);
  const ruleId = gatheringRule(scheme.parameters, body.kind);
  return answerOnce(ctx, request, gatheringAnswers(gatheringId, ruleId), async () => {
    if (!viewer.roles.includes('ORGANISER')) throw forbidden();
    const actor = actorAs(viewer, 'ORGANISER');
    const decision = checkPlanning(scheme.officeOrganisationId, ruleId, actor);
    if (!decision.allowed) throw new ProblemError(403, decision.code, decision.message, { ruleId });
    if (!gatheringKinds(scheme.parameters).includes(body.kind))
      throw new ProblemError(
        422,
        'KIND_UNKNOWN',
        `该方案没有“${GATHERING_KIND_LABELS[body.kind]}”这种活动。`,
        { ruleId, field: 'kind' },
      );
    const arrangement = await arrange(ctx, viewer, { ...body, id: gatheringId }, body, key);
    const input = await inputOf(ctx, gatheringId, scheme, body, ruleId);
    const turns = body.kind === 'SESSION' && scheme.parameters.rotation;
    const pairs = turns ? await pairsAfter(ctx, scheme.code, turns) : null;
    const command: PlanCommand = { actor, fingerprint, ...arrangement, pairs };
    return sendFirstStep<ProcessAnswer>(ctx, request, GATHERING, input, command);
  });
}

/** Takes one human step on a gathering that exists; the same key gives the same answer for ever. */
export async function takeGatheringStep(
  ctx: AppContext,
  viewer: Viewer,
  gatheringId: string,
  command: GatheringHumanCommand,
  body: object,
  key: string,
): Promise<ProcessAnswer> {
  const fingerprint = fingerprintOf(viewer.accountId, command, gatheringId, body);
  const workflowId = gatheringWorkflowId(gatheringId);
  const request = { workflowId, command, key, fingerprint };
  const row = await readableGathering(ctx, viewer, gatheringId);
  const facts = await factsOfRow(ctx, row);
  return answerOnce(ctx, request, gatheringAnswers(gatheringId, facts.ruleId), async () => {
    const actor = actorForGathering(command, facts, actorsOf(viewer));
    if (!actor) throw forbidden();
    const { allowed } = checkGatheringCommand(command, facts, actor);
    const noteId = await keep(ctx, viewer, gatheringId, body, key);
    const fields =
      command === 'change' ? await arrange(ctx, viewer, row, body as ChangeBody, key) : withoutNote(body);
    return sendStep<ProcessAnswer>(ctx, request, { actor, fingerprint, ...fields, noteId }, allowed);
  });
}

/** What the guards look at, read from the rows. */
export async function factsOfRow(ctx: AppContext, row: GatheringRow): Promise<GatheringFacts> {
  const [ruleId, invitedAccountIds] = await Promise.all([
    ruleOfGathering(ctx, row),
    invitedAccounts(ctx.db, row.id),
  ]);
  return {
    kind: row.kind,
    status: row.status,
    officeOrganisationId: row.officeOrganisationId,
    ruleId,
    invitedAccountIds,
    hasMinutes: row.minutesNoteId !== null,
  };
}

/** Checks whom and what a plan names, keeps its words, and answers what the process takes along. */
async function arrange(
  ctx: AppContext,
  viewer: Viewer,
  gathering: { id: string; schemeCode: string; kind: EventKind },
  body: ChangeBody | PlanBody,
  key: string,
): Promise<Arrangement> {
  const gatheringId = gathering.id;
  const { theme, contents, place, convener, targetText, startsAt, endsAt, targetOrganisationId } = body;
  const sittingIn = body.sittingInOrganisationIds;
  await requireOrganisations(ctx, targetOrganisationId ? [targetOrganisationId] : [], 'targetOrganisationId');
  await requireOrganisations(ctx, sittingIn, 'sittingInOrganisationIds');
  const invitees = await inviteesOf(ctx, gathering, body.termIds);
  const words = { theme, contents, place, convener, targetText, sittingIn };
  const planSha256 = createHash('sha256').update(canonicalJson(words)).digest('hex');
  const planId = derivedId('gathering-plan', gatheringId, key);
  await keepPlan(ctx.db, {
    id: planId,
    gatheringId,
    ...words,
    contentSha256: planSha256,
    createdBy: viewer.accountId,
  });
  return { planId, planSha256, startsAt, endsAt, targetOrganisationId, invitees };
}

/** Officers who serve, each with an account; before the training of a scheme nobody is called to anything else (YY-S-5). */
async function inviteesOf(
  ctx: AppContext,
  { schemeCode, kind }: { schemeCode: string; kind: EventKind },
  termIds: readonly string[],
) {
  const known = new Map((await runningTerms(ctx.db, schemeCode, termIds)).map((each) => [each.termId, each]));
  return termIds.map((termId, index) => {
    const term = known.get(termId);
    if (!term)
      throw new ProblemError(422, 'NOT_SERVING', '所选人员不在本方案的聘期内，不能邀请。', {
        field: `termIds.${index}`,
      });
    if (!term.accountId)
      throw new ProblemError(422, 'NO_ACCOUNT', `“${term.officerName}”还没有账号，不能邀请。`, {
        field: `termIds.${index}`,
      });
    if (term.status === 'AWAITING_TRAINING' && kind !== 'TRAINING')
      throw new ProblemError(
        422,
        'NOT_TRAINED',
        `“${term.officerName}”尚未完成上岗培训，只能邀请参加培训。`,
        { ruleId: 'YY-S-5', field: `termIds.${index}` },
      );
    return { termId, accountId: term.accountId, unitId: term.unitId };
  });
}

export async function requireOrganisations(
  ctx: AppContext,
  ids: readonly string[],
  field: string,
): Promise<void> {
  const known = await knownOrganisations(ctx.db, ids);
  if (ids.some((id) => !known.has(id)))
    throw new ProblemError(422, 'ORGANISATION_UNKNOWN', '所选单位不存在，请另选。', { field });
}

/** Everything that the gathering is run by, frozen by value. */
async function inputOf(
  ctx: AppContext,
  gatheringId: string,
  { code, version, parameters, officeOrganisationId }: SchemeInForce,
  { kind }: PlanBody,
  ruleId: string,
): Promise<GatheringInput> {
  const [calendar, office] = await Promise.all([
    calendarNow(ctx),
    organisationFacts(ctx, officeOrganisationId),
  ]);
  return {
    gatheringId,
    schemeCode: code,
    schemeVersion: version,
    kind,
    ruleId,
    ownUnitRuleId: parameters.rotation?.ownUnitRuleId ?? 'BT-DUT-2',
    groupSize: parameters.rotation?.groupSize ?? null,
    limits: GATHERING_LIMITS,
    policy: parameters.hearing.policy,
    ladder: defaultLadder,
    calendar,
    office,
  };
}

/** Keeps the free text outside of the process; the process carries its id only. Null when there is none. */
async function keep(
  ctx: AppContext,
  viewer: Viewer,
  gatheringId: string,
  body: { note?: string },
  key: string,
): Promise<string | null> {
  if (!body.note) return null;
  const id = derivedId('note', gatheringWorkflowId(gatheringId), key);
  const note = { id, subjectType: GATHERING, subjectId: gatheringId, body: body.note };
  await keepNote(ctx.db, { ...note, authorAccountId: viewer.accountId });
  return id;
}

const withoutNote = ({ note: _, ...fields }: { note?: string }): object => fields;

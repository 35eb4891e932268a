import type { z } from 'zod';
import { findAccount, holdsRole } from '../../db/queries/account';
import { keepNote } from '../../db/queries/note';
import { findOrganisationFacts } from '../../db/queries/organisation';
import { findItemVersion } from '../../db/queries/policyItem';
import { findCase } from '../../db/queries/redemption';
import {
  type MaterialRef,
  type RedemptionCommandName,
  redemptionWorkflowId,
  type StepAnswer,
} from '../../workflows/redemption/messages';
import { actorFor, checkCommand } from '../../workflows/rules/redemption/guards';
import { actorsOf, readable } from '../access';
import type { AppContext } from '../context';
import { forbidden, ProblemError } from '../errors';
import { answerOnce, sendStep } from '../process/engine';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { caseAnswers } from './answers';
import { COMMAND_BODIES, type HumanCommandName } from './commandSchemas';
import { factsOfRow } from './facts';
import { checkMaterials } from './materials';

export type CommandBody<N extends HumanCommandName = HumanCommandName> = z.output<(typeof COMMAND_BODIES)[N]>;
type Case = NonNullable<Awaited<ReturnType<typeof findCase>>>;

/**
 * Takes one human step on a case: reads the facts that the process needs by value, keeps the free text, sends the
 * Update. Refusals of rules come back as they were decided; the same key gives the same answer for ever.
 */
export async function takeStep(
  ctx: AppContext,
  viewer: Viewer,
  redemptionId: string,
  command: HumanCommandName,
  body: CommandBody,
  key: string,
): Promise<StepAnswer> {
  const fingerprint = fingerprintOf(viewer.accountId, command, redemptionId, body);
  const workflowId = redemptionWorkflowId(redemptionId);
  const request = { workflowId, command: command satisfies RedemptionCommandName, key, fingerprint };
  return answerOnce(ctx, request, caseAnswers(redemptionId), async () => {
    const row = readable(viewer, 'redemption', await findCase(ctx.db, redemptionId), '该兑现件');
    const recorded = await factsOfRow(ctx, row);
    const actor = actorFor(command, recorded, actorsOf(viewer));
    if (!actor) throw forbidden();
    const { allowed } = checkCommand(command, recorded, actor);
    const facts = await factsFor(ctx, viewer, row, body);
    const note =
      'note' in COMMAND_BODIES[command].shape
        ? { noteId: await keep(ctx, viewer, redemptionId, key, body) }
        : {};
    return sendStep(ctx, request, { actor, fingerprint, ...facts, ...note }, allowed);
  });
}

/** The fields of the Update besides actor, fingerprint and note, with everything that has to be looked up. */
async function factsFor(ctx: AppContext, viewer: Viewer, row: Case, body: CommandBody): Promise<object> {
  const { note: _note, ...fields } = body as { note?: string };
  if ('departmentOrganisationId' in body) {
    const { departmentOrganisationId, kind, channel } = body;
    return { department: await departmentFacts(ctx, departmentOrganisationId), kind, channel };
  }
  if ('handlerAccountId' in body) await requireHandler(ctx, row, body.handlerAccountId);
  if ('materials' in body) await checkFiles(ctx, viewer, row, body.materials);
  if ('materialKeys' in body) await checkKeys(ctx, row, body.materialKeys);
  if ('proposal' in body) return { ...fields, amountFen: body.amountFen ?? null };
  if ('result' in body) return { ...fields, satisfaction: body.satisfaction ?? null };
  return fields;
}

async function departmentFacts(ctx: AppContext, id: string) {
  const facts = await findOrganisationFacts(ctx.db, id, 'DEPARTMENT');
  if (facts) return facts;
  throw new ProblemError(422, 'NOT_A_DEPARTMENT', '只能交办给现有的行业主管部门。', {
    ruleId: 'GR-U5',
    field: 'departmentOrganisationId',
  });
}

/** The named handler must be an enabled handler of the department that holds the case (GR-T2). */
async function requireHandler(ctx: AppContext, row: Case, accountId: string): Promise<void> {
  const department = row.departmentOrganisationId;
  if (department && (await holdsRole(ctx.db, accountId, department, 'HANDLER'))) return;
  const known = await findAccount(ctx.db, accountId);
  const who = known && known.organisationId === department ? `“${known.displayName}”` : '所选人员';
  throw new ProblemError(422, 'HANDLER_NOT_OF_DEPARTMENT', `${who}不是本部门在岗的经办人，请另选。`, {
    ruleId: 'GR-T2',
    field: 'handlerAccountId',
  });
}

async function checkFiles(
  ctx: AppContext,
  viewer: Viewer,
  row: Case,
  materials: readonly MaterialRef[],
): Promise<void> {
  const item = await findItemVersion(ctx.db, row.itemId, row.itemVersion);
  await checkMaterials(ctx, item.guide, materials, { accountId: viewer.accountId, redemptionId: row.id });
}

/** What is asked for must be on the guide's checklist (GR-U2). */
async function checkKeys(ctx: AppContext, row: Case, keys: readonly string[]): Promise<void> {
  const item = await findItemVersion(ctx.db, row.itemId, row.itemVersion);
  const known = new Set(item.guide.materials.map((each) => each.key));
  const errors = keys.flatMap((key, index) =>
    known.has(key)
      ? []
      : [{ field: `materialKeys.${index}`, code: 'MATERIAL_UNKNOWN', message: '办事指南没有这项材料' }],
  );
  if (errors.length === 0) return;
  throw new ProblemError(422, 'MATERIAL_INVALID', '所选的补正材料不在办事指南的申报材料之内。', {
    ruleId: 'GR-U2',
    field: 'materialKeys',
    errors,
  });
}

/** Keeps the free text outside of the process; the process carries its id only. Null when there is none. */
async function keep(
  ctx: AppContext,
  viewer: Viewer,
  redemptionId: string,
  key: string,
  body: CommandBody,
): Promise<string | null> {
  const text = 'note' in body ? body.note : undefined;
  if (!text) return null;
  const id = derivedId('note', redemptionWorkflowId(redemptionId), key);
  await keepNote(ctx.db, {
    id,
    subjectType: 'redemption',
    subjectId: redemptionId,
    body: text,
    authorAccountId: viewer.accountId,
  });
  return id;
}

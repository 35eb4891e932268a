import type { Act } from '../../db/queries/actOnce';
import { findEvaluationScheme } from '../../db/queries/evaluationScheme';
import { keepNote } from '../../db/queries/note';
import { keyReused } from '../calendar/act';
import type { AppContext } from '../context';
import { forbidden, notFound, ProblemError } from '../errors';
import { isEvaluationOrganiser } from '../evaluationAccess';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';

/** The published scheme of direct evaluation. */
export async function evaluationScheme(ctx: AppContext) {
  const scheme = await findEvaluationScheme(ctx.db);
  if (!scheme) throw notFound('直接评价方案');
  return scheme;
}

/** Refuses whoever is not staff of the organiser. */
export function requireEvaluationOrganiser(viewer: Viewer): void {
  if (!isEvaluationOrganiser(viewer)) throw forbidden('只有评价组织单位可以办理。');
}

/** An act of the organiser outside of a process; `about` and `body` make up what the key stands for. */
export function organiserAct(
  viewer: Viewer,
  {
    key,
    action,
    about,
    body,
    ruleId,
  }: { key: string; action: string; about: string; body: unknown; ruleId: string },
): Act {
  requireEvaluationOrganiser(viewer);
  return {
    at: new Date().toISOString(),
    actorAccountId: viewer.accountId,
    role: 'ORGANISER',
    organisationId: viewer.organisation?.id ?? null,
    ruleId,
    key,
    fingerprint: fingerprintOf(viewer.accountId, action, about, body),
  };
}

/** Keeps the reason of an act apart from the trail and answers its id. */
export async function keepReason(
  ctx: AppContext,
  viewer: Viewer,
  subject: { type: string; id: string },
  key: string,
  reason: string,
): Promise<string> {
  const id = derivedId('note', subject.type, subject.id, key);
  await keepNote(ctx.db, {
    id,
    subjectType: subject.type,
    subjectId: subject.id,
    body: reason,
    authorAccountId: viewer.accountId,
  });
  return id;
}

/** Turns an outcome that is none of the good ones into its refusal. */
export function settleAct<Outcome extends string>(
  outcome: Outcome,
  refusals: Partial<Record<Outcome, { code: string; message: string; field?: string; status?: number }>>,
  ruleId: string,
): void {
  if (outcome === 'DONE') return;
  if (outcome === 'KEY_REUSED') throw keyReused();
  const { code, message, field, status = 409 } = refusals[outcome]!;
  throw new ProblemError(status, code, message, { ruleId, field });
}

import type { Selectable } from 'kysely';
import { keepNote } from '../../db/queries/note';
import {
  aloneInScheme,
  dropPrepared,
  findOfficer,
  openAccount,
  organFacts,
  placesTaken,
  termsOfOfficer,
} from '../../db/queries/officerAppointment';
import { linkFiles } from '../../db/queries/officerFile';
import { findSchemeInForce, type OfficerSchemeVersion } from '../../db/queries/officerParameters';
import { findTermRow } from '../../db/queries/termDesk';
import type { OfficerTable } from '../../db/schema';
import {
  type AppointCommand,
  OFFICER_TERM,
  officerTermWorkflowId,
  type ProcessAnswer,
} from '../../workflows/officer-term/messages';
import type { Actor, OrganisationFacts } from '../../workflows/rules/actor';
import type { Refused } from '../../workflows/rules/decision';
import { officeOrganOf, organRuleOf } from '../../workflows/rules/officer-term/organs';
import { actorAs, canRead } from '../access';
import type { AppContext } from '../context';
import { findRefusal, forbidden, notFound, ProblemError, unavailable } from '../errors';
import { ownSchemes } from '../officerAccess';
import { answerOnce, sendFirstStep } from '../process/engine';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { prepareNewOfficer, reopenFor } from './accounts';
import { termAnswers, viewAnswer } from './answers';
import { notReady, termInput } from './appointmentInput';
import type { AppointAnswer, AppointBody, OfficerBody } from './appointmentSchemas';
import { appointmentProblems, candidateOf, type Terms } from './candidate';
import { checkFiles, linksTo } from './files';
import { checkOfficer } from './officer';

/** Somebody new, or somebody who has served in the scheme before; `previousTermId` when the term continues another. */
export type Appointee =
  | { officer: OfficerBody }
  | { known: Selectable<OfficerTable>; renews: { previousTermId: string } | null };

export interface AppointmentRequest {
  appointee: Appointee;
  terms: Terms;
  files: readonly string[];
  note: string | null;
}

/** What the appointment stands on, read once. */
export interface Desk {
  scheme: OfficerSchemeVersion;
  office: OrganisationFacts;
  organs: Record<string, OrganisationFacts>;
  actor: Actor;
}

/**
 * Scheme in force, its organs and the viewer as a member of its office. Refuses when the scheme is a draft or has no
 * version in force, and when somebody else than the office asks.
 */
export async function openDesk(ctx: AppContext, viewer: Viewer, schemeCode: string): Promise<Desk> {
  if (!canRead(viewer, 'officerScheme', { code: schemeCode })) throw notFound('该方案');
  const [scheme, organs] = await Promise.all([
    findSchemeInForce(ctx.db, schemeCode),
    organFacts(ctx.db, schemeCode),
  ]);
  if (!scheme) {
    throw new ProblemError(409, 'SCHEME_NOT_IN_FORCE', '该方案尚未发布，不能据此聘任。', {
      ruleId: organRuleOf(schemeCode),
    });
  }
  const office = organs[officeOrganOf(schemeCode, scheme.parameters)];
  if (!office) throw notReady('该方案没有设立运营单位');
  const mine = ownSchemes(viewer).includes(schemeCode) && viewer.organisation?.id === office.id;
  if (!mine || !viewer.roles.includes('ORGANISER')) throw forbidden('只有该方案的运营单位可以办理聘任。');
  return { scheme, office, organs, actor: actorAs(viewer, 'ORGANISER') };
}

/** Appoints one person or organisation; see `appointTo`. */
export async function appoint(
  ctx: AppContext,
  viewer: Viewer,
  schemeCode: string,
  body: AppointBody,
  key: string,
): Promise<AppointAnswer> {
  const desk = await openDesk(ctx, viewer, schemeCode);
  const { officerId, officer, files, note, ...terms } = body;
  const known = officerId === undefined ? null : await findOfficer(ctx.db, officerId);
  if (officerId !== undefined && known?.schemeCode !== schemeCode) throw notFound('该人员');
  const appointee: Appointee = known ? { known, renews: null } : { officer: officer as OfficerBody };
  const papers = [...files, ...(terms.commitmentLetter ? [terms.commitmentLetter.fileId] : [])];
  return appointTo(ctx, viewer, desk, { appointee, terms, files: papers, note }, key);
}

/**
 * Takes up a term. All gates are looked at before anything is written; a refused appointment leaves no person behind.
 * Places are counted while nobody else appoints in the scheme. Ids follow from the account and the key, so a repeated
 * request meets the same term; the one-time password is told only once.
 * @throws ProblemError APPOINTMENT_REFUSED with every reason and its field.
 */
export async function appointTo(
  ctx: AppContext,
  viewer: Viewer,
  desk: Desk,
  request: AppointmentRequest,
  key: string,
): Promise<AppointAnswer> {
  const { code } = desk.scheme;
  const { appointee, terms } = request;
  const termId = derivedId('officerTerm', viewer.accountId, key);
  const officerId = 'known' in appointee ? appointee.known.id : derivedId('officer', termId);
  const accountId =
    ('known' in appointee ? appointee.known.accountId : null) ?? derivedId('officerAccount', officerId);
  const fingerprint = fingerprintOf(viewer.accountId, 'appoint', termId, { code, ...request });
  const step = { workflowId: officerTermWorkflowId(termId), command: 'appoint', key, fingerprint };
  const ids = { termId, officerId, officerAccountId: accountId };
  let access: AppointAnswer['access'] = null;

  const answer = await answerOnce(ctx, step, termAnswers(termId, code), async () => {
    const taken = await findTermRow(ctx.db, termId);
    if (taken) throw new ProblemError(409, 'ALREADY_APPOINTED', '该聘期已经开始。');
    await checkFiles(ctx, request.files, viewer.accountId);
    const person =
      'known' in appointee
        ? appointee.known
        : await checkOfficer(ctx, desk.scheme.parameters, appointee.officer);
    const alone = await aloneInScheme(ctx.db, code, ctx.settings.stepTimeoutMs, async () => {
      const [serving, served] = await Promise.all([
        placesTaken(ctx.db, code),
        termsOfOfficer(ctx.db, officerId),
      ]);
      requireNotServing(served);
      const candidate = candidateOf(person, terms, accountId);
      const renewal = 'known' in appointee && appointee.renews !== null;
      const facts = { candidate, serving, servedBefore: served.length, renewal };
      refuseAppointment(appointmentProblems(desk.scheme.parameters, terms, facts));
      const input = await termInput(ctx, {
        scheme: desk.scheme,
        office: desk.office,
        organs: desk.organs,
        ...ids,
        terms,
        candidate,
        homeOrganisationId: person.homeOrganisationId,
        servedBefore: served.length,
        previousTermId: previousOf(appointee, served),
      });
      access =
        'known' in appointee
          ? await reopenFor(ctx, appointee.known, accountId)
          : await prepareNewOfficer(ctx, viewer, desk.scheme, ids, person as OfficerBody);
      const command = await commandOf(ctx, viewer, desk, request, { termId, key, fingerprint, serving });
      return sendFirstStep<ProcessAnswer>(ctx, step, OFFICER_TERM, input, command).catch(async (error) => {
        if (findRefusal(error) && !('known' in appointee)) await dropPrepared(ctx.db, officerId, accountId);
        throw error;
      });
    });
    if (!alone) throw unavailable(new Error(`others appoint in ${code}`));
    return alone.done;
  });

  await openAccount(ctx.db, accountId, termId, {
    actorAccountId: viewer.accountId,
    organisationId: desk.office.id,
    ruleId: organRuleOf(code),
  });
  const kinds = await checkFiles(ctx, request.files, viewer.accountId);
  await linkFiles(ctx.db, linksTo(kinds, { ownerType: 'term', ownerId: termId, termId }));
  const certificateNo = (await findTermRow(ctx.db, termId))?.certificateNo ?? null;
  return { ...viewAnswer(answer), officerId, certificateNo, access };
}

type Served = Awaited<ReturnType<typeof termsOfOfficer>>;

function requireNotServing(served: Served): void {
  if (served.every(({ endedAt }) => endedAt !== null)) return;
  throw new ProblemError(409, 'STILL_SERVING', '该人员的聘期尚未结束，不能再次聘任。', {
    field: 'officerId',
  });
}

/** The term that this one follows: the one that it renews, or the latest before it. */
const previousOf = (appointee: Appointee, served: Served): string | null =>
  ('known' in appointee && appointee.renews?.previousTermId) || served[0]?.id || null;

/** Refuses with every reason and its field; nothing happens when there is none. */
export function refuseAppointment(problems: readonly Refused[]): void {
  const [first] = problems;
  if (!first) return;
  const reasons = problems.map((each) => each.message).join('；');
  throw new ProblemError(409, 'APPOINTMENT_REFUSED', `不能聘任：${reasons}。`, {
    ruleId: first.ruleId,
    field: first.field,
    errors: problems.map(({ field = '', code, message, ruleId }) => ({ field, code, message, ruleId })),
  });
}

/** The first step of the process; people's words are kept as notes, it carries their ids. */
async function commandOf(
  ctx: AppContext,
  viewer: Viewer,
  desk: Desk,
  { terms, note }: AppointmentRequest,
  step: { termId: string; key: string; fingerprint: string; serving: Record<string, number> },
): Promise<AppointCommand> {
  const { termId, key, fingerprint, serving } = step;
  const keep = async (name: string, body: string | null): Promise<string | null> => {
    if (!body) return null;
    const id = derivedId(name, officerTermWorkflowId(termId), key);
    const about = { subjectType: 'officerTerm', subjectId: termId };
    await keepNote(ctx.db, { id, ...about, body, authorAccountId: viewer.accountId });
    return id;
  };
  return {
    actor: desk.actor,
    fingerprint,
    noteId: await keep('note', note),
    lengthReasonId: await keep('lengthReason', terms.lengthReason),
    seats: { serving, call: terms.call, moved: terms.moved },
  };
}

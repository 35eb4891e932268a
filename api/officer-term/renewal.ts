import { findOfficer } from '../../db/queries/officerAppointment';
import { addDays } from '../../workflows/rules/calendar/dates';
import type { AppContext } from '../context';
import { notFound, ProblemError } from '../errors';
import type { Viewer } from '../session/viewer';
import { appointTo, openDesk } from './appointment';
import type { AppointAnswer, RenewBody } from './appointmentSchemas';
import type { Terms } from './candidate';
import { type TermRow, termParameters } from './facts';

/**
 * Takes up the next term of an officer whose term ended as renewed, or, where every term is a new appointment, ended by
 * running out (BT-TRM-2). It runs under the version of the scheme that is in force now; all gates are looked at again.
 * What the form leaves out stands as it did for the term before.
 */
export async function renew(
  ctx: AppContext,
  viewer: Viewer,
  term: TermRow,
  body: RenewBody,
  key: string,
): Promise<AppointAnswer> {
  const desk = await openDesk(ctx, viewer, term.schemeCode);
  await requireRenewable(ctx, term);
  const { files, note, ...given } = body;
  const start = given.start ?? addDays(term.toDate, 1);
  if (start <= term.toDate) {
    throw new ProblemError(422, 'START_TOO_EARLY', `新的聘期不能早于上一聘期届满之后（${term.toDate}）。`, {
      field: 'start',
    });
  }
  const { candidate } = term;
  const terms: Terms = {
    ...given,
    start,
    channel: given.channel ?? term.channel,
    category:
      given.category ?? (term.category ? { code: term.category, text: term.categoryText ?? '' } : null),
    attestations: given.attestations ?? candidate.attestations,
    conditions: given.conditions ?? candidate.conditions,
    bars: given.bars ?? candidate.bars,
    commitmentLetter: given.commitmentLetter ?? candidate.commitmentLetter,
  };
  const known = await findOfficer(ctx.db, term.officerId);
  if (!known) throw notFound('该人员');
  const papers = [...files, ...(given.commitmentLetter ? [given.commitmentLetter.fileId] : [])];
  const appointee = { known, renews: { previousTermId: term.id } };
  return appointTo(ctx, viewer, desk, { appointee, terms, files: papers, note }, key);
}

async function requireRenewable(ctx: AppContext, term: TermRow): Promise<void> {
  const { term: rule } = await termParameters(ctx, term);
  const fresh = rule.renewal === 'NEW_APPOINTMENT' && term.status === 'EXPIRED';
  if (term.status === 'RENEWED' || fresh) return;
  throw new ProblemError(
    409,
    'NOT_RENEWED',
    term.endedAt === null ? '本聘期尚未届满，届满后方可办理续聘。' : '本聘期不是以续聘结束的，不能办理续聘。',
    { ruleId: rule.renewalRuleId },
  );
}

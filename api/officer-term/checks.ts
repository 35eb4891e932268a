import { findSubmission } from '../../db/queries/officerDraft';
import { findOrganisation } from '../../db/queries/organisation';
import { findOfficerFacts, findSubmissionHeads } from '../../db/queries/termDesk';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { isActivityKind } from '../../workflows/rules/officer-term/activities';
import { ownUnitRuleOf } from '../../workflows/rules/officer-term/organs';
import { checkTarget } from '../../workflows/rules/officer-term/seats';
import { readable } from '../access';
import type { AppContext } from '../context';
import { type FieldError, ProblemError } from '../errors';
import type { Viewer } from '../session/viewer';
import type { TermCommandBody } from './commandSchemas';
import type { TermRow } from './facts';
import type { PayloadParts } from './payloads';

/**
 * The draft that is to be filed: the viewer's own or one that the office wrote down for the officer, complete, and not
 * about the unit that employs the officer (BT-DUT-2, AMB-LA-3). All that is missing is told at once.
 */
export async function checkDraft(
  ctx: AppContext,
  viewer: Viewer,
  term: TermRow,
  { submissionId }: TermCommandBody<'file'>,
): Promise<NonNullable<PayloadParts['draft']>> {
  const found = await findSubmission(ctx.db, submissionId);
  const draft = readable(
    viewer,
    'officerSubmission',
    found?.termId === term.id ? found : undefined,
    '该报送件',
  );
  if (draft.status !== 'DRAFT') {
    throw new ProblemError(409, 'ALREADY_FILED', '这一件已经报送，不能再次报送。', { field: 'submissionId' });
  }
  const today = chinaDate(new Date(Date.now() + term.clockOffsetMs).toISOString());
  const errors: FieldError[] = [];
  const miss = (field: string, message: string) => errors.push({ field, code: 'REQUIRED', message });
  if (!draft.nil) {
    if (draft.title.trim() === '') miss('title', '请填写标题');
    if (draft.body.trim() === '' && draft.files.length === 0)
      miss('body', '请填写正文，或附上图片、语音或文件');
  }
  for (const field of ['observedOn', 'knownOn'] as const) {
    const day = draft[field];
    if (day !== null && day > today) errors.push({ field, code: 'IN_FUTURE', message: '日期不能晚于今天' });
  }
  if (errors.length > 0) {
    throw new ProblemError(
      422,
      'SUBMISSION_INCOMPLETE',
      `还不能报送：${errors.map((each) => each.message).join('；')}。`,
      {
        field: errors[0]?.field,
        errors,
      },
    );
  }
  await checkOwnUnit(ctx, term, draft.targetOrganisationId);
  const { kind, nil, urgent, targetOrganisationId } = draft;
  return { kind, nil, urgent, targetOrganisationId };
}

/** Nobody reports on the unit that employs him now; the process knows the one that did when the term began. */
async function checkOwnUnit(ctx: AppContext, term: TermRow, target: string | null): Promise<void> {
  const ruleId = ownUnitRuleOf(term.schemeCode);
  if (target === null || ruleId === null) return;
  const home = (await findOfficerFacts(ctx.db, term.officerId))?.homeOrganisationId;
  const decision = checkTarget(home ? [home] : [], target, ruleId);
  if (decision.allowed) return;
  throw new ProblemError(409, decision.code, `${decision.message}。`, {
    ruleId,
    field: 'targetOrganisationId',
  });
}

/** What is screened belongs to this term; a duplicate repeats something else that was filed in the same scheme (AMB-BT-6). */
export async function checkScreening(
  ctx: AppContext,
  term: TermRow,
  { submissionId, duplicateOf }: Pick<TermCommandBody<'screen'>, 'submissionId' | 'duplicateOf'>,
): Promise<void> {
  const ids = duplicateOf === null ? [submissionId] : [submissionId, duplicateOf];
  const rows = await findSubmissionHeads(ctx.db, ids);
  if (!rows.some(({ id, termId }) => id === submissionId && termId === term.id)) throw unknownSubmission();
  if (duplicateOf === null) return;
  const earlier = rows.find(({ id }) => id === duplicateOf);
  if (duplicateOf !== submissionId && earlier?.schemeCode === term.schemeCode && earlier.status !== 'DRAFT')
    return;
  throw new ProblemError(422, 'DUPLICATE_UNKNOWN', '没有找到与之重复的报送件，请从本方案的报送件中选择。', {
    ruleId: 'AMB-BT-6',
    field: 'duplicateOf',
  });
}

/** The unit that adopts exists; one outside of this system is named in words. */
export async function checkAdoption(
  ctx: AppContext,
  term: TermRow,
  { submissionId, adopted, byOrganisationId, byText }: TermCommandBody<'decideAdoption'>,
): Promise<void> {
  const rows = await findSubmissionHeads(ctx.db, [submissionId]);
  if (rows[0]?.termId !== term.id) throw unknownSubmission();
  if (byOrganisationId !== null && !(await findOrganisation(ctx.db, byOrganisationId))) {
    throw new ProblemError(422, 'ORGANISATION_UNKNOWN', '没有这个单位，请从列表中选择。', {
      field: 'byOrganisationId',
    });
  }
  if (adopted && byOrganisationId === null && byText === null) {
    throw new ProblemError(422, 'ADOPTER_MISSING', '请写明由哪个单位采纳。', { field: 'byOrganisationId' });
  }
}

export function checkActivity({ kind }: TermCommandBody<'recordActivity'>): void {
  if (isActivityKind(kind)) return;
  throw new ProblemError(422, 'ACTIVITY_UNKNOWN', '没有这种履职活动，请从列表中选择。', { field: 'kind' });
}

const unknownSubmission = () =>
  new ProblemError(422, 'SUBMISSION_UNKNOWN', '该人员没有这一报送件。', { field: 'submissionId' });

import { findAssessment, standingAssessments } from '../../db/queries/assessment';
import { keepNote } from '../../db/queries/note';
import { findOfficerScheme, versionsOfScheme } from '../../db/queries/officerScheme';
import { matchesScope } from '../../db/queries/scope';
import {
  ASSESSMENT,
  type AssessmentInput,
  assessmentWorkflowId,
  type OpenCommand,
  type ProcessAnswer,
} from '../../workflows/assessment/messages';
import { defaultLadder } from '../../workflows/rules/obligations/ladder';
import { ASSESSMENT_CONFIRM_WORKING_DAYS } from '../../workflows/rules/officer-term/assessmentGuards';
import { actorAs, readable, scope } from '../access';
import type { AppContext } from '../context';
import { forbidden, notFound, ProblemError } from '../errors';
import { termParameters } from '../officer-term/facts';
import { answerOnce, sendFirstStep } from '../process/engine';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { assessmentAnswers } from './answers';
import { type Cohort, countCohort } from './figures';
import { officeFacts } from './input';
import type { OpenAssessmentBody } from './schemas';

/**
 * Takes up the assessment of a year: counts everybody by what is on record now and hands the figures to the process by
 * value. The id follows from the account and the key, so a repeated request meets the same assessment.
 */
export async function openAssessment(
  ctx: AppContext,
  viewer: Viewer,
  body: OpenAssessmentBody,
  key: string,
): Promise<ProcessAnswer> {
  const assessmentId = derivedId(ASSESSMENT, viewer.accountId, key);
  const workflowId = assessmentWorkflowId(assessmentId);
  const fingerprint = fingerprintOf(viewer.accountId, 'open', assessmentId, body);
  const request = { workflowId, command: 'open', key, fingerprint };
  return answerOnce(ctx, request, assessmentAnswers(assessmentId), async () => {
    const cohort = await cohortOf(ctx, viewer, body);
    const replacesId = await replaced(ctx, viewer, cohort, body);
    const input = await inputOf(ctx, assessmentId, cohort, replacesId);
    if (viewer.organisation?.id !== input.office.id) throw forbidden('年度考核由本方案的日常工作机构启动。');
    const { people, left } = await countCohort(ctx, cohort, new Date().toISOString());
    const noteId = body.note
      ? await keep(ctx, viewer, assessmentId, derivedId('note', workflowId, key), body.note)
      : null;
    const command: OpenCommand = { actor: actorAs(viewer, 'ORGANISER'), fingerprint, people, left, noteId };
    return sendFirstStep<ProcessAnswer>(ctx, request, ASSESSMENT, input, command).catch(async (error) => {
      // Somebody else has opened the year in this very moment; the database took one of the two.
      if (
        (await standingOf(ctx, cohort)).some(
          ({ id, replacesId: of }) => id !== assessmentId && of === replacesId,
        )
      )
        throw yearTaken();
      throw error;
    });
  });
}

/** The year of a scheme's version; the version in force unless another is named. */
export async function cohortOf(
  ctx: AppContext,
  viewer: Viewer,
  asked: { schemeCode: string; schemeVersion?: number | undefined; yearFrom: string; yearTo: string },
): Promise<Cohort> {
  const { schemeCode } = asked;
  if (!matchesScope(scope(viewer, 'assessment'), { schemeCode })) throw notFound('该方案');
  const schemeVersion = asked.schemeVersion ?? (await findOfficerScheme(ctx.db, schemeCode))?.version;
  const known = (await versionsOfScheme(ctx.db, schemeCode)).some(({ version }) => version === schemeVersion);
  if (schemeVersion === undefined || !known) throw notFound('该方案');
  const parameters = await termParameters(ctx, { schemeCode, schemeVersion });
  const { assessment } = parameters;
  if (assessment.kind !== 'ADOPTION_GRADES') {
    throw new ProblemError(422, 'NO_GRADES', '本方案不评定等次，请按人员办理年度审核或定期评估。', {
      ruleId: assessment.ruleId,
      field: 'schemeCode',
    });
  }
  if (asked.yearFrom > asked.yearTo) {
    throw new ProblemError(422, 'YEAR_INVALID', '考核年度的起止日期颠倒。', { field: 'yearTo' });
  }
  return { schemeCode, schemeVersion, parameters, year: { from: asked.yearFrom, to: asked.yearTo } };
}

/** Assessments of the year that stand or are under way. */
async function standingOf(ctx: AppContext, { schemeCode, schemeVersion, year }: Cohort) {
  const standing = await standingAssessments(ctx.db, [schemeCode]);
  return standing.filter(
    (each) => each.schemeVersion === schemeVersion && each.yearFrom === year.from && each.yearTo === year.to,
  );
}

const yearTaken = (): ProblemError =>
  new ProblemError(409, 'ASSESSMENT_EXISTS', '该年度的考核已经启动或完成，不能重复启动。', {
    ruleId: 'BT-ASM-1',
  });

/** A year is assessed once; a second time only to correct a confirmed assessment that nothing has corrected yet. */
async function replaced(
  ctx: AppContext,
  viewer: Viewer,
  cohort: Cohort,
  { replacesId, note }: OpenAssessmentBody,
): Promise<string | null> {
  const ofYear = await standingOf(ctx, cohort);
  if (replacesId === undefined) {
    if (ofYear.length === 0) return null;
    throw yearTaken();
  }
  const earlier = readable(viewer, 'assessment', await findAssessment(ctx.db, replacesId), '原年度考核');
  const free =
    earlier.status === 'CLOSED' &&
    earlier.replacedBy === null &&
    ofYear.some(({ id }) => id === replacesId) &&
    !ofYear.some((each) => each.replacesId === replacesId);
  if (!free) {
    throw new ProblemError(409, 'NOT_REPLACEABLE', '只能更正同一年度已完成且尚未更正的考核。', {
      ruleId: 'BT-ASM-8',
      field: 'replacesId',
    });
  }
  if (!note) {
    throw new ProblemError(422, 'REASON_REQUIRED', '更正已确认的年度考核须说明理由。', {
      ruleId: 'BT-ASM-8',
      field: 'note',
    });
  }
  return replacesId;
}

async function inputOf(
  ctx: AppContext,
  assessmentId: string,
  { schemeCode, schemeVersion, parameters, year }: Cohort,
  replacesId: string | null,
): Promise<AssessmentInput> {
  const { office, confirmer, calendar } = await officeFacts(ctx, schemeCode, parameters);
  const { assessment } = parameters;
  if (assessment.kind !== 'ADOPTION_GRADES') throw new RangeError('this scheme has no grades');
  return {
    assessmentId,
    schemeCode,
    schemeVersion,
    assessment,
    year,
    office,
    confirmer,
    confirmWorkingDays: ASSESSMENT_CONFIRM_WORKING_DAYS,
    policy: parameters.hearing.policy,
    ladder: defaultLadder,
    calendar,
    replacesId,
  };
}

/** Keeps the free text outside of the process; the process carries its id only. */
export async function keep(
  ctx: AppContext,
  viewer: Viewer,
  assessmentId: string,
  id: string,
  body: string,
): Promise<string> {
  await keepNote(ctx.db, {
    id,
    subjectType: ASSESSMENT,
    subjectId: assessmentId,
    body,
    authorAccountId: viewer.accountId,
  });
  return id;
}

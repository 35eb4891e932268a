import type { z } from 'zod';
import { type AssessmentRow, findAssessment } from '../../db/queries/assessment';
import { assessmentWorkflowId, type ProcessAnswer } from '../../workflows/assessment/messages';
import {
  type AssessmentGuardFacts,
  assessmentGuard,
} from '../../workflows/rules/officer-term/assessmentGuards';
import { actorsOf, readable } from '../access';
import type { AppContext } from '../context';
import { forbidden } from '../errors';
import { termParameters } from '../officer-term/facts';
import { answerOnce, sendStep } from '../process/engine';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { assessmentAnswers } from './answers';
import { countCohort } from './figures';
import { keep } from './open';
import type { ASSESSMENT_BODIES, AssessmentHumanCommand } from './schemas';

export type AssessmentBody<N extends AssessmentHumanCommand = AssessmentHumanCommand> = z.output<
  (typeof ASSESSMENT_BODIES)[N]
>;

/** What the guard looks at, from the row. */
export async function guardFactsOf(ctx: AppContext, row: AssessmentRow): Promise<AssessmentGuardFacts> {
  const { assessment } = await termParameters(ctx, row);
  return {
    status: row.status,
    ruleId: assessment.ruleId,
    confirmRuleId: assessment.kind === 'ADOPTION_GRADES' ? assessment.confirmRuleId : assessment.ruleId,
    officeOrganisationId: row.officeOrganisationId,
    confirmerOrganisationId: row.confirmerOrganisationId,
    decidedBy: row.decidedBy,
  };
}

/**
 * Takes one human step on an assessment. Refusals of rules come back as they were decided; the same key gives the same
 * answer for ever.
 */
export async function takeAssessmentStep(
  ctx: AppContext,
  viewer: Viewer,
  id: string,
  command: AssessmentHumanCommand,
  body: AssessmentBody,
  key: string,
): Promise<ProcessAnswer> {
  const fingerprint = fingerprintOf(viewer.accountId, command, id, body);
  const workflowId = assessmentWorkflowId(id);
  const request = { workflowId, command, key, fingerprint };
  return answerOnce(ctx, request, assessmentAnswers(id), async () => {
    const row = readable(viewer, 'assessment', await findAssessment(ctx.db, id), '该年度考核');
    const facts = await guardFactsOf(ctx, row);
    const actor = assessmentGuard.actorFor(command, facts, actorsOf(viewer));
    if (!actor) throw forbidden();
    const { allowed } = assessmentGuard.check(command, facts, actor);
    const { note, ...fields } = body as { note?: string };
    const noteId = note ? await keep(ctx, viewer, id, derivedId('note', workflowId, key), note) : null;
    const figures = command === 'recount' ? await figuresNow(ctx, row) : {};
    return sendStep<ProcessAnswer>(
      ctx,
      request,
      { actor, fingerprint, ...fields, ...figures, noteId },
      allowed,
    );
  });
}

async function figuresNow(ctx: AppContext, row: AssessmentRow) {
  const { schemeCode, schemeVersion, yearFrom, yearTo } = row;
  const parameters = await termParameters(ctx, row);
  const cohort = { schemeCode, schemeVersion, parameters, year: { from: yearFrom, to: yearTo } };
  const { people, left } = await countCohort(
    ctx,
    cohort,
    new Date(Date.now() + row.clockOffsetMs).toISOString(),
  );
  return { people, left };
}

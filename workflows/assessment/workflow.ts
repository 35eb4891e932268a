import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  proxyActivities,
  proxyLocalActivities,
} from '@temporalio/workflow';
import type { AssessmentActivities, AssessmentRecordActivities } from '../../activities/interfaces';
import { nextWakeAt } from '../rules/obligations/obligation';
import type { AssessmentStatus } from '../rules/officer-term/assessmentLabels';
import { processAnswer, takeCommands, unlessRefused, watchTime } from '../shared/humanSteps';
import { type Process, startProcess } from '../shared/process';
import { decideStep } from './decide';
import { ASSESSMENT, ASSESSMENT_COMMANDS, type AssessmentInput } from './messages';
import { type AssessmentState, gradesOf, initialState } from './state';

const { recordAssessmentStep, readAssessmentStep } = proxyLocalActivities<AssessmentRecordActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
});
const { tellGrades } = proxyActivities<AssessmentActivities>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** A process whose first step was refused ends by itself, so that nothing is left behind. */
const OPENING_LIMIT = '10 minutes';

/** 年度考核: the figures of a year, the machine's proposal, the organ's confirmation, the grades to the terms (BT §1.7). */
export async function assessment(input: AssessmentInput): Promise<{ status: AssessmentStatus }> {
  const process = startProcess(
    {
      subject: { type: ASSESSMENT, id: input.assessmentId },
      decide: decideStep,
      record: recordAssessmentStep,
      read: readAssessmentStep,
    },
    initialState(input),
  );
  takeCommands(process, ASSESSMENT_COMMANDS, processAnswer(input.assessmentId));
  const state = () => process.state();
  const decided = () => state().confirmedAt !== null || state().status === 'WITHDRAWN';
  void watchTime(process, 'fireRungs', () => nextWakeAt(state().obligations), decided);

  const opened = () => state().openedAt !== null;
  if (!(await condition(opened, OPENING_LIMIT))) {
    await process.catchUp(); // waits for a step under way; the opening may stand in the database
    if (!opened()) throw notOpened();
  }
  await condition(decided); // counted, proposed, confirmed (BT-ASM-2 … BT-ASM-8)
  if (state().status === 'CONFIRMED') await tellTerms(process);

  await condition(allHandlersFinished);
  return { status: state().status };
}

/** Every term hears of its grade, however long that takes; then the assessment is over. */
async function tellTerms(process: Process<AssessmentState>): Promise<void> {
  const { input, confirmedBy, confirmedAt } = process.state();
  const { told } = await tellGrades({
    assessmentId: input.assessmentId,
    actor: {
      accountId: confirmedBy as string,
      role: 'DECISION_BODY',
      organisationId: input.confirmer.id,
      enterpriseId: null,
    },
    year: input.year,
    confirmedAt: confirmedAt as string,
    grades: gradesOf(process.state()),
  });
  await process.perform('close', { told }, null).catch(unlessRefused);
}

const notOpened = () =>
  ApplicationFailure.create({
    type: 'NotOpened',
    message: 'no assessment was opened',
    nonRetryable: true,
  });

import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  getExternalWorkflowHandle,
  proxyLocalActivities,
  sleep,
} from '@temporalio/workflow';
import type { GatheringActivities } from '../../activities/interfaces';
import { ATTENDANCE_SIGNAL, officerTermWorkflowId } from '../officer-term/messages';
import type { GatheringStatus } from '../rules/gathering/types';
import { HELD_SIGNAL, schemeWatchId } from '../scheme-watch/messages';
import { processAnswer, takeCommands, watchTime } from '../shared/humanSteps';
import { type Process, startProcess } from '../shared/process';
import { decideStep } from './decide';
import { GATHERING, GATHERING_COMMANDS, type GatheringInput } from './messages';
import { type GatheringState, initialState, isOver, type Tiding } from './state';
import { nextStepAt } from './steps/clocks';

const { recordGatheringStep, readGatheringStep } = proxyLocalActivities<GatheringActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
});

/** A process whose plan was refused ends by itself, so that nothing is left behind by it. */
const PLAN_LIMIT = '10 minutes';
const notPlanned = () =>
  ApplicationFailure.create({ type: 'NotPlanned', message: 'no gathering was planned', nonRetryable: true });

/** A session, meeting, training, collective activity or special evaluation, from the plan to the closed record. */
export async function gathering(input: GatheringInput): Promise<{ status: GatheringStatus }> {
  const process = startProcess(
    {
      subject: { type: GATHERING, id: input.gatheringId },
      decide: decideStep,
      record: recordGatheringStep,
      read: readGatheringStep,
    },
    initialState(input),
  );
  const over = () => isOver(process.state());
  takeCommands(process, GATHERING_COMMANDS, processAnswer(input.gatheringId));
  void watchTime(process, 'passTime', () => nextStepAt(process.state()), over);

  const planned = () => process.state().plannedAt !== null;
  if (!(await condition(planned, PLAN_LIMIT))) {
    await process.catchUp(); // waits for a step under way; the plan may stand in the database
    if (!planned()) throw notPlanned();
  }
  await tellOthers(process, over);

  await condition(allHandlersFinished);
  return { status: process.state().status };
}

/**
 * Tells the terms who was there and the watch that something was held, in the order in which it was recorded, each once.
 * Ends when the gathering is over and everything has been told.
 */
async function tellOthers(process: Process<GatheringState>, over: () => boolean): Promise<void> {
  const tidings = () => process.state().tidings;
  for (let told = 0; ; told += 1) {
    await condition(() => told < tidings().length || over());
    const tiding = tidings()[told];
    if (!tiding) return;
    await tell(process.state().input.schemeCode, tiding);
  }
}

/**
 * A term that has ended, or a scheme that nobody watches, needs not be told. Anything else that stands in the way is
 * tried again.
 */
async function tell(schemeCode: string, tiding: Tiding): Promise<void> {
  const workflowId = tiding.to === 'TERM' ? officerTermWorkflowId(tiding.termId) : schemeWatchId(schemeCode);
  const signal = tiding.to === 'TERM' ? ATTENDANCE_SIGNAL : HELD_SIGNAL;
  for (;;) {
    try {
      return await getExternalWorkflowHandle(workflowId).signal<[Tiding['message']]>(signal, tiding.message);
    } catch (error) {
      if (isGone(error)) return;
      await sleep('1 minute');
    }
  }
}

/** The engine knows no running workflow of this id. */
const isGone = (error: unknown): boolean => error instanceof Error && /not ?found/i.test(error.message);

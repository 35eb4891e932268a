import {
  allHandlersFinished,
  condition,
  defineSignal,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { FollowUpActivities } from '../../activities/interfaces';
import type { FollowUpStatus } from '../rules/follow-up/types';
import { nextWakeAt } from '../rules/obligations/obligation';
import { processAnswer, takeCommands, unlessRefused, watchTime } from '../shared/humanSteps';
import { startProcess } from '../shared/process';
import { decideStep } from './decide';
import { FOLLOW_UP, FOLLOW_UP_COMMANDS, type FollowUpInput, WITHDRAW_SIGNAL } from './messages';
import { initialState, isOver } from './state';

const { recordFollowUpStep, readFollowUpStep } = proxyLocalActivities<FollowUpActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
});

const withdrawSignal = defineSignal(WITHDRAW_SIGNAL);

/**
 * A poor rating that counts, or a complaint: verified and passed on by the organiser, handled by the evaluated object,
 * looked at by the organiser, and told to whoever left a number; who is not satisfied with it has it handled once more
 * (GE-WAY-3, GE-WAY-4).
 */
export async function followUp(input: FollowUpInput): Promise<{ status: FollowUpStatus }> {
  const process = startProcess(
    {
      subject: { type: FOLLOW_UP, id: input.followUpId },
      decide: decideStep,
      record: recordFollowUpStep,
      read: readFollowUpStep,
    },
    initialState(input),
  );
  const state = () => process.state();
  const over = () => isOver(state());
  const begun = process.perform('begin', {}, null);
  takeCommands(process, FOLLOW_UP_COMMANDS, processAnswer(input.followUpId));
  setHandler(withdrawSignal, async () => {
    await process.perform('withdraw', {}, null).catch(unlessRefused);
  });
  await begun;
  void watchTime(process, 'fireRungs', () => nextWakeAt(state().obligations), over);

  await condition(over);
  await condition(allHandlersFinished);
  return { status: state().status };
}

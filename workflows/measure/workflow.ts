import {
  allHandlersFinished,
  condition,
  defineSignal,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { MeasureActivities } from '../../activities/interfaces';
import type { MeasureStatus } from '../rules/evaluation/measures/measure';
import { nextWakeAt } from '../rules/obligations/obligation';
import { processAnswer, takeCommands, unlessRefused, watchTime } from '../shared/humanSteps';
import { startProcess } from '../shared/process';
import { decideStep } from './decide';
import { LAPSE_SIGNAL, type LapseMessage, MEASURE, MEASURE_COMMANDS, type MeasureInput } from './messages';
import { initialState, isOver } from './state';

const { recordMeasureStep, readMeasureStep } = proxyLocalActivities<MeasureActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
});

const lapseSignal = defineSignal<[LapseMessage]>(LAPSE_SIGNAL);

/**
 * A measure of the ladder after a bottom placing: special rectification, interview by the city government, or review
 * before the standing committee (GE-USE-2, GE-USE-3, GE-USE-4), from its start by the round to its end.
 */
export async function measure(input: MeasureInput): Promise<{ status: MeasureStatus }> {
  const process = startProcess(
    {
      subject: { type: MEASURE, id: input.measureId },
      decide: decideStep,
      record: recordMeasureStep,
      read: readMeasureStep,
    },
    initialState(input),
  );
  const state = () => process.state();
  const over = () => isOver(state());
  const begun = process.perform('begin', {}, null);
  takeCommands(process, MEASURE_COMMANDS, processAnswer(input.measureId));
  setHandler(lapseSignal, async (message) => {
    await process.perform('lapse', message, null).catch(unlessRefused);
  });
  await begun;
  void watchTime(process, 'fireRungs', () => nextWakeAt(state().obligations), over);

  await condition(over);
  await condition(allHandlersFinished);
  return { status: state().status };
}

import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { WatchActivities, WatchCalendarActivities } from '../../activities/interfaces';
import { chinaDate, chinaInstant, yearOf } from '../rules/calendar/dates';
import { processAnswer, takeCommands, unlessRefused, watchTime } from '../shared/humanSteps';
import { type ProcessSnapshot, startProcess } from '../shared/process';
import { decideStep } from './decide';
import {
  type GatheringHeld,
  HELD_SIGNAL,
  SCHEME_WATCH,
  SCHEME_WATCH_COMMANDS,
  type SchemeWatchInput,
} from './messages';
import { initialState, type SchemeWatchState, withoutPast } from './state';
import { nextStepAt } from './steps';

const { recordWatchStep, readWatchStep } = proxyLocalActivities<WatchActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
});
const { calendarInForce } = proxyActivities<WatchCalendarActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/**
 * Watches over the sessions and meetings that the organiser of a scheme owes, month by month or quarter by quarter
 * (LA-EXP-2, HB-MEC-2, YY-M-4). Never ends; each year is a run of its own.
 */
export async function schemeWatch(
  input: SchemeWatchInput,
  before?: ProcessSnapshot<SchemeWatchState>,
): Promise<void> {
  const process = startProcess(
    {
      subject: { type: SCHEME_WATCH, id: input.schemeCode },
      decide: decideStep,
      record: recordWatchStep,
      read: readWatchStep,
    },
    before ?? initialState(input),
  );
  const year = yearOf(chinaDate(new Date().toISOString()));
  const perform = (name: string, args: unknown) => process.perform(name, args, null).catch(unlessRefused);
  takeCommands(process, SCHEME_WATCH_COMMANDS, processAnswer(input.schemeCode));
  setHandler(defineSignal<[GatheringHeld]>(HELD_SIGNAL), async (held) => {
    await condition(() => process.state().begun);
    await perform('recordHeld', held);
  });

  if (before) await perform('takeCalendar', { calendar: await calendarInForce({ year }) });
  else {
    await perform('passTime', {});
    for (const held of input.held) await perform('recordHeld', held);
  }

  let turning = false;
  const watching = watchTime(
    process,
    'passTime',
    () => nextStepAt(process.state()),
    () => turning,
  );
  await condition(() => false, Date.parse(chinaInstant(`${year + 1}-01-01`, '00:00')) - Date.now());
  turning = true;
  await watching;
  await condition(allHandlersFinished);
  const snapshot = process.snapshot();
  const state = withoutPast(snapshot.state, `${year + 1}-01-01`);
  await continueAsNew<typeof schemeWatch>({ ...input, held: [] }, { ...snapshot, state });
}

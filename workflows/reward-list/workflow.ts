import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { PaymentActivities, RewardListRecordActivities } from '../../activities/interfaces';
import { nextWakeAt } from '../rules/obligations/obligation';
import type { RewardListStatus } from '../rules/officer-term/assessmentLabels';
import { processAnswer, takeCommands, updateKey, watchTime } from '../shared/humanSteps';
import { carryOutInstruction } from '../shared/instruction';
import { type Process, startProcess } from '../shared/process';
import { decideStep } from './decide';
import {
  type PayCommand,
  type ProcessAnswer,
  REWARD_LIST,
  REWARD_LIST_COMMANDS,
  type RewardListInput,
} from './messages';
import { initialState, type RewardListState } from './state';

const { recordRewardListStep, readRewardListStep } = proxyLocalActivities<RewardListRecordActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
});
const bank = proxyActivities<PaymentActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** A process whose first step was refused ends by itself, so that nothing is left behind. */
const DRAWING_LIMIT = '10 minutes';

type ListProcess = Process<RewardListState>;

/** 奖励清单: drawn up from confirmed grades, approved by another person, paid line by line through the bank (BT §1.9). */
export async function rewardList(input: RewardListInput): Promise<{ status: RewardListStatus }> {
  const process = startProcess(
    {
      subject: { type: REWARD_LIST, id: input.listId },
      decide: decideStep,
      record: recordRewardListStep,
      read: readRewardListStep,
    },
    initialState(input),
  );
  const names = REWARD_LIST_COMMANDS.filter((name) => name !== 'pay');
  takeCommands(process, names, processAnswer(input.listId));
  takePay(process);
  const state = () => process.state();
  const over = () => state().closedAt !== null;
  void watchTime(process, 'fireRungs', () => nextWakeAt(state().obligations), over);

  const drawnUp = () => state().preparedAt !== null;
  if (!(await condition(drawnUp, DRAWING_LIMIT))) {
    await process.catchUp(); // waits for a step under way; the list may stand in the database
    if (!drawnUp()) throw notDrawnUp();
  }
  await carryOutAll(process, over);

  await condition(allHandlersFinished);
  return { status: state().status };
}

/** Paying first tries to reserve again what the pool could not bear at approval, as a step of its own. */
function takePay(process: ListProcess): void {
  const reservesFirst = () => process.state().fundStatus === 'SHORT';
  const answer = processAnswer<RewardListState>(process.state().input.listId);
  setHandler(
    defineUpdate<ProcessAnswer, [PayCommand]>('pay'),
    async (command) => {
      const key = updateKey();
      if (reservesFirst()) await process.perform('reserveFunds', command, `${key}/reserve`);
      return answer(await process.perform('pay', command, key), command);
    },
    { validator: (command) => process.check(reservesFirst() ? 'reserveFunds' : 'pay', command, updateKey()) },
  );
}

/** Sends every instruction to the bank as soon as it is recorded, several at a time, until the list is over. */
async function carryOutAll(process: ListProcess, over: () => boolean): Promise<void> {
  const taken = new Set<string>();
  const fresh = () =>
    process
      .state()
      .lines.filter(({ status }) => status === 'PAYING')
      .map(({ instructionId }) => instructionId as string)
      .filter((id) => !taken.has(id));
  const running: Promise<void>[] = [];
  while (!over()) {
    await condition(() => over() || fresh().length > 0);
    for (const instructionId of fresh()) {
      taken.add(instructionId);
      running.push(carryOut(process, instructionId));
    }
  }
  await Promise.all(running);
}

function carryOut(process: ListProcess, instructionId: string): Promise<void> {
  return carryOutInstruction({
    instructionId,
    bank,
    queryMinutes: process.state().input.paymentQueryMinutes,
    settled: () =>
      !process.state().lines.some((line) => line.instructionId === instructionId && line.status === 'PAYING'),
    settle: (command) => process.perform('settlePayment', command, null),
  });
}

const notDrawnUp = () =>
  ApplicationFailure.create({ type: 'NotDrawnUp', message: 'no list was drawn up', nonRetryable: true });

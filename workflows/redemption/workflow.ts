import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { PaymentActivities, RecordActivities } from '../../activities/interfaces';
import { nextWakeAt } from '../rules/obligations/obligation';
import type { RedemptionOutcome } from '../rules/redemption/types';
import { catchUpSignal, seqQuery, updateKey, watchTime } from '../shared/humanSteps';
import { carryOutInstruction } from '../shared/instruction';
import { type Process, startProcess } from '../shared/process';
import { decideStep } from './decide';
import {
  REDEMPTION_COMMANDS,
  type RedemptionCommandName,
  type RedemptionInput,
  type StepAnswer,
} from './messages';
import { initialState, type RedemptionState } from './state';

const { recordRedemptionStep, readRedemptionStep } = proxyLocalActivities<RecordActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
});
const bank = proxyActivities<PaymentActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** A process whose first step was refused ends by itself, so that nothing is left behind by a refused submission. */
const SUBMISSION_LIMIT = '10 minutes';
const notSubmitted = () =>
  ApplicationFailure.create({
    type: 'NotSubmitted',
    message: 'no application was submitted',
    nonRetryable: true,
  });

/** 惠企政策兑现: one application from the window to the paid and called-back enterprise (GR §4). */
export async function redemption(input: RedemptionInput): Promise<{ outcome: RedemptionOutcome | null }> {
  const process = startProcess(
    {
      subject: { type: 'redemption', id: input.redemptionId },
      decide: decideStep,
      record: recordRedemptionStep,
      read: readRedemptionStep,
    },
    initialState(input),
  );
  for (const name of REDEMPTION_COMMANDS) handle(process, name);
  setHandler(seqQuery, () => process.seq());
  setHandler(catchUpSignal, () => process.catchUp());

  void watchTime(process, 'fireRungs', () => nextWakeAt(process.state().obligations), closed(process));

  const state = () => process.state();
  const submitted = () => state().submittedAt !== null;
  if (!(await condition(submitted, SUBMISSION_LIMIT))) {
    await process.catchUp(); // waits for a step under way; the submission may stand in the database
    if (!submitted()) throw notSubmitted();
  }
  await condition(() => state().acceptedAt !== null || state().outcome !== null); // the window accepts (GR-U4)
  await condition(() => state().approvedFen !== null || state().outcome !== null); // assigned, reviewed (GR-T1…T3)
  if (state().outcome === null) await pay(process); // paid by the bank (GR-T4)
  await condition(closed(process)); // called back (GR-U7)

  await condition(allHandlersFinished);
  return { outcome: process.state().outcome };
}

type RedemptionProcess = Process<RedemptionState>;

/** One handler for each Update: the validator refuses before history, the handler takes the step. */
function handle(process: RedemptionProcess, name: RedemptionCommandName): void {
  const update = defineUpdate<StepAnswer, [Record<string, unknown>]>(name);
  const reservesFirst = () => name === 'executePayment' && process.state().fundStatus === 'SHORT';
  setHandler(
    update,
    async (command) => {
      const updateId = updateKey();
      if (reservesFirst()) await process.perform('reserveFund', command, `${updateId}/reserve`);
      const done = await process.perform(name, command, updateId);
      return {
        redemptionId: done.state.input.redemptionId,
        status: done.state.status,
        seq: done.seq,
        at: done.at,
        numbers: done.numbers,
        fingerprint: (command.fingerprint as string | undefined) ?? null,
      };
    },
    { validator: (command) => process.check(reservesFirst() ? 'reserveFund' : name, command, updateKey()) },
  );
}

const closed = (process: RedemptionProcess) => () => process.state().status === 'CLOSED';

/** Sends each instruction to the bank and sees to it that its result becomes known, even if no answer comes. */
async function pay(process: RedemptionProcess): Promise<void> {
  const state = () => process.state();
  for (;;) {
    await condition(() => state().status === 'PAYING' || state().outcome !== null);
    const payment = state().payment;
    if (state().outcome !== null || !payment) return;
    await carryOut(process, payment.instructionId);
    if (state().outcome !== null) return;
  }
}

function carryOut(process: RedemptionProcess, instructionId: string): Promise<void> {
  return carryOutInstruction({
    instructionId,
    bank,
    queryMinutes: process.state().input.parameters.paymentQueryMinutes,
    settled: () => {
      const payment = process.state().payment;
      return payment?.instructionId !== instructionId || payment.settled !== null;
    },
    settle: (command) => process.perform('settlePayment', command, null),
  });
}

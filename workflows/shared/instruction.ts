import { condition } from '@temporalio/workflow';
import type { InstructionStatus, PaymentActivities } from '../../activities/interfaces';
import { unlessRefused } from './humanSteps';

/** The bank's answer for one instruction, as the step that settles it takes it. */
export interface SettledInstruction {
  instructionId: string;
  result: 'SUCCEEDED' | 'FAILED';
  gatewayReference: string;
  failureCode: string | null;
}

/** How a process carries out one of its instructions. */
export interface InstructionOrder {
  instructionId: string;
  bank: PaymentActivities;
  /** Minutes before each question, the last one again and again. */
  queryMinutes: readonly number[];
  settled(): boolean;
  /** Takes the step that settles it; a refusal means that another one has done so. */
  settle(command: SettledInstruction): Promise<unknown>;
}

/** Sees one recorded instruction through: sends it to the bank and asks for its result until it is known. */
export async function carryOutInstruction(order: InstructionOrder): Promise<void> {
  const { instructionId, bank, queryMinutes, settled } = order;
  const settle = async (
    result: SettledInstruction['result'],
    { gatewayReference, failureCode }: Pick<InstructionStatus, 'gatewayReference' | 'failureCode'>,
  ) => {
    if (settled()) return;
    const command = { instructionId, result, gatewayReference: gatewayReference ?? '', failureCode };
    await order.settle(command).catch(unlessRefused);
  };

  const sent = await bank.instructPayment({ instructionId });
  if (!sent.accepted) await settle('FAILED', sent);
  for (let i = 0; !settled(); i += 1) {
    const wait = queryMinutes[Math.min(i, queryMinutes.length - 1)] ?? 60;
    if (await condition(settled, wait * 60_000)) return;
    const answer = await bank.queryPayment({ instructionId });
    if (answer.status === 'SUCCEEDED' || answer.status === 'FAILED') await settle(answer.status, answer);
    else if (answer.status === 'UNKNOWN') await bank.instructPayment({ instructionId }); // it never arrived
  }
}

import { randomUUID } from 'node:crypto';
import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import type { Db } from '../../../db/connect';
import { type MaterialRef, REDEMPTION, redemptionWorkflowId } from '../../../workflows/redemption/messages';
import { organisation } from '../../support/redemptionStage';
import type { BenchBank } from '../bank';
import { timed } from '../measure';
import { type Driver, STEPS, type StepName } from './driver';
import { AMOUNT_FEN, DEPARTMENT_ID, ITEM_KIND, people, redemptionInput, uploadedMaterials } from './facts';

export interface DirectDriverOptions {
  client: Client;
  db: Db;
  bank: BenchBank;
  taskQueue: string;
}

/** Whole cases, straight through the engine's client: what workflow, worker and database cost without the API. */
export function directDriver({ client, db, bank, taskQueue }: DirectDriverOptions): Driver {
  const ready: MaterialRef[][] = [];
  return {
    name: 'case, engine client',
    async prepare(cases) {
      ready.push(...(await uploadedMaterials(db, cases, people.clerk.accountId)));
    },
    async runCase(note) {
      const id = randomUUID();
      const workflowId = redemptionWorkflowId(id);
      const startWorkflowOperation = startOf(id, taskQueue);
      const handle = client.workflow.getHandle(workflowId);
      const commands = commandsOf(id, ready.pop() ?? []);
      for (const step of STEPS) {
        if (step === 'settlePayment') await bank.arrived(`${id}-1`);
        const updateId = randomUUID();
        const args: [object] = [{ fingerprint: updateId, ...commands[step] }];
        const { ms } = await timed(() =>
          step === 'submit'
            ? client.workflow.executeUpdateWithStart(step, {
                args,
                updateId,
                startWorkflowOperation: startWorkflowOperation as never,
              })
            : handle.executeUpdate(step, { args, updateId }),
        );
        note({ step, ms });
      }
      return workflowId;
    },
  };
}

/** A case that was handed in and nothing more; answers its id. */
export async function submitCase({
  client,
  connection,
  taskQueue,
}: {
  client: Client;
  connection: { db: Db };
  taskQueue: string;
}): Promise<string> {
  const id = randomUUID();
  const [materials = []] = await uploadedMaterials(connection.db, 1, people.clerk.accountId);
  const updateId = randomUUID();
  await client.workflow.executeUpdateWithStart('submit', {
    args: [{ fingerprint: updateId, ...commandsOf(id, materials).submit }],
    updateId,
    startWorkflowOperation: startOf(id, taskQueue) as never,
  });
  return id;
}

function startOf(id: string, taskQueue: string) {
  return new WithStartWorkflowOperation(REDEMPTION, {
    workflowId: redemptionWorkflowId(id),
    taskQueue,
    args: [redemptionInput(id)],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
}

/** What each step of the ordinary way carries. */
function commandsOf(id: string, materials: MaterialRef[]): Record<StepName, object> {
  const { clerk, handler, approver, finance } = people;
  return {
    submit: { actor: clerk, channel: 'WINDOW', requestedFen: AMOUNT_FEN, materials },
    accept: { actor: clerk },
    assign: {
      actor: clerk,
      department: organisation(DEPARTMENT_ID),
      kind: ITEM_KIND,
      channel: 'ONLINE',
      noteId: null,
    },
    signFor: { actor: handler, handlerAccountId: handler.accountId },
    prepare: { actor: handler, proposal: 'APPROVE', amountFen: AMOUNT_FEN, noteId: randomUUID() },
    decide: { actor: approver, decision: 'APPROVE', noteId: null },
    executePayment: { actor: finance },
    settlePayment: {
      instructionId: `${id}-1`,
      result: 'SUCCEEDED',
      gatewayReference: `B-${id}-1`,
      failureCode: null,
    },
    callBack: { actor: clerk, result: 'REACHED', satisfaction: 5, noteId: null },
  };
}

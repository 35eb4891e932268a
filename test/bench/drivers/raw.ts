import { randomUUID } from 'node:crypto';
import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import type { BenchBank } from '../bank';
import { timed } from '../measure';
import type { RawPlan } from '../raw/workflow';
import { type Driver, STEPS } from './driver';

export interface RawDriverOptions {
  client: Client;
  bank: BenchBank;
  taskQueue: string;
  work: RawPlan['work'];
  timers: boolean[];
}

/** Whole runs of the raw workflow, straight through the engine's client. */
export function rawDriver(options: RawDriverOptions): Driver {
  const { client, bank, taskQueue, work, timers } = options;
  const payAfter = STEPS.indexOf('executePayment') + 1;
  return {
    name: work === 'NOTHING' ? 'raw, empty step' : 'raw, one row',
    prepare: async () => undefined,
    async runCase(note) {
      const id = randomUUID();
      const workflowId = `raw/${id}`;
      const plan: RawPlan = { id, timers, payAfter, work };
      const startWorkflowOperation = new WithStartWorkflowOperation('raw', {
        workflowId,
        taskQueue,
        args: [plan],
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      const handle = client.workflow.getHandle(workflowId);
      for (const [step, name] of STEPS.entries()) {
        if (step === payAfter) await bank.arrived(id);
        const updateId = randomUUID();
        const { ms } = await timed(() =>
          step === 0
            ? client.workflow.executeUpdateWithStart('step', {
                args: [{ step }],
                updateId,
                startWorkflowOperation: startWorkflowOperation as never,
              })
            : handle.executeUpdate('step', { args: [{ step }], updateId }),
        );
        note({ step: name, ms });
      }
      return workflowId;
    },
  };
}

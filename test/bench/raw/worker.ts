import { createServer } from 'node:http';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { connectDatabase } from '../../../db/connect';
import { createRawActivities } from './activities';

const variable = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};

/** A worker of the raw workflow, set up as the product's worker is. */
async function main(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGINT', 'SIGTERM'] });
  const connection = await NativeConnection.connect({ address: variable('TEMPORAL_ADDRESS') });
  const { pool, close } = connectDatabase(variable('DATABASE_URL'), {
    max: 20,
    applicationName: 'bench-raw',
  });
  const worker = await Worker.create({
    connection,
    namespace: variable('TEMPORAL_NAMESPACE'),
    taskQueue: variable('TASK_QUEUE'),
    workflowBundle: { codePath: variable('WORKFLOW_BUNDLE') },
    activities: createRawActivities(pool, variable('BANK_URL')),
  });
  const health = createServer((_request, response) => {
    response.writeHead(worker.getState() === 'RUNNING' ? 200 : 503).end();
  }).listen(Number(variable('HEALTH_PORT')), '127.0.0.1');
  try {
    await worker.run();
  } finally {
    health.close();
    await Promise.allSettled([connection.close(), close()]);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

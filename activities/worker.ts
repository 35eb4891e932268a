import { createServer, type Server } from 'node:http';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { type Logger, pino } from 'pino';
import { connectDatabase, type Connection as Database, type Db } from '../db/connect';
import { createAssessmentActivities } from './assessment/activities';
import { createGradeActivities } from './assessment/grades';
import { createCalendarActivities } from './calendar/activities';
import type { DeliveryPlace } from './delivery/deliver';
import { httpMessageGateway } from './delivery/httpMessageGateway';
import { readWorkerEnv, type WorkerEnv } from './env';
import { createEvaluationActivities, createEvaluationRecordActivities } from './evaluation-round/activities';
import { createFollowUpActivities } from './follow-up/activities';
import { startFollowUpSweeper } from './follow-up/sweeper';
import { createGatheringActivities } from './gathering/activities';
import type {
  AssessmentRecordActivities,
  EvaluationRecordActivities,
  FollowUpActivities,
  GatheringActivities,
  MeasureActivities,
  OfficerTermActivities,
  PaymentActivities,
  RecordActivities,
  RewardListRecordActivities,
  WatchActivities,
  WatchCalendarActivities,
} from './interfaces';
import { createMeasureActivities } from './measure/activities';
import { createOfficerTermActivities } from './officer-term/activities';
import { createPaymentActivities } from './payment/activities';
import type { PaymentGateway } from './payment/gateway';
import { httpGateway } from './payment/httpGateway';
import { startReconciler } from './reconcile';
import { createRedemptionActivities } from './redemption/activities';
import { createRewardListActivities } from './reward-list/activities';

/** Everything the workflows may call, on this database and this bank. */
export function createActivities(
  database: Pick<Database, 'db' | 'pool'>,
  gateway: PaymentGateway,
): RecordActivities &
  OfficerTermActivities &
  GatheringActivities &
  WatchActivities &
  WatchCalendarActivities &
  AssessmentRecordActivities &
  MeasureActivities &
  FollowUpActivities &
  RewardListRecordActivities &
  EvaluationRecordActivities &
  PaymentActivities {
  const { db } = database;
  return {
    ...createRedemptionActivities(database),
    ...createOfficerTermActivities(database),
    ...createGatheringActivities(database),
    ...createAssessmentActivities(database),
    ...createRewardListActivities(database),
    ...createEvaluationRecordActivities(database),
    ...createMeasureActivities(database),
    ...createFollowUpActivities(database),
    ...createPaymentActivities({ db, gateway }),
  };
}

async function main(): Promise<void> {
  const env = readWorkerEnv(process.env);
  const logger = pino({ level: env.LOG_LEVEL, base: { service: 'worker' } });
  installLogger(logger);
  const tls = env.TEMPORAL_TLS || undefined;
  const options = { address: env.TEMPORAL_ADDRESS, tls, apiKey: env.TEMPORAL_API_KEY };
  const connection = await NativeConnection.connect(options);
  const clientConnection = await Connection.connect(options);
  const client = new Client({ connection: clientConnection, namespace: env.TEMPORAL_NAMESPACE });
  const database = connectDatabase(env.DATABASE_URL, { applicationName: 'yingshang-worker', max: 20 });
  const gateway = httpGateway({ url: env.BANK_URL, secret: env.BANK_CALLBACK_SECRET });
  const worker = await Worker.create({
    connection,
    namespace: env.TEMPORAL_NAMESPACE,
    taskQueue: env.TASK_QUEUE,
    workflowBundle: { codePath: env.WORKFLOW_BUNDLE },
    activities: {
      ...createActivities(database, gateway),
      ...createCalendarActivities({ db: database.db, client }),
      ...createGradeActivities({ db: database.db, client }),
      ...createEvaluationActivities({
        db: database.db,
        secret: env.EVALUATION_SECRET,
        delivery: deliveryPlace(env),
      }),
    },
    shutdownGraceTime: '10 seconds',
  });
  const stopReconciler = startReconciler({
    db: database.db,
    client,
    everySeconds: env.RECONCILE_SECONDS,
    logger,
  });
  const stopSweeper = startFollowUpSweeper({
    db: database.db,
    client,
    taskQueue: env.TASK_QUEUE,
    logger,
  });
  const health = serveHealth(env, () => worker.getState() === 'RUNNING', database.db);
  logger.info({ taskQueue: env.TASK_QUEUE }, 'worker started');
  try {
    await worker.run(); // ends on SIGINT or SIGTERM, after running activities have finished
  } finally {
    stopReconciler();
    stopSweeper();
    health.close();
    await Promise.allSettled([clientConnection.close(), connection.close(), database.close()]);
    logger.info('worker stopped');
  }
}

/** Undefined unless gateway, secret and the address of the ballot page are all known. */
function deliveryPlace({ MESSAGE_URL, MESSAGE_SECRET, PUBLIC_URL }: WorkerEnv): DeliveryPlace | undefined {
  if (!MESSAGE_URL || !MESSAGE_SECRET || !PUBLIC_URL) return undefined;
  return {
    gateway: httpMessageGateway({ url: MESSAGE_URL, secret: MESSAGE_SECRET }),
    publicUrl: PUBLIC_URL,
  };
}

function installLogger(logger: Logger): void {
  const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;
  Runtime.install({
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      logger[levels[level]]({ ...meta }, message);
    }),
    shutdownSignals: ['SIGINT', 'SIGTERM'],
  });
}

/** GET /health: the process lives. GET /ready: it polls for work and reaches its database. */
function serveHealth(env: WorkerEnv, polling: () => boolean, db: Db): Server {
  const server = createServer(async (request, response) => {
    const ready = async () => polling() && (await reaches(db));
    const ok = request.url === '/health' || (request.url === '/ready' && (await ready()));
    response.writeHead(ok ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok }));
  });
  return server.listen(env.HEALTH_PORT, env.HEALTH_HOST);
}

async function reaches(db: Db): Promise<boolean> {
  return db
    .selectNoFrom((builder) => builder.lit(1).as('one'))
    .execute()
    .then(
      () => true,
      () => false,
    );
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

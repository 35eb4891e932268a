import { createServer, type Server } from 'node:http';
import { Client, Connection } from '@temporalio/client';
import { type Logger, pino } from 'pino';
import { connectDatabase } from '../db/connect';
import { hasDemoAccounts } from '../db/queries/account';
import { createApp } from './app';
import { createContext } from './context';
import { type ApiConfig, readConfig } from './env';
import { keepSchemesWatched } from './gathering/keepWatching';
import { directoryFileStore } from './uploads/fileStore';

const SHUTDOWN_MS = 15_000;
/**
 * How long an idle connection is kept. Longer than the minute after which proxies and phones let go of theirs:
 * the side that closes first must be the caller's, or a request on its way meets a closed connection.
 */
const KEEP_ALIVE_MS = 75_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel, base: { service: 'api' } });
  const database = connectDatabase(config.databaseUrl, { applicationName: 'yingshang-api', max: 20 });
  const connection = Connection.lazy({
    address: config.temporal.address,
    tls: config.temporal.tls,
    apiKey: config.temporal.apiKey,
  });
  if (config.settings.production && (await hasDemoAccounts(database.db))) {
    await database.close();
    throw new Error('Production refuses to start: the database has demo accounts.');
  }
  const ctx = createContext({
    db: database.db,
    pool: database.pool,
    client: new Client({ connection, namespace: config.temporal.namespace }),
    settings: config.settings,
    fileStore: directoryFileStore(config.fileStoreDir),
    logger,
  });
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, createApp(ctx));
  await listen(server, config);
  logger.info({ host: config.host, port: config.port }, 'api started');
  const stopWatching = keepSchemesWatched(ctx);
  await stopped(server, logger);
  stopWatching();
  await Promise.allSettled([database.close(), connection.close()]);
  logger.info('api stopped');
}

function listen(server: Server, config: ApiConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, () => resolve());
  });
}

/** Resolves after SIGINT or SIGTERM, when running requests have been answered (or after a limit). */
function stopped(server: Server, logger: Logger): Promise<void> {
  return new Promise((resolve) => {
    const stop = (signal: string) => {
      logger.info({ signal }, 'api is stopping');
      server.close(() => resolve());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS).unref();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

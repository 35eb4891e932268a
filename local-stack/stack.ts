import { createHash, createHmac } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StackConfig } from './config';
import { errorReporter, isPostgresError, isTemporalError } from './console';
import { StackError } from './errors';
import { choosePort, MAX_TEMPORAL_PORT } from './ports';
import { ensureDatabase, startPostgres } from './postgres';
import { isEnterable, SHARED_FOLDER, serverUser } from './postgresBinaries';
import type { StackSecrets } from './secrets';
import type { Service } from './services';
import { type Supervised, supervise } from './supervisor';
import { chooseTemporal, startTemporal } from './temporal';
import { ensureNamespace, requireTemporal } from './temporalConnection';

/** Everything that the steps of a start have in common. */
export interface StackContext {
  root: string;
  config: StackConfig;
  secrets: StackSecrets;
  logDir: string;
  runDir: string;
  say: (line: string) => void;
  /** Started processes, the last one first: the order in which they are stopped. */
  running: Supervised[];
}

/** The ports of one start. */
export interface StackPorts {
  api: number;
  health: number;
  bank: number;
  messages: number;
  postgres: number;
  temporal: number;
}

const WISHES = [
  ['api', 'the web interface', 'PORT', 8080],
  ['health', "the worker's health page", 'HEALTH_PORT', 8081],
  ['bank', 'the bank simulator', 'BANK_PORT', 8082],
  ['messages', 'the message simulator', 'MESSAGES_PORT', 8083],
  ['postgres', 'PostgreSQL', 'POSTGRES_PORT', 54329],
  ['temporal', 'the Temporal server', 'TEMPORAL_PORT', 7233],
] as const;

/** Chooses a port for each process that will run here. @throws StackError when an explicitly set one is busy. */
export async function choosePorts(context: StackContext): Promise<StackPorts> {
  const { config, say } = context;
  const taken = new Set<number>();
  const ports: StackPorts = { api: 0, health: 0, bank: 0, messages: 0, postgres: 0, temporal: 0 };
  const elsewhere = new Set([config.DATABASE_URL && 'postgres', config.TEMPORAL_ADDRESS && 'temporal']);
  // Explicit wishes first, so that nobody's default takes them.
  const wishes = [...WISHES].sort(
    (a, b) => Number(config[b[2]] !== undefined) - Number(config[a[2]] !== undefined),
  );
  for (const [key, purpose, variable, preferred] of wishes) {
    if (elsewhere.has(key)) continue;
    const explicit = config[variable];
    ports[key] = await choosePort({ purpose, variable, explicit, preferred }, taken);
    if (explicit === undefined && ports[key] !== preferred) {
      say(`  port ${preferred} is in use: ${purpose} takes ${ports[key]} (choose with ${variable}=…)`);
    }
  }
  if (ports.temporal > MAX_TEMPORAL_PORT) {
    throw new StackError(
      `TEMPORAL_PORT=${ports.temporal} is too high: the Temporal server takes ports up to ${MAX_TEMPORAL_PORT}.`,
      'Choose a lower one: TEMPORAL_PORT=7234 npm start',
    );
  }
  return ports;
}

/**
 * Where PostgreSQL's data goes: into the data folder. When we are root and the account that runs PostgreSQL cannot
 * enter it (such as below /root), into a folder of {@link SHARED_FOLDER} that belongs to this data folder.
 */
function postgresFolder(context: StackContext): string {
  const { dataDir } = context.config;
  if (!serverUser() || isEnterable(dataDir)) return join(dataDir, 'postgres');
  // The password is part of the name: who removes the data folder begins with an empty database here too.
  const hash = createHash('sha256').update(`${dataDir}\0${context.secrets.databasePassword}`).digest('hex');
  const folder = join(SHARED_FOLDER, hash.slice(0, 12), 'postgres');
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  context.say(`  the account "postgres" cannot enter ${dataDir}: the database is kept in ${folder}`);
  return folder;
}

/** PostgreSQL from DATABASE_URL, or one of our own, kept running. @returns the address of the product's database. */
export async function providePostgres(context: StackContext, port: number): Promise<string> {
  const { config, logDir, runDir, say, secrets } = context;
  if (config.DATABASE_URL) {
    const name = new URL(config.DATABASE_URL).pathname.slice(1);
    await ensureDatabase(config.DATABASE_URL, name);
    return config.DATABASE_URL;
  }
  const logFile = join(logDir, 'postgres.log');
  const dataDir = postgresFolder(context);
  let url = (_database: string): string => '';
  const server = await supervise({
    name: 'postgres',
    say,
    start: async () => {
      const postgres = await startPostgres({
        dataDir,
        port,
        password: secrets.databasePassword,
        logFile,
        runDir,
        onLine: errorReporter('postgres', isPostgresError, logFile, say),
      });
      url = postgres.url;
      return postgres.process;
    },
  });
  context.running.unshift(server);
  await ensureDatabase(url('postgres'), 'yingshang');
  return url('yingshang');
}

/** Temporal from TEMPORAL_ADDRESS, or one of our own, kept running; with the namespace. @returns its address. */
export async function provideTemporal(
  context: StackContext,
  port: number,
  databaseUrl: string,
): Promise<string> {
  const { config, logDir, runDir, say } = context;
  const choice = await chooseTemporal((line) => say(`  ${line}`), {
    ...process.env,
    TEMPORAL_ADDRESS: config.TEMPORAL_ADDRESS ?? '',
  });
  const target = { tls: config.TEMPORAL_TLS, apiKey: config.TEMPORAL_API_KEY };
  if (choice.kind === 'external') {
    await requireTemporal({ ...target, address: choice.address });
    await ensureNamespace(
      { ...target, address: choice.address },
      config.TEMPORAL_NAMESPACE,
      config.TEMPORAL_RETENTION_DAYS,
    );
    return choice.address;
  }
  const logFile = join(logDir, 'temporal.log');
  const temporal = await startTemporal({
    choice,
    dataDir: join(config.dataDir, 'temporal'),
    port,
    databaseUrl,
    logFile,
    runDir,
    onLine: errorReporter('temporal', isTemporalError, logFile, say),
  });
  let first: typeof temporal.process | undefined = temporal.process;
  const server = await supervise({
    name: 'temporal',
    say,
    start: async () => {
      const already = first;
      first = undefined;
      return already ?? temporal.restart();
    },
  });
  context.running.unshift(server);
  await ensureNamespace(
    { address: temporal.address },
    config.TEMPORAL_NAMESPACE,
    config.TEMPORAL_RETENTION_DAYS,
  );
  return temporal.address;
}

/** The product's own processes with their environments, in the order in which they are started. */
export function services(
  context: StackContext,
  ports: StackPorts,
  addresses: { database: string; temporal: string },
): { migrateEnv: NodeJS.ProcessEnv; services: Service[]; uiUrl: string; messagesUrl: string } {
  const { config, secrets, root } = context;
  const host = config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST;
  const api = `http://${host}:${ports.api}`;
  const messages = `http://127.0.0.1:${ports.messages}`;
  const messageSecret = createHmac('sha256', secrets.sessionSecret).update('messages').digest('hex');
  const shared: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'development',
    DATABASE_URL: addresses.database,
    TEMPORAL_ADDRESS: addresses.temporal,
    TEMPORAL_NAMESPACE: config.TEMPORAL_NAMESPACE,
    TEMPORAL_TLS: String(config.TEMPORAL_TLS),
    DEMO_MODE: String(config.DEMO_MODE),
    BANK_CALLBACK_SECRET: secrets.bankCallbackSecret,
  };
  const list: Service[] = [
    {
      name: 'bank',
      script: 'dist/local-stack/bank/server.js',
      env: {
        ...shared,
        BANK_PORT: String(ports.bank),
        BANK_DATABASE_URL: addresses.database,
        BANK_CALLBACK_URL: `${api}/api/bank/callback`,
      },
      readyUrl: `http://127.0.0.1:${ports.bank}/ready`,
    },
    {
      name: 'messages',
      script: 'dist/local-stack/messages/server.js',
      env: {
        ...shared,
        MESSAGES_PORT: String(ports.messages),
        MESSAGES_DATABASE_URL: addresses.database,
        MESSAGE_SECRET: messageSecret,
      },
      readyUrl: `${messages}/ready`,
    },
    {
      name: 'worker',
      script: 'dist/activities/worker.js',
      env: {
        ...shared,
        BANK_URL: `http://127.0.0.1:${ports.bank}`,
        EVALUATION_SECRET: createHmac('sha256', secrets.sessionSecret).update('evaluation').digest('hex'),
        MESSAGE_URL: messages,
        MESSAGE_SECRET: messageSecret,
        PUBLIC_URL: config.PUBLIC_URL ?? api,
        HEALTH_HOST: '127.0.0.1',
        HEALTH_PORT: String(ports.health),
        WORKFLOW_BUNDLE: join(root, 'dist/workflow-bundle.js'),
      },
      readyUrl: `http://127.0.0.1:${ports.health}/ready`,
    },
    {
      name: 'api',
      script: 'dist/api/server.js',
      env: {
        ...shared,
        HOST: config.HOST,
        PORT: String(ports.api),
        PUBLIC_URL: config.PUBLIC_URL ?? api,
        SESSION_SECRET: secrets.sessionSecret,
        RATING_SECRET: createHmac('sha256', secrets.sessionSecret).update('rating').digest('hex'),
        FILE_STORE_DIR: join(config.dataDir, 'files'),
        UI_DIR: join(root, 'dist/ui'),
      },
      readyUrl: `${api}/ready`,
    },
  ];
  return { migrateEnv: shared, services: list, uiUrl: api, messagesUrl: messages };
}

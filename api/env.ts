import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** What the API reads from the environment; nothing else in `api/` looks at it. */
const ApiEnv = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  DATABASE_URL: z.string().min(1),
  TEMPORAL_ADDRESS: z.string().min(1).default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('yingshang'),
  TEMPORAL_TLS: flag.default(false),
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  TASK_QUEUE: z.string().min(1).default('yingshang'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DEMO_MODE: flag.default(false),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  PUBLIC_URL: z.url().optional(),
  SESSION_SECRET: z.string().min(32),
  FILE_STORE_DIR: z.string().min(1),
  UI_DIR: z.string().min(1).default('dist/ui'),
  BANK_CALLBACK_SECRET: z.string().min(32),
  RATING_SECRET: z.string().min(32),
  TRUSTED_PROXIES: z.string().min(1).default('loopback'),
});

/** Settings of the application itself, apart from how it reaches its servers. */
export interface ApiSettings {
  production: boolean;
  demoMode: boolean;
  /** Origins from which a browser may write; the address of the request itself is always allowed. */
  publicUrl: string | null;
  sessionSecret: string;
  bankCallbackSecret: string;
  /** Signs the codes at windows and visits; hashes what ratings are told apart by. A new one makes all codes invalid. */
  ratingSecret: string;
  /** Addresses (or `loopback`, `uniquelocal`), comma-separated, whose word on the client's address is taken. */
  trustedProxies: string;
  taskQueue: string;
  namespace: string;
  uiDir: string;
  /** Longest wait for one step of a process, in milliseconds. */
  stepTimeoutMs: number;
  session: { idleMs: number; absoluteMs: number; touchMs: number };
  /**
   * Requests per minute and client; failed logins per ten minutes, by client and name and by client alone; requests of
   * raters per minute and address, behind which a whole hall may stand; of readers of bulletins, likewise an office.
   */
  limits: {
    requestsPerMinute: number;
    failedLogins: number;
    failedLoginsPerClient: number;
    ratingRequestsPerMinute: number;
    bulletinRequestsPerMinute: number;
  };
}

export interface ApiConfig {
  settings: ApiSettings;
  databaseUrl: string;
  temporal: { address: string; namespace: string; tls: boolean; apiKey: string | undefined };
  host: string;
  port: number;
  logLevel: string;
  fileStoreDir: string;
}

const HOUR = 3_600_000;
const DEMO_SECRET = /demo|example|change|secret|test|0000|1234/i;

/**
 * Reads the environment once. Throws a readable error that names every variable that is wrong; production refuses
 * the demo mode and secrets that look like those of the demo.
 */
export function readConfig(source: Record<string, string | undefined>): ApiConfig {
  const parsed = ApiEnv.safeParse(source);
  if (!parsed.success) throw new Error(`Environment of the API:\n${z.prettifyError(parsed.error)}`);
  const env = parsed.data;
  if (env.NODE_ENV === 'production') refuseDemo(env);
  return {
    settings: {
      production: env.NODE_ENV === 'production',
      demoMode: env.DEMO_MODE,
      publicUrl: env.PUBLIC_URL ?? null,
      sessionSecret: env.SESSION_SECRET,
      bankCallbackSecret: env.BANK_CALLBACK_SECRET,
      ratingSecret: env.RATING_SECRET,
      taskQueue: env.TASK_QUEUE,
      namespace: env.TEMPORAL_NAMESPACE,
      uiDir: env.UI_DIR,
      ...DEFAULTS,
      trustedProxies: env.TRUSTED_PROXIES,
    },
    databaseUrl: env.DATABASE_URL,
    temporal: {
      address: env.TEMPORAL_ADDRESS,
      namespace: env.TEMPORAL_NAMESPACE,
      tls: env.TEMPORAL_TLS,
      apiKey: env.TEMPORAL_API_KEY,
    },
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    fileStoreDir: env.FILE_STORE_DIR,
  };
}

/** Values that no operator has needed to change so far; tests pass their own. */
export const DEFAULTS = {
  trustedProxies: 'loopback',
  stepTimeoutMs: 30_000,
  session: { idleMs: 8 * HOUR, absoluteMs: 12 * HOUR, touchMs: 60_000 },
  limits: {
    requestsPerMinute: 1200,
    failedLogins: 10,
    failedLoginsPerClient: 100,
    ratingRequestsPerMinute: 3000,
    bulletinRequestsPerMinute: 600,
  },
} satisfies Partial<ApiSettings>;

function refuseDemo(env: z.output<typeof ApiEnv>): void {
  const reasons: string[] = [];
  if (env.DEMO_MODE) reasons.push('DEMO_MODE must not be on');
  if (DEMO_SECRET.test(env.SESSION_SECRET)) reasons.push('SESSION_SECRET looks like a demo value');
  if (DEMO_SECRET.test(env.BANK_CALLBACK_SECRET))
    reasons.push('BANK_CALLBACK_SECRET looks like a demo value');
  if (DEMO_SECRET.test(env.RATING_SECRET)) reasons.push('RATING_SECRET looks like a demo value');
  if (!env.PUBLIC_URL?.startsWith('https://')) reasons.push('PUBLIC_URL must be an https address');
  if (reasons.length) throw new Error(`Production refuses to start: ${reasons.join('; ')}.`);
}

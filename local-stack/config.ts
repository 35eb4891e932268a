import { resolve } from 'node:path';
import { z } from 'zod';
import { StackError } from './errors';

const port = z.coerce.number().int().min(1).max(65_535).optional();
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

const schema = z.object({
  YINGSHANG_DATA: z.string().min(1).default('.data'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port,
  HEALTH_PORT: port,
  BANK_PORT: port,
  MESSAGES_PORT: port,
  POSTGRES_PORT: port,
  TEMPORAL_PORT: port,
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z.string().min(1).optional(),
  TEMPORAL_ADDRESS: z.string().min(1).optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).default('yingshang'),
  TEMPORAL_TLS: flag.default(false),
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  /** Days for which the engine keeps the histories of closed workflows. */
  TEMPORAL_RETENTION_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
  DEMO_MODE: flag.default(true),
  /** For people who work on the interface with Vite's own server. */
  SKIP_UI_BUILD: flag.default(false),
});

/** What `npm start` reads from its environment. */
export type StackConfig = Omit<z.infer<typeof schema>, 'YINGSHANG_DATA'> & { dataDir: string };

/**
 * Reads the environment of `npm start`; empty variables count as not set.
 * @throws StackError naming every variable that cannot be used.
 */
export function readStackConfig(env: NodeJS.ProcessEnv, root: string): StackConfig {
  if (env.NODE_ENV === 'production') {
    throw new StackError(
      'npm start is the whole system with demo data on one machine, not for production (NODE_ENV=production is set).',
      'Unset NODE_ENV, or run the processes one by one: npm run migrate, npm run worker, npm run api.',
    );
  }
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new StackError(
      `The environment cannot be used: ${problems.join('; ')}`,
      'Correct or unset these variables.',
    );
  }
  const { YINGSHANG_DATA, ...rest } = parsed.data;
  return { ...rest, dataDir: resolve(root, YINGSHANG_DATA) };
}

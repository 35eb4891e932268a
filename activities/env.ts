import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  DATABASE_URL: z.string().min(1),
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('yingshang'),
  TEMPORAL_TLS: flag.default(false),
  TEMPORAL_API_KEY: z.string().optional(),
  TASK_QUEUE: z.string().default('yingshang'),
  WORKFLOW_BUNDLE: z.string().default('dist/workflow-bundle.js'),
  BANK_URL: z.url(),
  BANK_CALLBACK_SECRET: z.string().min(32),
  /** Signs invitations and seals ballots of the direct evaluation; without it no round can be opened. */
  EVALUATION_SECRET: z.string().min(32).optional(),
  /** Where invitations are handed over, with the secret of the signatures; without them they wait. */
  MESSAGE_URL: z.url().or(z.literal('')).optional(),
  MESSAGE_SECRET: z.string().min(32).or(z.literal('')).optional(),
  /** Address of the interface, for the links in invitations. */
  PUBLIC_URL: z.url().or(z.literal('')).optional(),
  HEALTH_HOST: z.string().default('127.0.0.1'),
  HEALTH_PORT: z.coerce.number().int().min(1).max(65_535).default(8081),
  /** Seconds between two looks for steps that the database knows and the engine does not. */
  RECONCILE_SECONDS: z.coerce.number().int().min(1).default(30),
});

export type WorkerEnv = z.infer<typeof schema>;

/** Reads the worker's environment once; throws one message that names every variable that is missing or wrong. */
export function readWorkerEnv(source: NodeJS.ProcessEnv): WorkerEnv {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`worker environment: ${problems.join('; ')}`);
}
